"""Sentences and abstracts that name a session: its opening paragraph, its closing formula, its title."""

import datetime
import enum

from documents.acts.wording.days import short_day


class Gathering(enum.Enum):
    """A standing committee meets in numbered sessions, an executive committee in numbered conferences."""

    SESSION = "phiên họp"
    CONFERENCE = "hội nghị"


def notice_abstract(
    body: str, day: datetime.date, ordinal: int | None, gathering: Gathering = Gathering.SESSION
) -> str:
    """ "kết luận của Ban Thường vụ Đảng ủy phường tại phiên họp thứ 18, ngày 12/11/2026"."""
    return f"kết luận của {body} tại {_named(gathering, ordinal)}, ngày {short_day(day)}"


def minutes_abstract(body: str, ordinal: int | None, gathering: Gathering = Gathering.SESSION) -> str:
    """ "phiên họp thứ 18 của Ban Thường vụ Đảng ủy phường"."""
    return f"{_named(gathering, ordinal)} của {body}"


def invitation_abstract(body: str, ordinal: int | None, gathering: Gathering = Gathering.SESSION) -> str:
    """ "họp Ban Thường vụ Đảng ủy phường phiên thứ 18"."""
    if gathering is Gathering.CONFERENCE:
        return f"dự {_named(gathering, ordinal)} của {body}"
    return f"họp {body}" + (f" phiên thứ {ordinal}" if ordinal else "")


def opening(
    *,
    body: str,
    day: datetime.date,
    chair: str,
    chair_office: str,
    ordinal: int | None = None,
    khoa: str = "",
    term: str = "",
    gathering: Gathering = Gathering.SESSION,
    address: str = "đồng chí",
) -> str:
    """The paragraph that opens a conclusion notice; `khoa` is "I", `term` "2025 - 2030"."""
    tenure = ", ".join(part for part in (khoa and f"khóa {khoa}", term and f"nhiệm kỳ {term}") if part)
    met = f"Ngày {short_day(day)}, {body} {_met(gathering, ordinal)}" + (f" ({tenure})" if tenure else "")
    office = f", {chair_office}" if chair_office else ""
    return (
        f"{met} dưới sự chủ trì của {address} {chair}{office}. Sau khi nghe các cơ quan trình bày và ý kiến thảo luận "
        f"của các {address} dự họp, {body} kết luận như sau:"
    )


def closing(body: str, addressees: str = "các tổ chức đảng, cơ quan, đơn vị") -> str:
    """The formula that ends a conclusion notice."""
    return f"{body} thông báo để {addressees} biết, thực hiện."


def _named(gathering: Gathering, ordinal: int | None) -> str:
    if ordinal is None:
        return gathering.value
    return f"{gathering.value} {'thứ' if gathering is Gathering.SESSION else 'lần thứ'} {ordinal}"


def _met(gathering: Gathering, ordinal: int | None) -> str:
    if gathering is Gathering.CONFERENCE:
        return f"họp {_named(gathering, ordinal)}"
    return f"họp phiên thứ {ordinal}" if ordinal else "họp"
