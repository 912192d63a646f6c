"""Sets an invitation and the attendance card behind it."""

from typing import Any

from documents.acts import wording
from documents.acts.composition.setter import Block, Setter
from documents.acts.invitation import Invitation


def body(setter: Setter, invitation: Invitation) -> list[Block]:
    """The blocks between title and signature."""
    time = f"{wording.clock(invitation.at)}, {wording.long_day(invitation.day)}"
    parts: list[tuple[str, tuple[str, ...]]] = [
        ("Thành phần:", invitation.participants),
        ("Nội dung:", invitation.topics),
        ("Chủ trì:", (invitation.chair,)),
        ("Thời gian:", (time,)),
        ("Địa điểm:", (invitation.place,)),
        ("Tài liệu:", invitation.papers),
    ]
    blocks = _greeting(setter, invitation)
    for number, (label, lines) in enumerate((part for part in parts if part[1]), 1):
        blocks += setter.labelled(f"{number}. {label}", lines)
    blocks += [setter.paragraph(text) for text in invitation.requests]
    return setter.finished(blocks)


def _greeting(setter: Setter, invitation: Invitation) -> list[Block]:
    """Who invites, and on a line of its own whom: a name is never parted, so it would stretch the line before it."""
    invites = setter.paragraph(f"{invitation.inviter} trân trọng kính mời:")
    if invitation.invitee is None:
        return [invites]
    whom = setter.paragraph(wording.upper_first(invitation.invitee.address))
    office = f", {invitation.invitee.office}" if invitation.invitee.office else ""
    whom["runs"] += [["free", " "], ["strong", setter.name(invitation.invitee.name)[0][1]], *setter.runs(f"{office}.")]
    return [invites, whom]


def card(setter: Setter, invitation: Invitation) -> dict[str, Any] | None:
    """The attendance card of the invitee, None on the general copy."""
    sheet, invitee = invitation.card, invitation.invitee
    if sheet is None:
        return None
    facts = [
        ("Thời gian", f"{wording.clock(invitation.at)}, {wording.long_day(invitation.day)}"),
        ("Địa điểm", invitation.place),
        ("Chỗ ngồi", sheet.seat),
    ]
    return {
        "issuer": setter.caps(invitation.letterhead.issuer),
        "meeting": setter.runs(sheet.meeting),
        "name": setter.name(invitee.name) if invitee else [],
        "office": setter.runs(invitee.office) if invitee else [],
        "facts": [[label, setter.runs(value)] for label, value in facts if value],
        "code": setter.text(sheet.code),
        "instructions": [setter.runs(line) for line in sheet.instructions],
        "qr": list(sheet.qr_png),
    }
