"""The invitation (giấy mời), with the invitee's own attendance card on a sheet of its own."""

import datetime
from dataclasses import dataclass

from documents.acts.parts import UNMARKED, Letterhead, Marks, Reference, Signature


@dataclass(frozen=True, kw_only=True)
class Invitee:
    """Whose copy this is: "đồng chí", name, office."""

    name: str
    office: str = ""
    address: str = "đồng chí"


@dataclass(frozen=True, kw_only=True)
class AttendanceCard:
    """The second sheet (phiếu tham dự): `qr_png` is the picture of the check-in code, `code` what one types instead.

    It is outside the official document: no number, no page number, not part of its text.
    """

    qr_png: bytes
    meeting: str
    code: str = ""
    seat: str = ""
    instructions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.qr_png.startswith(b"\x89PNG\r\n\x1a\n"):
            raise ValueError("the QR code must be a PNG picture")


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """Everything that is printed on an invitation. `invitee` and `card` are None on the general copy.

    `participants`, `topics` and `papers` are the lines of "Thành phần", "Nội dung" and "Tài liệu"; `requests` are
    whole sentences after them, such as the one that asks to confirm.
    """

    letterhead: Letterhead
    abstract: str
    inviter: str
    participants: tuple[str, ...]
    topics: tuple[str, ...]
    chair: str
    day: datetime.date
    at: datetime.time
    place: str
    signature: Signature
    recipients: tuple[str, ...]
    reference: Reference | None = None
    papers: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    invitee: Invitee | None = None
    card: AttendanceCard | None = None
    marks: Marks = UNMARKED
