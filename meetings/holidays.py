"""Days off by law, so that an office that has entered no holidays yet still counts right. Pure.

Bộ luật Lao động 45/2019/QH14, Điều 112: New Year 1 day, Tết 5, Hùng Kings 1, 30/4 and 1/5 1 each, National Day 2;
Điều 111 (3): a holiday on a weekend is made up on the next working day. Which days make up the five of Tết and the
two of National Day, and which working days are exchanged, the Government decides each year: what is assumed here is
the usual choice, and the office's own table (`meetings.models.Holiday`) comes before it.
"""

from datetime import date, timedelta
from functools import lru_cache

WEEKEND = (5, 6)
DAY = timedelta(days=1)

# The first day of the year and the tenth of the third month in the Vietnamese calendar (UTC+7).
LUNAR = {
    2024: ((2, 10), (4, 18)),
    2025: ((1, 29), (4, 7)),
    2026: ((2, 17), (4, 26)),
    2027: ((2, 6), (4, 16)),
    2028: ((1, 26), (4, 4)),
    2029: ((2, 13), (4, 23)),
    2030: ((2, 2), (4, 12)),
    2031: ((1, 23), (4, 1)),
    2032: ((2, 11), (4, 19)),
    2033: ((1, 31), (4, 9)),
    2034: ((2, 19), (4, 28)),
    2035: ((2, 8), (4, 17)),
}


@lru_cache(maxsize=64)
def days_off(year: int) -> frozenset[date]:
    """The holidays of a year and the days that make up for those on a weekend; after `LUNAR` ends, without Tết."""
    holidays = {date(year, 1, 1), date(year, 4, 30), date(year, 5, 1), *_national(year), *_lunar(year)}
    off = set(holidays)
    for holiday in sorted(holidays):
        if holiday.weekday() in WEEKEND:
            off.add(_next_working(holiday, off))
    return frozenset(off)


def is_off(day: date) -> bool:
    """Whether offices are closed on a day, as far as the law alone says."""
    return day.weekday() in WEEKEND or day in days_off(day.year)


def _national(year: int) -> tuple[date, date]:
    """2 September and the day beside it that makes the longer row of free days."""
    day = date(year, 9, 2)
    after = {0, 3, 6}  # a Monday, Thursday or Sunday is followed by the second day
    return day, day + DAY if day.weekday() in after else day - DAY


def _lunar(year: int) -> list[date]:
    """The eve and the first four days of Tết, and the day of the Hùng Kings."""
    if year not in LUNAR:
        return []
    (month, day), kings = LUNAR[year]
    first = date(year, month, day)
    return [*(first + DAY * number for number in range(-1, 4)), date(year, *kings)]


def _next_working(day: date, off: set[date]) -> date:
    while day.weekday() in WEEKEND or day in off:
        day += DAY
    return day
