"""What of an issued notice concerns one office: the items it put up or has a task in, and its own tasks."""

from dataclasses import replace

from agenda.models import Item, Task
from agenda.models.item import ItemKind
from documents.acts import (
    ConclusionItem,
    ConclusionNotice,
    Copied,
    ExtractItem,
    ExtractTask,
    NoticeExtract,
    Signature,
    wording,
)
from documents.acts.wording.copies import signed_name
from documents.composition.tasks import sentence
from meetings.models import Meeting
from people.models import Office


def compose_extract(meeting: Meeting, notice: ConclusionNotice, written: str, office: Office) -> NoticeExtract | None:
    """The extract of a numbered notice (`written`: "87-TB/ĐU") for an office; None if nothing in it concerns them.

    Number and signature of the copy are put on by `copied`.
    """
    concerns = _concerns(meeting, office)
    items = tuple(_item(item, concerns[item.heading]) for item in notice.items if item.heading in concerns)
    if not items:
        return None
    day = notice.letterhead.date
    dated = f", ngày {wording.short_day(day)}" if day else ""
    return NoticeExtract(
        letterhead=notice.letterhead,
        reference=notice.reference,
        abstract=notice.abstract,
        opening=notice.opening,
        items=items,
        total=len(notice.items),
        note=f"Bản trích này gồm các nội dung, nhiệm vụ liên quan đến {office.name}, trích nguyên văn từ Thông báo "
        f"số {written}{dated}.",
        signature=Signature(
            authority=notice.signature.authority, title=notice.signature.title, name=signed_name(notice.signature.name)
        ),
        recipients=(office.name, *(line for line in notice.recipients if wording.stays_in_archive(line))),
        marks=notice.marks,
    )


def copied(extract: NoticeExtract, number: int, signature: Signature) -> NoticeExtract:
    """The extract as a copy with a number of its own; below its end who copied it, and for whom."""
    end = Copied(
        letterhead=extract.letterhead,
        reference=replace(extract.reference, number=number),
        signature=signature,
        recipients=extract.recipients,
    )
    return replace(extract, recipients=(), copied=end)


def register_line(written: str, office: Office) -> str:
    """What the register says of a copy: of which notice ("87-TB/ĐU"), and to whom it went."""
    return f"trích sao {written} (gửi {office.name})"[:400]


def _concerns(meeting: Meeting, office: Office) -> dict[str, frozenset[str]]:
    """By heading the items that concern the office, with the sentences of its tasks; no state secret."""
    found: dict[str, frozenset[str]] = {}
    for item in meeting.items.filter(secrecy="").order_by("position"):
        own = frozenset(sentence(task) for task in _tasks(item) if _has(task, office))
        if own or (item.office_id == office.pk and not item.restricted):
            heading = wording.heading_of(item.title, general=item.kind == ItemKind.GENERAL)
            found[heading] = found.get(heading, frozenset()) | own
    return found


def _tasks(item: Item) -> list[Task]:
    return list(item.tasks.select_related("lead").prefetch_related("others").order_by("position"))


def _has(task: Task, office: Office) -> bool:
    return task.lead_id == office.pk or any(other.pk == office.pk for other in task.others.all())


def _item(item: ConclusionItem, own: frozenset[str]) -> ExtractItem:
    tasks = [ExtractTask(number=number, text=text) for number, text in enumerate(item.tasks, 1) if text in own]
    return ExtractItem(
        number=item.number, heading=item.heading, paragraphs=item.paragraphs, tasks=tuple(tasks), of=len(item.tasks)
    )
