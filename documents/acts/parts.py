"""The parts that official documents of every kind share: letterhead, number, signature, marks, recipients."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who issues, where and when.

    `superior` is "" for a body that prints one line (a provincial committee); `date` is None while the document
    is a draft whose day is not known, and blanks are printed.
    """

    issuer: str
    place: str
    superior: str = ""
    date: datetime.date | None = None


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Number and symbol of the issuing body (`ĐU`); the type symbol (`TB`) comes from the profile.

    `number` is None until the document is issued: a gap and the draft mark are printed.
    """

    symbol: str
    number: int | None = None

    def __post_init__(self) -> None:
        if self.number is not None and self.number < 1:
            raise ValueError(f"{self.number} is no document number")


@dataclass(frozen=True, kw_only=True)
class Signature:
    """Signing block: `authority` such as "T/M BAN THƯỜNG VỤ" (several lines apart by newlines), `title`, `name`.

    The authority may be spelled the Party's way (T/M) or the State's (TM.): the profile decides what is printed.
    """

    title: str
    name: str
    authority: str = ""


@dataclass(frozen=True, kw_only=True)
class Marks:
    """Marks under the number: `circulation` (Lưu hành nội bộ), `urgency` (KHẨN), `draft` (Dự thảo lần 2).

    There is deliberately no mark of secrecy: a state secret has no place in this system.
    """

    circulation: str = ""
    urgency: str = ""
    draft: str = ""


UNMARKED = Marks()
