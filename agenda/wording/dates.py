"""Deadlines in a sentence, in the three precisions that conclusions use (day, month, ongoing)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from agenda.wording.doubts import Doubt, Question
from agenda.wording.letters import plain

_YEAR = r"(?:20\d\d|\d\d)"
_DAY = (
    rf"(?:ngay\s+)?(?P<d>\d{{1,2}})\s?(?:[/.\-]\s?|\s+thang\s+)(?P<m>\d{{1,2}})"
    rf"(?:(?:\s?[/.\-]\s?|\s+nam\s+)(?P<y>{_YEAR}))?(?![\d%]|[/.\-]\d|\s*%)"
)
_MONTH = rf"thang\s+(?P<m>\d{{1,2}})(?:(?:\s?[/.\-]\s?|\s+nam\s+)(?P<y>{_YEAR}))?(?![\d%]|[/.\-]\d)"
_QUARTER = rf"quy\s+(?P<q>iv|iii|ii|i|[1-4])\b(?:(?:\s?[/.\-]\s?|\s+nam\s+)(?P<y>{_YEAR}))?"
_CLOCK = r"(?P<clock>\d{1,2}\s?(?:h|gio|:)\s?(?:\d{2})?(?:\s?phut)?,?\s+)?"
_START = r"(?<![\w])"

BEFORE = re.compile(_START + r"(?:xong\s+)?truoc\s+" + _CLOCK + _DAY)
UNTIL = re.compile(
    _START + r"(?:tu\s+(?:ngay\s+)?\d{1,2}[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?\s+)?"
    r"(?:(?:cham|muon)\s+nhat(?:\s+la)?(?:\s+(?:den|vao|trong))?|den|khong\s+(?:qua|muon\s+hon)|thoi\s+han:?(?:\s+den)?"
    r"|han:?(?:\s+cuoi)?(?:\s+la)?(?:\s+den)?|trong|vao)\s+(?:het\s+)?" + _CLOCK + r"(?=ngay\s+\d)" + _DAY
)
UNTIL_SHORT = re.compile(
    _START + r"(?:(?:cham|muon)\s+nhat(?:\s+la)?(?:\s+(?:den|vao|trong))?|khong\s+qua|thoi\s+han:?(?:\s+den)?"
    r"|han:?(?:\s+cuoi)?(?:\s+la)?(?:\s+den)?)\s+(?:het\s+)?" + _DAY
)
WITHIN_MONTH = re.compile(
    _START + r"(?P<how>trong|ngay trong|xong trong|(?:cham nhat\s+)?(?:truoc\s+|den\s+|trong\s+)?(?:het|cuoi)"
    r"|cham nhat(?: la)?(?: trong)?|han:?(?: trong)?|thoi han:?(?: trong)?)\s+" + _MONTH
)
BEFORE_MONTH = re.compile(_START + r"truoc\s+" + _MONTH)
WITHIN_QUARTER = re.compile(
    _START + r"(?:trong|(?:truoc\s+|den\s+|trong\s+)?(?:het|cuoi)|cham nhat(?: trong)?)\s+" + _QUARTER
)
WITHIN_YEAR = re.compile(_START + r"(?:trong|(?:truoc\s+|den\s+|trong\s+)?(?:het|cuoi))\s+nam\s+(?P<y>20\d\d)\b")
NAMED_MONTH = re.compile(_START + r"(?:ngay )?trong\s+thang\s+(?P<which>nay|sau|toi)\b")
VAGUE = re.compile(
    _START + r"(?:(?:trong|sau)(?:\s+vong|\s+thoi\s+han|\s+thoi\s+gian)?\s+\d{1,3}\s+"
    r"(?:ngay|tuan|thang)(?:\s+lam\s+viec)?"
    r"|(?:ngay\s+)?(?:trong\s+)?tuan\s+(?:nay|toi|sau)|(?:trong|ngay)\s+(?:ngay\s+)?(?:hom\s+nay|ngay\s+mai)"
    r"|(?:trong\s+)?thoi\s+gian\s+(?:som\s+nhat|toi)|som\s+nhat|(?:truoc\s+)?(?:dau|giua)\s+thang\s+\d{1,2}(?:[/.\-]\d{4})?"
    r"|(?:dau|giua)\s+(?:quy|nam)\s+\w+|truoc\s+(?:quy|nam)\s+\w+|(?:trong\s+)?\d\s+thang\s+(?:dau|cuoi)\s+nam"
    r"|(?:truoc|sau)\s+(?:tet|dai\s+hoi|hoi\s+nghi|ky\s+hop|phien\s+hop)(?:\s+toi|\s+sau|\s+nguyen\s+dan)?"
    r"|cuoi\s+(?:nam|thang|quy)(?:\s+nay)?(?!\s+\d)|truoc\s+khi\s+\w+|(?:trong\s+)?(?:nam|quy)\s+(?:nay|toi|sau))\b"
)
# Only without a date; "hằng tháng" alone is a rhythm as well.
ONGOING = re.compile(
    _START + r"(?:,?\s*thuc hien\s+)?(?:thuong xuyen|dinh ky(?:\s+(?:hang|moi)\s+(?:tuan|thang|quy|nam))?"
    r"|hang\s+(?:ngay|tuan|thang|quy|nam)|lien tuc)\b"
)
ONLY_ONGOING = re.compile(r",?\s*(?:thuc\s+hien\s+)?thuong\s+xuyen\s*$")
# Without its year, a date that passed fewer days ago than this is not taken for one of next year.
RECENT = 60
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True)
class Deadline:
    """What a sentence says of its deadline. `day` is the day that "trước ngày" names, or any day of the month.

    `precision` is "" when nothing is sure; `places` are where the sentence speaks of a date,
    `spans` those of them that the deadline was taken from.
    """

    precision: str = ""
    day: date | None = None
    spans: tuple[tuple[int, int], ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def said(self) -> tuple[str, date | None]:
        return self.precision, self.day


@dataclass
class _Found:
    span: tuple[int, int]
    precision: str = ""
    day: date | None = None
    doubts: list[Doubt] = field(default_factory=list)


def deadline(sentence: str, today: date) -> Deadline:
    """The deadline of a sentence (NFC) that is said on `today`. A date without its year is the next one to come."""
    found = _without_overlaps(list(_dated(sentence, plain(sentence), today)))
    if not found:
        ongoing = ONGOING.search(plain(sentence))
        if ongoing:
            alone = ONLY_ONGOING.search(plain(sentence))
            span = (alone.span(),) if alone else ()
            return Deadline("ongoing", None, span, span)
        return Deadline(doubts=(Doubt(Question.NO_DEADLINE),))
    spans = tuple(one.span for one in found)
    if len({(one.precision, one.day) for one in found}) > 1:
        words = "; ".join(sentence[start:end] for start, end in spans)
        return Deadline(places=spans, doubts=(Doubt(Question.TWO_DEADLINES, words),))
    first = found[0]
    return Deadline(first.precision, first.day, spans if first.precision else (), spans, tuple(first.doubts))


def _without_overlaps(found: list[_Found]) -> list[_Found]:
    """The longer of two that share a place, in the order of the sentence."""
    kept: list[_Found] = []
    for one in sorted(found, key=lambda each: each.span[0] - each.span[1]):
        if all(one.span[1] <= other.span[0] or one.span[0] >= other.span[1] for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda each: each.span)


def _dated(sentence: str, flat: str, today: date) -> Iterator[_Found]:
    for pattern, inclusive in ((BEFORE, False), (UNTIL, True), (UNTIL_SHORT, True)):
        for match in pattern.finditer(flat):
            yield _a_day(match, sentence, today, inclusive=inclusive or bool(match.groupdict().get("clock")))
    for match in WITHIN_MONTH.finditer(flat):
        yield _a_month(match, sentence, today, int(match["m"]))
    for match in BEFORE_MONTH.finditer(flat):
        yield _before_month(match, sentence, today)
    for match in WITHIN_QUARTER.finditer(flat):
        quarter = ROMAN.get(match["q"]) or int(match["q"])
        yield _a_month(match, sentence, today, quarter * 3, period=True)
    for match in WITHIN_YEAR.finditer(flat):
        yield _a_month(match, sentence, today, 12, period=True)
    for match in NAMED_MONTH.finditer(flat):
        ahead = today.year * 12 + today.month - 1 + (match["which"] != "nay")
        first = date(ahead // 12, ahead % 12 + 1, 1)
        yield _Found(match.span(), "month", first, [Doubt(Question.PERIOD, _words(match, sentence))])
    for match in VAGUE.finditer(flat):
        yield _Found(match.span(), doubts=[Doubt(Question.VAGUE, _words(match, sentence))])


def _words(match: re.Match[str], sentence: str) -> str:
    return sentence[match.start() : match.end()]


def _year(text: str | None) -> int | None:
    if text is None:
        return None
    return int(text) if len(text) == 4 else 2000 + int(text)


def _a_day(match: re.Match[str], sentence: str, today: date, *, inclusive: bool) -> _Found:
    words, written = _words(match, sentence), _year(match["y"])
    doubts = []
    try:
        day = date(written or today.year, int(match["m"]), int(match["d"]))
        if written is None and day < today - timedelta(days=RECENT):
            day = day.replace(year=today.year + 1)
    except ValueError:
        return _Found(match.span(), doubts=[Doubt(Question.NO_SUCH_DAY, words)])
    if day < today or (day == today and not inclusive):
        return _Found(match.span(), doubts=[Doubt(Question.PAST, words)])
    if written is None:
        doubts.append(Doubt(Question.YEAR, words))
    if inclusive:
        doubts.append(Doubt(Question.LAST_DAY, words))
        day += timedelta(days=1)
    return _Found(match.span(), "day", day, doubts)


def _a_month(match: re.Match[str], sentence: str, today: date, month: int, *, period: bool = False) -> _Found:
    words, written = _words(match, sentence), _year(match["y"])
    if not 1 <= month <= 12:
        return _Found(match.span(), doubts=[Doubt(Question.NO_SUCH_DAY, words)])
    recent = (today - timedelta(days=RECENT)).replace(day=1)
    year = written or today.year + (date(today.year, month, 1) < recent)
    if (year, month) < (today.year, today.month):
        return _Found(match.span(), doubts=[Doubt(Question.PAST, words)])
    doubts = [Doubt(Question.PERIOD, words)] if period else []
    if written is None:
        doubts.append(Doubt(Question.YEAR, words))
    return _Found(match.span(), "month", date(year, month, 1), doubts)


def _before_month(match: re.Match[str], sentence: str, today: date) -> _Found:
    """ "Trước tháng 12/2026" is before the first of December."""
    found = _a_month(match, sentence, today, int(match["m"]))
    if found.precision and found.day and found.day <= today:
        return _Found(found.span, doubts=[Doubt(Question.PAST, _words(match, sentence))])
    return _Found(found.span, "day" if found.precision else "", found.day, found.doubts)
