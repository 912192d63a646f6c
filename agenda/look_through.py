"""Members look through the draft conclusions before the meeting is closed: each agrees or leaves a remark."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agenda.access import must_lead
from agenda.drafting import seen
from agenda.events import ConclusionsLookedAt, LookThroughAsked, LookThroughEnded
from agenda.models import Conclusion, Item, Look, LookThrough, Recusal
from meetings import journal
from meetings.attendance import present
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role
from meetings.states import IN_SESSION
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal, Stale

LONGEST: Final = 2000  # characters of a remark


class Mark(NamedTuple):
    """Stands for the text and the tasks of a conclusion as somebody saw them; `revision` is that of the text."""

    seen: str
    revision: int


class NotInSession(Refusal):
    """Members are asked while the meeting runs."""


class NothingToLookAt(Refusal):
    """No item has a draft conclusion that tablets may show."""


class NotAsked(NotAllowed):
    message = gettext_lazy("Dự thảo kết luận không còn chờ ý kiến của đồng chí.")


def drafts(meeting: Meeting) -> list[Item]:
    """The items whose conclusion is looked through: those that say something and that every tablet may show."""
    items = Item.objects.filter(meeting=meeting, secrecy="", restricted=False).select_related("conclusion")
    found = list(items.prefetch_related("tasks__lead", "tasks__others").order_by("position"))
    for item in found:
        item.meeting = meeting
    return [item for item in found if item.tasks.all() or _text(item).strip()]


def _text(item: Item) -> str:
    conclusion: Conclusion | None = getattr(item, "conclusion", None)
    return conclusion.text if conclusion else ""


def mark(item: Item) -> Mark:
    """The mark of an item's conclusion as it is."""
    conclusion: Conclusion | None = getattr(item, "conclusion", None)
    return Mark(seen(item, conclusion), conclusion.revision if conclusion else 0)


def asked(meeting: Meeting) -> QuerySet[Attendee]:
    """Who is asked: the members in the room but the chair, and who answered before they left."""
    members = Attendee.objects.filter(meeting=meeting, is_member=True).exclude(role=Role.CHAIR)
    answered = Look.objects.filter(item__meeting=meeting).order_by().values("attendee")
    return members.filter(Q(pk__in=present(meeting)) | Q(pk__in=answered)).select_related("user")


def running(meeting: Meeting) -> LookThrough | None:
    """The request that members may answer now."""
    if meeting.state not in IN_SESSION:
        return None
    return LookThrough.objects.filter(meeting=meeting, ended_at=None).select_related("asked_by").first()


@transaction.atomic
def ask_look(*, meeting: Meeting, by: User, at: datetime) -> LookThrough:
    """Asks the members to look through the drafts; asking twice is harmless, asking after an end goes on.

    Raises `NotInSession`, `NothingToLookAt`, `NotAllowed`.
    """
    meeting = journal.lock(meeting.pk)
    must_lead(by, meeting)
    if meeting.state not in IN_SESSION:
        raise NotInSession(_("Chỉ đề nghị thành viên xem dự thảo kết luận khi đang họp, trước khi bế mạc."))
    if not drafts(meeting):
        raise NothingToLookAt(_("Chưa có dự thảo kết luận nào để xem. Soạn kết luận trước."))
    known = LookThrough.objects.filter(meeting=meeting).first()
    if known is not None and known.ended_at is None:
        return known
    made, _new = LookThrough.objects.update_or_create(
        meeting=meeting, defaults={"asked_by": by, "asked_at": at, "ended_at": None}
    )
    journal.record(meeting, LookThroughAsked(asked=asked(meeting).count()), by=by, at=at)
    return made


@transaction.atomic
def end_look(*, meeting: Meeting, by: User, at: datetime) -> None:
    """Nobody is asked any more; what was said stays. Ending twice is harmless. Raises `NotAllowed`."""
    meeting = journal.lock(meeting.pk)
    must_lead(by, meeting)
    if LookThrough.objects.filter(meeting=meeting, ended_at=None).update(ended_at=at):
        journal.record(meeting, LookThroughEnded(), by=by, at=at)


@transaction.atomic
def look(*, meeting: Meeting, at_marks: Mapping[UUID, Mark], text: str = "", by: User, at: datetime) -> list[Look]:
    """A member agrees with the conclusions on these items (no `text`), or leaves a remark on them.

    `at_marks` gives for each item the mark of what was on the screen; the last word on a text counts. Nobody agrees
    with a text that they have not seen: `Stale` when one was changed meanwhile (nothing is kept then). A remark stands
    with the text it was written on. Raises `NotAsked`, `BadInput`.
    """
    meeting = journal.lock(meeting.pk)
    attendee = asked(meeting).filter(user=by).first()
    if attendee is None or running(meeting) is None:
        raise NotAsked
    if len(text) > LONGEST:
        raise BadInput(_("Ý kiến dài quá %s ký tự. Đồng chí rút gọn rồi gửi lại.") % LONGEST)
    shown = {item.pk: item for item in shown_to(meeting, attendee)}
    if not at_marks or not set(at_marks) <= set(shown):
        raise Stale(_("Dự thảo kết luận vừa thay đổi. Đồng chí xem lại rồi trả lời."))
    if not text and any(mark(shown[key]) != seen_as for key, seen_as in at_marks.items()):
        raise Stale(_("Dự thảo kết luận vừa được sửa. Đồng chí xem lại bản mới rồi trả lời."))
    kept = [
        Look.objects.update_or_create(
            item=shown[key],
            attendee=attendee,
            seen=seen_as.seen,
            defaults={"text": text.strip(), "at": at, "revision": seen_as.revision},
        )[0]
        for key, seen_as in at_marks.items()
    ]
    answered = Look.objects.filter(item__meeting=meeting).order_by().values("attendee").distinct().count()
    fact = ConclusionsLookedAt(answered=answered, asked=asked(meeting).count())
    journal.record(meeting, fact, by=by, at=at)
    return kept


def shown_to(meeting: Meeting, attendee: Attendee) -> list[Item]:
    """The drafts that a member looks through: those of the items that they take part in."""
    gone = set(Recusal.objects.filter(item__meeting=meeting, attendee=attendee).values_list("item_id", flat=True))
    return [item for item in drafts(meeting) if item.pk not in gone]
