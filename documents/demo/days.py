"""Moves the demo from its written day, 12/11/2026, to another: what is written in it moves along."""

import re
from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import Any

WRITTEN = date(2026, 11, 12)
REPORT = date(2026, 11, 6)
_DAY = re.compile(r"(?<!\d)(\d{2})/(\d{2})/(2026)(?!\d)")
_MONTH = re.compile(r"\btháng (\d{1,2})(/\d{4})?(?![\d/])")
# Figures of past years and of the scheme's period stay: only days and months near the meeting move.


def moved(data: dict[str, Any], day: date) -> dict[str, Any]:
    """The dossier's content with the meeting on `day`: its start, the agenda's texts and deadlines."""
    if day == WRITTEN:
        return data
    start = datetime.fromisoformat(data["meeting"]["starts_at"])
    starts_at = (start + (day - WRITTEN)).isoformat(timespec="minutes")
    return data | {
        "meeting": data["meeting"] | {"starts_at": starts_at},
        "agenda": [_worded(item, day) for item in data["agenda"]],
    }


def _worded(value: Any, day: date) -> Any:
    if isinstance(value, str):
        return text(value, day)
    if isinstance(value, list):
        return [_worded(part, day) for part in value]
    if not isinstance(value, dict):
        return value
    made = {key: _worded(part, day) for key, part in value.items() if key != "due"}
    return made | ({"due": due(value, day).isoformat()} if "due" in value else {})


def text(words: str, day: date) -> str:
    """Days (dd/mm/yyyy) and months ("tháng 11/2026") of the words moved along."""
    words = _DAY.sub(lambda found: f"{weekday(_read(found), day):%d/%m/%Y}", words)
    return _MONTH.sub(lambda found: _month(found, day), words)


def due(task: dict[str, Any], day: date) -> date:
    """The last day of a task: the end of the month so many months on, or as many days on."""
    written = date.fromisoformat(task["due"])
    if task["precision"] != "month":
        return weekday(written, day)
    year, month = months_on(written.year, written.month, day)
    return date(year, month, monthrange(year, month)[1])


def weekday(written: date, day: date) -> date:
    """A written day moved along, back to Friday if it falls on a weekend."""
    moved = written + (day - WRITTEN)
    return moved - timedelta(days=max(0, moved.weekday() - 4))


def months_on(year: int, month: int, day: date) -> tuple[int, int]:
    """A written month moved by as many months as the meeting's."""
    count = year * 12 + month - 1 + (day.year - WRITTEN.year) * 12 + day.month - WRITTEN.month
    return count // 12, count % 12 + 1


def _read(found: re.Match[str]) -> date:
    return date(int(found[3]), int(found[2]), int(found[1]))


def _month(found: re.Match[str], day: date) -> str:
    year, month = months_on(int(found[2][1:]) if found[2] else WRITTEN.year, int(found[1]), day)
    return f"tháng {month}/{year}" if found[2] else f"tháng {month}"


def printed(day: date) -> dict[str, str]:
    """The days and months that the papers print, by the names their sources use."""
    report = weekday(REPORT, day)
    year, month = months_on(2026, 11, day)
    last_year, last_month = months_on(2026, 10, day)
    scheme = due({"due": "2026-11-29", "precision": "day"}, day) + timedelta(days=1)
    late = [weekday(written, day) for written in (date(2026, 10, 30), date(2026, 9, 30), date(2026, 10, 23))]
    return {
        "report_long": f"ngày {report:%d} tháng {report.month:02d} năm {report.year}"
        if report.month < 3
        else f"ngày {report:%d} tháng {report.month} năm {report.year}",
        "report_short": f"{report:%d/%m/%Y}",
        "draft_long": f"ngày      tháng {month} năm {year}",
        "this_month_year": f"tháng {month}/{year}",
        "last_month": f"tháng {last_month}",
        "last_month_year": f"tháng {last_month}/{last_year}",
        "scheme_due": f"trước ngày {scheme:%d/%m/%Y}",
        **{f"late_{number}": f"{day:%d/%m/%Y}" for number, day in enumerate(late, start=1)},
    }
