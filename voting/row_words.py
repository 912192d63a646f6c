"""How results of grades, options and persons are said: on screens as the reader reads, in documents in Vietnamese."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from voting.kinds import Kind, Sheet
from voting.rules import Standing
from voting.tallies import Row, Tallied
from voting.ways import Ways
from voting.weighing import amount
from voting.wording import in_document, reason, share


def standing(kind: str, row: Row) -> str:
    """What became of a row, in a word or two; "" where the ballot decides nothing."""
    if not row.standing:
        return ""
    if row.standing == Standing.TIED:
        return _("Ngang phiếu, phải quyết định thêm")
    carried = row.standing == Standing.CARRIED
    if kind == Kind.TRUST:
        return _("Được tín nhiệm") if carried else _("Không đủ tín nhiệm")
    if row.standing == Standing.BEHIND:
        return _("Đủ số phiếu, xếp sau số được chọn")
    return _("Đạt") if carried else _("Không đạt")


def why(row: Row, base: str) -> str:
    """What a row needed and has: "Cần 7/12 …; có 6; thiếu 1"."""
    return reason(row.outcome, base) if row.outcome else ""


def headline(kind: str, counted: Tallied) -> str:
    """The result in one line; a tie is named before everything else."""
    tied = [row.text for row in counted.rows if row.standing == Standing.TIED]
    if tied:
        return _("Ngang phiếu: %s. Phải quyết định thêm") % "; ".join(tied)
    if kind == Kind.LEVELS:
        return _("Đã kiểm xong phiếu tín nhiệm")
    carried = [row.text for row in counted.rows if row.standing == Standing.CARRIED]
    if not carried:
        return {
            Kind.RATING: _("Không mức xếp loại nào đủ số phiếu"),
            Kind.OPTIONS: _("Không phương án nào đủ số phiếu"),
        }.get(Kind(kind), _("Không ai đủ số phiếu tín nhiệm"))
    said = "; ".join(carried)
    if kind == Kind.RATING:
        return _("Xếp loại: %s") % said
    if kind == Kind.TRUST:
        return _("Được tín nhiệm: %s") % said
    return _("Được chọn: %s") % said


def figures(sheet: Sheet, row: Row, scale: int = 0) -> list[tuple[str, str, str, str]]:
    """The marks of a row as (mark, label, count, share); of a grade or an option those who chose it alone.

    `scale`: units of weight to one vote, 0 where persons have no weights; with weights the share says how many people.
    """
    marks = [("yes", _("số phiếu"))] if sheet.kind in (Kind.RATING, Kind.OPTIONS) else list(sheet.marks)
    return [
        (value, str(label), _number(row, value, scale), _share(row, value))
        for value, label in marks
        if value != "blank" or row.counts.get(value)
    ]


def _number(row: Row, mark: str, scale: int) -> str:
    number = row.counts.get(mark, 0)
    return amount(number, scale) if scale else str(number)


def _share(row: Row, mark: str) -> str:
    said = share(row.share(mark))
    if row.people is None:
        return said
    people = row.people.get(mark, 0)
    return said + " · " + ngettext("%(n)s đồng chí", "%(n)s đồng chí", people) % {"n": people}


def document_rows(body: str, sheet: Sheet, counted: Tallied, ways: Ways | None = None) -> str:
    """The sentence for a conclusion, always in Vietnamese: every row with its counts, how the answers of a mixed room
    came, then what is decided."""
    with override("vi"):
        rows = "; ".join(row_sentences(sheet, counted)) + in_document(ways)
        said = {"body": body, "rows": rows, "result": headline(sheet.kind, counted)}
        return _("%(body)s bỏ phiếu: %(rows)s. %(result)s.") % said


def row_sentences(sheet: Sheet, counted: Tallied) -> list[str]:
    """Each row with its counts: "Nguyễn Văn A: tín nhiệm cao 9 (81,82%), tín nhiệm 1 (9,09%)"."""
    said = []
    scale = counted.persons.scale if counted.persons else 0
    for row in counted.rows:
        marks = figures(sheet, row, scale)
        if len(marks) == 1:
            whole = amount(row.base, scale) if scale else row.base
            said.append(f"{row.text} {marks[0][2]}/{whole} ({marks[0][3]})")
        else:
            counts = ", ".join(f"{label.lower()} {count} ({part})" for _mark, label, count, part in marks)
            said.append(f"{row.text}: {counts}")
    return said
