"""Sets the record of counting: time, panel, electors, papers, the table of lines, result."""

from documents.acts import wording
from documents.acts.composition.setter import Block, Setter
from documents.acts.counting_record import CountingRecord
from documents.acts.minutes import Person


def body(setter: Setter, record: CountingRecord) -> list[Block]:
    """The blocks between title and signatures."""
    table = setter.table(record.head, record.rows, record.widths)
    parts: list[tuple[str, list[Block]]] = [
        ("Thời gian, địa điểm", [setter.paragraph(text) for text in record.sitting]),
        ("Ban kiểm phiếu" if record.panel else "Bỏ phiếu, kiểm phiếu", _panel(setter, record)),
        ("Số người bầu và số phiếu", [setter.paragraph(text) for text in (*record.electors, *record.papers)]),
        ("Kết quả kiểm phiếu", [table]),
        ("Kết luận", [setter.paragraph(text) for text in record.result]),
    ]
    blocks: list[Block] = []
    for number, (title, lines) in enumerate(parts, start=1):
        blocks += [setter.section(wording.roman(number), title), *lines]
    return setter.finished([*blocks, setter.paragraph(record.closing)])


def _panel(setter: Setter, record: CountingRecord) -> list[Block]:
    last = len(record.panel) - 1
    return [
        setter.paragraph(f"- {_named(one, record.address)}{'.' if place == last else ';'}")
        for place, one in enumerate(record.panel)
    ] + [setter.paragraph(text) for text in record.custody]


def _named(person: Person, address: str) -> str:
    office = f", {person.office}" if person.office else ""
    return f"{wording.upper_first(address)} {person.name}{office}"
