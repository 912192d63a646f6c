"""Deadlines: how one is written, and what a written one means ("trước ngày 20/11/2026" is due on the 19th)."""

import calendar
import datetime
import enum
import re
import unicodedata
from dataclasses import dataclass

from documents.acts.wording.days import short_day, short_month


class Precision(enum.Enum):
    DAY = "day"
    MONTH = "month"
    ONGOING = "ongoing"


@dataclass(frozen=True)
class Due:
    """A deadline: the last day in time, that of the month for MONTH, None for ONGOING."""

    precision: Precision
    on: datetime.date | None = None

    def __post_init__(self) -> None:
        if (self.on is None) != (self.precision is Precision.ONGOING):
            raise ValueError("a day or month needs a date, an ongoing task has none")


def due_text(due: Due) -> str:
    """ "trước ngày 20/11/2026" for the 19th, "trong tháng 12/2026", or "thường xuyên"."""
    if due.on is None:
        return "thường xuyên"
    if due.precision is Precision.MONTH:
        return f"trong tháng {short_month(due.on)}"
    return f"trước ngày {short_day(due.on + datetime.timedelta(days=1))}"


_CUE = r"\b(?P<cue>(?:(?:trước|hết|đến|chậm nhất|muộn nhất|trong|xong|hoàn thành)\s+(?:vào\s+|là\s+)?)+)?"
_DAY = re.compile(
    _CUE
    + r"(?:ngày\s+)?(?<!\d)(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?(?![/.-]?\d)",
    re.IGNORECASE,
)
_SPELLED = re.compile(
    _CUE + r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:\s+năm\s+(?P<year>\d{4}))?", re.IGNORECASE
)
_MONTH = re.compile(
    _CUE + r"tháng\s+(?P<month>\d{1,2})(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4}))?(?![/.-]?\d)", re.IGNORECASE
)
_ONGOING = re.compile(
    r"\bthường\s+xuyên\b|\b(?:định\s+kỳ|hằng|hàng)\s+(?:hằng\s+|hàng\s+)?(?:ngày|tuần|tháng|quý|năm)\b", re.I
)


def parse_due(text: str, *, today: datetime.date | None = None) -> Due | None:
    """The deadline a text states, None if it states none or an impossible one.

    "trước ngày X" is due the day before X, "đến ngày X" and "chậm nhất ngày X" on X, "trong tháng M" on its last
    day, "thường xuyên" and "định kỳ hằng tháng" never. In a sentence a date counts only behind such a word (the
    date of a cited report is no deadline), and of several the last; alone, it always does. A date without its year
    (trước ngày 31-3) is read as the next one after `today`, and not at all without `today`.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split()).rstrip(" .;,")
    days = _stated(text, _DAY, _SPELLED)
    if days:
        return _by_day(days[-1], today)
    months = _stated(text, _MONTH)
    if months:
        return _by_month(months[-1], today)
    return Due(Precision.ONGOING) if _ONGOING.search(text) else None


def _stated(text: str, *patterns: re.Pattern[str]) -> list[re.Match[str]]:
    found = [match for pattern in patterns for match in pattern.finditer(text) if match["cue"] or match[0] == text]
    return sorted(found, key=lambda match: match.end())


def _is_before(match: re.Match[str]) -> bool:
    return "trước" in (match["cue"] or "").casefold()


def _by_day(match: re.Match[str], today: datetime.date | None) -> Due | None:
    year = int(match["year"]) if match["year"] else None
    named = _day(year, int(match["month"]), int(match["day"]), today)
    if named is None:
        return None
    return Due(Precision.DAY, named - datetime.timedelta(days=1) if _is_before(match) else named)


def _by_month(match: re.Match[str], today: datetime.date | None) -> Due | None:
    month = int(match["month"])
    if not 1 <= month <= 12 or not (match["year"] or today):
        return None
    year = int(match["year"]) if match["year"] else 0
    if today and not year:
        year = today.year + (month < today.month)
    first = datetime.date(year, month, 1)
    if _is_before(match):
        return Due(Precision.DAY, first - datetime.timedelta(days=1))
    return Due(Precision.MONTH, first.replace(day=calendar.monthrange(year, month)[1]))


def _day(year: int | None, month: int, day: int, today: datetime.date | None) -> datetime.date | None:
    try:
        if year is not None:
            return datetime.date(year, month, day)
        if today is None:
            return None
        this_year = datetime.date(today.year, month, day)
        return this_year if this_year >= today else datetime.date(today.year + 1, month, day)
    except ValueError:
        return None
