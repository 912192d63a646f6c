"""The agenda: numbers without gaps, guests who are asked, tasks that can be done, papers where they may be."""

from calendar import monthrange
from datetime import date

from django.utils.translation import gettext as _

from documents.dossier.problems import Path, Problems
from documents.dossier.raw import Raw, day, rows, text, texts
from documents.dossier.seats import GUESTS


def check(data: Raw, problems: Problems) -> None:
    """Adds a problem for each item that contradicts itself, the list of attendees or the rules."""
    guests = {text(row, "person") for _path, row in rows(data, "attendees") if text(row, "role") in GUESTS}
    asked = {text(row, "person") for _path, row in rows(data, "attendees")} - guests
    _numbers(data, problems)
    for path, item in rows(data, "agenda"):
        for at, username in texts(item, "guests", path):
            if username not in guests:
                message = _("“%(name)s” không phải đại biểu mời hoặc dự thính của phiên họp (xem attendees)")
                problems.at(at, message % {"name": username})
        _recused(path, item, asked, problems)
        if item.get("restricted") is True and item.get("papers"):
            problems.at((*path, "papers"), _("nội dung có tài liệu riêng (giấy, thu hồi) không kèm tệp"))
        for at, task in rows(item, "tasks"):
            _task((*path, *at), task, problems)


def _recused(path: Path, item: Raw, asked: set[str], problems: Problems) -> None:
    seen: set[str] = set()
    for at, row in rows(item, "recused"):
        name = text(row, "person")
        if name not in asked:
            message = _("“%(name)s” không phải ủy viên trong danh sách dự họp (xem attendees)")
            problems.at((*path, *at, "person"), message % {"name": name})
        elif name in seen:
            problems.at((*path, *at, "person"), _("“%(name)s” đã ghi không tham gia nội dung này") % {"name": name})
        seen.add(name)


def _numbers(data: Raw, problems: Problems) -> None:
    """Items are numbered 1, 2, 3 …; they may stand in any order."""
    seen: set[int] = set()
    items = list(rows(data, "agenda"))
    for path, item in items:
        number = item.get("number")
        if not isinstance(number, int) or isinstance(number, bool):
            continue
        if number in seen:
            problems.at((*path, "number"), _("đã có nội dung số %(number)d") % {"number": number})
        elif number > len(items):
            message = _("chương trình có %(count)d nội dung nên số thứ tự chỉ đến %(count)d")
            problems.at((*path, "number"), message % {"count": len(items)})
        seen.add(number)


def _task(path: Path, task: Raw, problems: Problems) -> None:
    lead = text(task, "lead")
    for at, other in texts(task, "others", path):
        if other == lead:
            problems.at(at, _("đơn vị chủ trì không đồng thời là đơn vị phối hợp"))
    due = day(task, "due")
    if due and task.get("precision") == "month" and due != end_of_month(due):
        message = _("thời hạn “trong tháng” ghi ngày cuối tháng: %(day)s")
        problems.at((*path, "due"), message % {"day": end_of_month(due).isoformat()})


def end_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
