"""What is put into a conclusion from the record of the meeting: names of papers, quorum, who was there."""

from collections.abc import Iterable

from django.utils.translation import override

from agenda.models import Item
from agenda.sentences import Kind, Offer, register
from documents.quoting import papers_of
from meetings.attendance import quorum_of
from meetings.models import Attendee, Event
from people.models.standing import StandingKind

FEW = 5  # absent people who are named


@register
def papers(item: Item) -> Iterable[Offer]:
    """The papers of the item, each with the version that readers have now."""
    return [Offer(Kind.PAPER, f"paper:{one.paper}", str(one)) for one in papers_of(item)]


@register
def quorum(item: Item) -> Iterable[Offer]:
    """How many were there when the meeting was opened, and whether that was enough."""
    opening = Event.objects.filter(meeting=item.meeting_id, kind="MeetingOpened").first()
    if opening is None:
        return []
    present, members = opening.payload["present"], opening.payload["members"]
    basis = item.meeting.body.rules_basis or "quy chế làm việc"
    held = "bảo đảm" if present >= quorum_of(item.meeting).needed else "chưa bảo đảm"
    text = f"Khi khai mạc có mặt {present}/{members} đồng chí {_called(item)}, {held} túc số theo {basis}."
    return [Offer(Kind.QUORUM, "quorum", text)]


@register
def attendance(item: Item) -> Iterable[Offer]:
    """Who of the members came, as the minutes count them; who takes no part in the item."""
    if item.meeting.opened_at is None:
        return []
    members = list(Attendee.objects.filter(meeting=item.meeting_id, is_member=True).select_related("user"))
    came = set(Attendee.objects.filter(meeting=item.meeting_id, stays__isnull=False).values_list("pk", flat=True))
    members = [one for one in members if one.pk in came or one.standing != StandingKind.EXEMPT]
    absent = [one for one in members if one.pk not in came]
    text = f"Dự họp có {len(members) - len(absent)}/{len(members)} đồng chí {_called(item)}{_absent(absent)}."
    gone = item.recusals.select_related("attendee__user").order_by("attendee__position")
    return [
        Offer(Kind.ATTENDANCE, "attendance", text),
        *(
            Offer(
                Kind.ATTENDANCE,
                f"recusal:{one.attendee_id}",
                f"Đồng chí {one.attendee.user.full_name} không tham gia thảo luận và biểu quyết nội dung này.",
            )
            for one in gone
        ),
    ]


def _called(item: Item) -> str:
    """What a member of the body is called."""
    return "đảng viên" if item.meeting.body.is_cell else "ủy viên"


def _absent(people: list[Attendee]) -> str:
    if not people:
        return ""
    if len(people) > FEW:
        return f"; vắng {len(people)} đồng chí"
    return "; vắng: " + ", ".join(f"đồng chí {one.user.full_name}{_why(one)}" for one in people)


def _why(attendee: Attendee) -> str:
    """The noted kind of absence; the reason is nothing for a notice."""
    with override("vi"):
        return f" ({attendee.get_absence_display()})" if attendee.absence else ""
