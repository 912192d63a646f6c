"""Sets the summary of a written consultation: request, result, comments with replies, changes, conclusion."""

from documents.acts import wording
from documents.acts.composition.setter import Block, Setter
from documents.acts.minutes import Person
from documents.acts.opinion_summary import OpinionGroup, OpinionSummary, SummaryComment


def body(setter: Setter, summary: OpinionSummary) -> list[Block]:
    """The blocks between title and signature."""
    address = summary.address
    comments: list[Block] = []
    for number, section in enumerate(summary.sections, start=1):
        comments.append(setter.item(number, section.heading, 3))
        for comment in section.comments:
            comments += _comment(setter, comment, address)
    parts = [
        ("Việc lấy ý kiến", [setter.paragraph(text) for text in summary.request]),
        ("Kết quả", [setter.paragraph(text) for text in summary.result] + _groups(setter, summary.groups, address)),
        ("Ý kiến cụ thể và giải trình, tiếp thu", comments or [setter.paragraph("Không có ý kiến cụ thể.")]),
        ("Nội dung còn ý kiến khác nhau", [setter.paragraph(text) for text in summary.disputed]),
        ("Những nội dung đã chỉnh sửa", [setter.paragraph(text) for text in summary.changes]),
        ("Kết luận", [setter.paragraph(text) for text in summary.conclusion]),
    ]
    blocks: list[Block] = []
    for number, (title, lines) in enumerate([part for part in parts if part[1]], start=1):
        blocks += [setter.section(wording.roman(number), title), *lines]
    return setter.finished(blocks)


def _groups(setter: Setter, groups: tuple[OpinionGroup, ...], address: str) -> list[Block]:
    return [
        setter.paragraph(_named(group.people, address), label=f"- {group.answer} ({len(group.people)}):")
        for group in groups
    ]


def _named(people: tuple[Person, ...], address: str) -> str:
    return f"{address} " + "; ".join(person.name for person in people) + "." if people else "không."


def _comment(setter: Setter, comment: SummaryComment, address: str) -> list[Block]:
    author = comment.author
    who = ", ".join(part for part in (author.name, author.office) if part)
    note = f" ({author.note})" if author.note else ""
    first, *rest = comment.text
    blocks = [setter.paragraph(first, label=f"- {wording.upper_first(address)} {who}{note}:")]
    blocks += [setter.paragraph(text) for text in rest]
    if not comment.verdict:
        return [*blocks, setter.paragraph("chưa có.", label="Giải trình, tiếp thu:")]
    reply, *more = comment.reply or ("",)
    said = f"{wording.lower_first(comment.verdict)}. {reply}" if reply else f"{wording.lower_first(comment.verdict)}."
    blocks.append(setter.paragraph(said, label="Giải trình, tiếp thu:"))
    return blocks + [setter.paragraph(text) for text in more]
