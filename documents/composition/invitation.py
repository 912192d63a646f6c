"""The invitation of one attendee, with the sheet that carries their own code."""

from django.utils import timezone

from agenda.access import visible_items
from documents.acts import AttendanceCard, Invitation, Invitee, Signature, qr_png, wording
from documents.composition.letterhead import gathering, letterhead
from documents.lines import archive_line
from documents.signatories import signatory_of
from documents.states import ActKind
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role

BRING = ("Đại biểu mang theo máy tính bảng, không phát tài liệu giấy.",)
AT_THE_DOOR = (
    "Đưa mã này cho thư ký quét ở cửa phòng họp, hoặc tự quét mã trên màn hình ở cửa bằng máy tính bảng của đồng chí.",
    "Mã dành riêng cho đồng chí, đề nghị không chuyển cho người khác.",
)


def compose_invitation(attendee: Attendee, link: str) -> Invitation:
    """The attendee's copy; `link` is the address behind their code.

    It names only the items that this attendee may know of (Quyết định 45/2018/QĐ-TTg: chair, people,
    content, time, place, what to prepare).
    """
    meeting = attendee.meeting
    start = timezone.localtime(meeting.starts_at)
    items = visible_items(attendee.user, meeting)
    chair = meeting.attendees.filter(role=Role.CHAIR).select_related("user").first()
    body = meeting.body
    return Invitation(
        letterhead=letterhead(meeting, timezone.localdate(meeting.convened_at) if meeting.convened_at else None),
        abstract=wording.invitation_abstract(body.short_name, meeting.ordinal, gathering(meeting)),
        inviter=body.short_name,
        participants=_participants(meeting),
        topics=tuple(item.shown_title for item in items),
        chair=f"đồng chí {chair.user.full_name}, {chair.title}" if chair else "",
        day=start.date(),
        at=start.time(),
        place=meeting.place,
        papers=BRING,
        requests=_requests(meeting),
        signature=_signature(meeting),
        recipients=_recipients(meeting),
        invitee=Invitee(name=attendee.user.full_name, office=attendee.title),
        card=AttendanceCard(qr_png=qr_png(link), meeting=meeting.title, instructions=AT_THE_DOOR),
    )


def _participants(meeting: Meeting) -> tuple[str, ...]:
    lines = [f"Các đồng chí Ủy viên {meeting.body.short_name}"]
    if meeting.attendees.filter(role__in=[Role.INVITED, Role.OBSERVER]).exists():
        lines.append("Đại biểu mời theo từng nội dung")
    return tuple(lines)


def _requests(meeting: Meeting) -> tuple[str, ...]:
    """What the office asks to prepare, and to answer before the day; called on the day itself, before the hour."""
    start = timezone.localtime(meeting.starts_at)
    before = f"ngày {wording.short_day(start.date())}"
    if meeting.convened_at and timezone.localdate(meeting.convened_at) >= start.date():
        before = f"{wording.clock(start.time())}, {before}"
    answer = f"Đề nghị đồng chí xác nhận tham dự trên hệ thống trước {before}."
    return (*wording.paragraphs_of(meeting.note), answer)


def _signature(meeting: Meeting) -> Signature:
    row = signatory_of(meeting, ActKind.INVITATION)
    if row is None:
        return Signature(title="", name="")
    return Signature(authority=row.authority, title=row.title, name=row.user.full_name)


def _recipients(meeting: Meeting) -> tuple[str, ...]:
    """Those invited, and the archive line as the office words it under its notices (its last line)."""
    last = archive_line(meeting.pk)
    return ("Như thành phần mời", last) if last else ("Như thành phần mời",)
