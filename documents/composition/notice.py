"""The conclusion notice of a meeting, composed from its conclusions and tasks."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from django.utils import timezone

from agenda.models import Item
from agenda.models.item import ItemKind
from documents.acts import ConclusionItem, ConclusionNotice, Reference, Signature, wording
from documents.composition.letterhead import gathering, letterhead
from documents.composition.tasks import sentences
from documents.lines import lines_of_meeting
from documents.models import Signatory
from meetings.models import Meeting
from meetings.models.attendee import Role


def compose_notice(
    meeting: Meeting,
    signatory: Signatory | None,
    *,
    number: int | None = None,
    day: date | None = None,
    left_out: Collection[str] = (),
) -> ConclusionNotice:
    """The notice as the conclusions stand now; `number` and `day` are None until it is issued.

    Only approved or drafted text of the conclusions goes in; an item without any text is left out. A
    state-secret item appears as its number and the fixed line, never more, or, if it is among `left_out` (keys), not
    at all; then its number is not missed either, as the rest is numbered anew.
    """
    body = meeting.body
    met_on = timezone.localdate(meeting.starts_at)
    return ConclusionNotice(
        letterhead=letterhead(meeting, day),
        reference=Reference(symbol=body.organisation.symbol, number=number),
        abstract=abstract(meeting),
        opening=(_opening(meeting, met_on),),
        items=tuple(_renumbered([item for item in (_item(row) for row in _rows(meeting, left_out)) if item])),
        closing=(wording.closing(body.short_name),),
        signature=signature_of(signatory),
        recipients=tuple(lines_of_meeting(meeting).values_list("text", flat=True)),
    )


def abstract(meeting: Meeting) -> str:
    """The subject line: "kết luận của … tại phiên họp thứ 18, ngày 12/11/2026"."""
    return wording.notice_abstract(
        meeting.body.short_name, timezone.localdate(meeting.starts_at), meeting.ordinal, gathering(meeting)
    )


def _opening(meeting: Meeting, day: date) -> str:
    chair = meeting.attendees.filter(role=Role.CHAIR).select_related("user").first()
    return wording.opening(
        body=meeting.body.short_name,
        day=day,
        chair=chair.user.full_name if chair else "",
        chair_office=chair.title if chair else "",
        ordinal=meeting.ordinal,
        khoa=meeting.term.ordinal,
        term=meeting.term.name.replace("-", " - ") if " - " not in meeting.term.name else meeting.term.name,
        gathering=gathering(meeting),
    )


def _rows(meeting: Meeting, left_out: Collection[str]) -> list[Item]:
    rows = meeting.items.select_related("conclusion", "meeting").order_by("position")
    return [item for item in rows if not (item.is_secret and str(item.pk) in left_out)]


def _item(item: Item) -> ConclusionItem | None:
    if item.is_secret:
        return ConclusionItem(
            number=item.position,
            heading=f"Nội dung số {item.position}",
            paragraphs=(wording.RESTRICTED_LINE,),
        )
    conclusion = getattr(item, "conclusion", None)
    paragraphs = wording.paragraphs_of(conclusion.text) if conclusion else ()
    if item.restricted and not paragraphs:
        paragraphs = (wording.RESTRICTED_LINE,)
    tasks = sentences(item)
    if not paragraphs and not tasks:
        return None
    return ConclusionItem(
        number=item.position,
        heading=wording.heading_of(item.title, general=item.kind == ItemKind.GENERAL),
        paragraphs=paragraphs,
        tasks=tasks,
    )


def _renumbered(items: list[ConclusionItem]) -> list[ConclusionItem]:
    return [replace(item, number=number) for number, item in enumerate(items, start=1)]


def signature_of(signatory: Signatory | None) -> Signature:
    if signatory is None:
        return Signature(title="", name="")
    return Signature(authority=signatory.authority, title=signatory.title, name=signatory.user.full_name)
