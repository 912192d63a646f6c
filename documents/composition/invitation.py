"""The invitation: the general copy, which is issued, and each attendee's own with the sheet that carries their code."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils import timezone
from django.utils.translation import override

from agenda.access import visible_items
from agenda.models import Item
from documents.acts import AttendanceCard, Invitation, Invitee, Reference, Signature, from_json, qr_png, wording
from documents.acts.wording.copies import signed_name
from documents.composition.letterhead import gathering, letterhead
from documents.composition.notice import signature_of
from documents.lines import archive_line
from documents.models import Act, Signatory
from documents.signatories import signatory_of
from documents.states import ActKind, ActState
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role

BRING = ("Đại biểu mang theo máy tính bảng, không phát tài liệu giấy.",)
AT_THE_DOOR = (
    "Đưa mã này cho thư ký quét ở cửa phòng họp, hoặc tự quét mã trên màn hình ở cửa bằng máy tính bảng của đồng chí.",
    "Mã dành riêng cho đồng chí, đề nghị không chuyển cho người khác.",
)


def compose_general_invitation(meeting: Meeting, signatory: Signatory | None) -> Invitation:
    """The copy that is numbered and signed, to nobody by name: what the agenda says, each secret item as its number.

    Chair, people, content, time, place, what to prepare (Quyết định 45/2018/QĐ-TTg).
    """
    made = _invitation(meeting, _titles(meeting.items.order_by("position")), signature_of(signatory))
    head = letterhead(meeting, None)  # number and day are those of the issue
    return replace(made, letterhead=head, reference=Reference(symbol=meeting.body.organisation.symbol))


def compose_invitation(attendee: Attendee, link: str) -> Invitation:
    """The attendee's copy; `link` is the address behind their code.

    It names only the items that this attendee may know of. With the number and day of the invitation that was issued
    and "(Đã ký)" before the signatory's name, unless the meeting is another one since then (`changed`).
    """
    meeting = attendee.meeting
    made = replace(
        _invitation(meeting, _titles(visible_items(attendee.user, meeting)), _signature(meeting)),
        invitee=Invitee(name=attendee.user.full_name, office=attendee.title),
        card=AttendanceCard(qr_png=qr_png(link), meeting=meeting.title, instructions=AT_THE_DOOR),
    )
    act = issued_invitation(meeting)
    if act is None or changed(act):
        return made
    frozen = from_json(act.content)
    signature = replace(frozen.signature, name=signed_name(frozen.signature.name))  # type: ignore[union-attr]
    return replace(made, letterhead=frozen.letterhead, reference=frozen.reference, signature=signature)


def issued_invitation(meeting: Meeting) -> Act | None:
    """The invitation that was issued for a meeting."""
    acts = Act.objects.filter(meeting=meeting, kind=ActKind.INVITATION, state=ActState.ISSUED)
    act = acts.select_related("signatory__user", "entry").first()
    if act is not None:
        act.meeting = meeting
    return act


def changed(act: Act) -> tuple[str, ...]:
    """What of an issued invitation the meeting is no longer like, in words: "thời gian", "địa điểm"."""
    frozen, now = from_json(act.content), compose_general_invitation(act.meeting, act.signatory)
    if not isinstance(frozen, Invitation):
        raise TypeError(act.kind)
    facts = (
        ("thời gian", (frozen.day, frozen.at), (now.day, now.at)),
        ("địa điểm", frozen.place, now.place),
        ("chủ trì", frozen.chair, now.chair),
        ("nội dung", frozen.topics, now.topics),
    )
    return tuple(word for word, before, after in facts if before != after)


def _titles(items: Iterable[Item]) -> tuple[str, ...]:
    """Vietnamese, whoever asks and in whichever language."""
    with override("vi"):
        return tuple(item.shown_title for item in items)


def _invitation(meeting: Meeting, topics: tuple[str, ...], signature: Signature) -> Invitation:
    start = timezone.localtime(meeting.starts_at)
    chair = meeting.attendees.filter(role=Role.CHAIR).select_related("user").first()
    body = meeting.body
    return Invitation(
        letterhead=letterhead(meeting, timezone.localdate(meeting.convened_at) if meeting.convened_at else None),
        abstract=wording.invitation_abstract(body.short_name, meeting.ordinal, gathering(meeting)),
        inviter=body.short_name,
        participants=_participants(meeting),
        topics=topics,
        chair=f"đồng chí {chair.user.full_name}, {chair.title}" if chair else "",
        day=start.date(),
        at=start.time(),
        place=meeting.place,
        papers=BRING,
        requests=_requests(meeting),
        signature=signature,
        recipients=_recipients(meeting),
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
    return signature_of(signatory_of(meeting, ActKind.INVITATION))


def _recipients(meeting: Meeting) -> tuple[str, ...]:
    """Those invited, and the archive line as the office words it under its notices (its last line)."""
    last = archive_line(meeting)
    return ("Như thành phần mời", last) if last else ("Như thành phần mời",)
