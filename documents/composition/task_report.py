"""From tasks to the report of a period, and to the list of open tasks that is laid before a meeting."""

from collections.abc import Sequence
from datetime import date

from django.utils import translation

from agenda.deadlines import written
from agenda.figures import Counted, Figures, Period, figures
from agenda.states import Precision
from documents.acts import Letterhead, Signature, TaskReport, TaskTable, wording
from people.models import Body, User

HEAD = ("TT", "Cơ quan chủ trì", "Giao", "Xong đúng hạn", "Xong quá hạn", "Chờ xác nhận", "Đang làm", "Quá hạn", "Dừng")
WIDTHS = (3, 10, 4, 5, 5, 5, 5, 5, 5)
LIST_HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Tình trạng")
MATTERS_ITEM = "Tình hình thực hiện nhiệm vụ theo các kết luận trước"
MATTERS_LIST = "Danh mục nhiệm vụ chưa hoàn thành"
LIST_CLOSING = (
    "Danh mục lập từ các thông báo kết luận đã ban hành và báo cáo của cơ quan chủ trì; thời hạn ghi theo thông báo, "
    "hoặc theo lần lùi hạn sau cùng đã được đồng ý."
)
LIST_WIDTHS = (3, 16, 9, 7, 7)
WORDS = {
    "on_time": "hoàn thành",
    "done_late": "hoàn thành, chậm {n} ngày",
    "waiting": "chờ xác nhận",
    "going_on": "đang làm, trong hạn",
    "late": "quá hạn {n} ngày",
    "stopped": "đã dừng",
}


def compose_task_report(body: Body, period: Period, rows: Sequence[Counted], until: date, by: User) -> TaskReport:
    """The table by lead office with the shares and their working, then every task; always in Vietnamese."""
    with translation.override("vi"):
        lines, total = figures(rows)
        table = [_figures(str(number), line) for number, line in enumerate(lines, start=1)]
        return TaskReport(
            letterhead=_letterhead(body, until),
            abstract=f"tình hình thực hiện nhiệm vụ do {body.short_name} giao, {period.label}",
            sections=(
                TaskTable(
                    title="Số liệu theo cơ quan chủ trì",
                    said=shares(total),
                    head=HEAD,
                    widths=WIDTHS,
                    rows=(*table, _figures("", total)),
                ),
                _list("Danh mục nhiệm vụ", rows, ()),
            ),
            closing=_scope(period, until),
            signature=Signature(title=by.title.upper(), name=by.full_name),
        )


def compose_matters(body: Body, rows: Sequence[Counted], until: date, left_out: int, by: User) -> TaskReport:
    """The tasks of earlier meetings that are not done, as they stand on a day; always in Vietnamese."""
    with translation.override("vi"):
        late = sum(row.column == "late" for row in rows)
        said = [f"Tính đến hết ngày {wording.short_day(until)}: {len(rows)} nhiệm vụ chưa hoàn thành, {late} quá hạn."]
        if left_out:
            said.append(f"Không gồm {left_out} nhiệm vụ của các mục dùng tài liệu giấy, phát và thu hồi tại phiên họp.")
        return TaskReport(
            letterhead=_letterhead(body, until),
            abstract=f"nhiệm vụ chưa hoàn thành theo các kết luận trước của {body.short_name}",
            sections=(_list("Danh mục nhiệm vụ", rows, tuple(said)),),
            closing=LIST_CLOSING,
            signature=Signature(title=by.title.upper(), name=by.full_name),
        )


def renewal(day: date) -> str:
    """Why the list laid before a meeting has another version."""
    return f"Cập nhật đến ngày {wording.short_day(day)}"


def shares(total: Figures) -> tuple[str, ...]:
    """The shares with their working, as sentences; none where there is nothing to take a share of."""
    said = []
    if total.base:
        stopped = f" (không tính {total.stopped} nhiệm vụ đã dừng)" if total.stopped else ""
        said.append(f"Hoàn thành: {total.done}/{total.base} = {wording.percent(total.done, total.base)}{stopped}.")
        said.append(f"Quá hạn chưa xong: {total.late}/{total.base} = {wording.percent(total.late, total.base)}.")
    if total.done:
        share = wording.percent(total.on_time, total.done)
        said.append(f"Đúng hạn: {total.on_time}/{total.done} = {share} số hoàn thành.")
    return tuple(said)


def state_words(row: Counted) -> str:
    """How a task stands, in words: "quá hạn 3 ngày"."""
    return WORDS[row.column].format(n=row.days_late)


def _scope(period: Period, until: date) -> str:
    return (
        f"Báo cáo gồm các nhiệm vụ đã giao và chưa kết thúc trước ngày {wording.short_day(period.starts)}; số liệu "
        f"tính đến hết ngày {wording.short_day(until)}. Ngày hoàn thành là ngày cơ quan chủ trì báo cáo; việc không có "
        "thời hạn thì tính là đúng hạn khi hoàn thành."
    )


def _figures(number: str, line: Figures) -> tuple[str, ...]:
    name = line.office.name if line.office else "Cộng"
    columns = (line.assigned, line.on_time, line.done_late, line.waiting, line.going_on, line.late, line.stopped)
    return (number, name, *map(str, columns))


def _list(title: str, rows: Sequence[Counted], said: tuple[str, ...]) -> TaskTable:
    table = tuple(
        (str(number), wording.upper_first(row.task.action), row.task.lead.name, _deadline(row), state_words(row))
        for number, row in enumerate(rows, start=1)
    )
    none = () if table or said else ("Không có nhiệm vụ nào.",)
    return TaskTable(title=title, said=said + none, head=LIST_HEAD, widths=LIST_WIDTHS, rows=table)


def _deadline(row: Counted) -> str:
    if row.last_day != row.task.due:
        return f"{written(Precision.DAY, row.last_day)} (đã lùi)"
    return row.task.deadline


def _letterhead(body: Body, day: date) -> Letterhead:
    organisation = body.organisation
    return Letterhead(superior=organisation.superior, issuer=organisation.issuer, place=organisation.place, date=day)
