"""The statistics, and the tasks of a period, as sheets of an XLSX file."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from agenda.figures import Counted, Figures, figures
from documents.composition.task_report import state_words
from documents.sheets import Cell, Column, Sheet
from documents.states import Promptness
from documents.statistics.figures import BodyLine, Statistics, clock, share


def statistics_sheets(found: Statistics) -> list[Sheet]:
    """Meetings, how soon notices came out, sending and paper, tasks, and all beside the year before the product."""
    return [_meetings(found), _pace(found), _sending(found), _tasks(found), _before(found)]


def _meetings(found: Statistics) -> Sheet:
    months = [Column(f"{month:%m/%Y}", 9) for month in found.months]
    rows: list[tuple[Cell, ...]] = [
        (line.body.name, *line.months, line.meetings, line.online, line.in_writing) for line in found.lines
    ]
    head = [Column(_("Cơ quan họp"), 44), *months]
    tail = [Column(_("Số phiên")), Column(_("Trực tuyến, kết hợp")), Column(_("Quyết định bằng văn bản"))]
    return Sheet(_("Phiên họp"), [*head, *tail], rows, [scope(found)])


def _pace(found: Statistics) -> Sheet:
    classes = [Column(str(one.label).capitalize(), 16) for one in Promptness]
    head = [Column(_("Cơ quan họp"), 44), Column(_("Đã ban hành")), Column(_("Trung vị (giờ)"), 14, "hours")]
    rows = [_pace_row(line) for line in found.lines]
    columns = [*head, *classes, Column(_("Chưa ban hành"))]
    return Sheet(_("Bế mạc đến ban hành"), columns, rows, [scope(found), pace_basis()])


def _pace_row(line: BodyLine) -> tuple[Cell, ...]:
    waiting = sum(count for _word, count in line.unissued)
    if line.pace is None:
        return (line.body.name, 0, None, *(0 for _one in Promptness), waiting)
    counts = dict(line.pace.counts)
    return (line.body.name, line.pace.issued, clock(line.pace.median), *(counts[one] for one in Promptness), waiting)


def _sending(found: Statistics) -> Sheet:
    sending, paper = found.sending, found.paper
    rows: list[tuple[Cell, ...]] = [
        (_("Văn bản đã cấp số"), sending.documents, None),
        (_("trong đó phát hành điện tử"), sending.electronic, share(sending.electronic, sending.documents)),
        (_("Lượt nơi nhận"), sending.recipients, None),
        (_("trong đó chỉ nhận bản điện tử"), sending.reached, share(sending.reached, sending.recipients)),
        (_("đã xác nhận"), sending.acknowledged, share(sending.acknowledged, sending.recipients)),
        (_("Trang tài liệu đã mở trên máy"), paper.read, None),
        (_("Trang văn bản gửi điện tử"), paper.sent, None),
        (_("Trang đã lấy để in"), paper.printed, None),
        (_("Trang giấy không phải in (ước tính)"), paper.spared, None),
    ]
    columns = [Column(_("Chỉ tiêu"), 44), Column(_("Số lượng")), Column(_("Tỷ lệ"), 10, "share")]
    return Sheet(_("Phát hành và giấy"), columns, rows, [scope(found), sending_basis(), paper_basis()])


def _tasks(found: Statistics) -> Sheet:
    rows = [(line.body.name, *_figures(line.tasks)) for line in found.lines]
    return Sheet(_("Nhiệm vụ"), [Column(_("Cơ quan họp"), 44), *_task_columns()], rows, [scope(found), tasks_basis()])


def _before(found: Statistics) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for one in found.comparisons:
        if one.baseline is None:
            rows.append((one.body.name, None, None, None, None, no_baseline()))
        rows += [
            (one.body.name, each.name, each.before, each.now, each.change_said, each.basis) for each in one.measures
        ]
    columns = [
        Column(_("Cơ quan họp"), 44),
        Column(_("Chỉ tiêu"), 34),
        Column(_("Trước"), 14, "any"),
        Column(_("Nay"), 14, "any"),
        Column(_("Thay đổi"), 14),
        Column(_("Căn cứ"), 90),
    ]
    sources = [one.source for one in found.comparisons if one.source]
    return Sheet(_("So với trước"), columns, rows, [scope(found), *sources])


def task_sheets(rows: Sequence[Counted]) -> list[Sheet]:
    """The table by lead office, and every task of the period."""
    lines, total = figures(rows)
    table = [(line.office.name if line.office else "", *_figures(line)) for line in lines]
    numbers = Sheet(
        _("Số liệu"),
        [Column(_("Cơ quan chủ trì"), 44), *_task_columns()],
        [*table, (_("Cộng"), *_figures(total))],
        [tasks_basis()],
    )
    return [numbers, _list(rows)]


def _list(rows: Sequence[Counted]) -> Sheet:
    columns = [
        Column(_("TT"), 5),
        Column(_("Nhiệm vụ"), 70),
        Column(_("Cơ quan chủ trì"), 34),
        Column(_("Phiên họp"), 40),
        Column(_("Hạn cuối"), 12, "day"),
        Column(_("Quá hạn (ngày)"), 10),
        Column(_("Tình trạng"), 24),
    ]
    return Sheet(_("Danh mục"), columns, [_task(number, row) for number, row in enumerate(rows, start=1)])


def _task(number: int, row: Counted) -> tuple[Cell, ...]:
    task = row.task
    return (
        number,
        task.action,
        task.lead.name,
        task.item.meeting.title,
        row.last_day,
        row.days_late or None,
        state_words(row),
    )


def _task_columns() -> list[Column]:
    titles = (
        _("Giao"),
        _("Xong đúng hạn"),
        _("Xong quá hạn"),
        _("Chờ xác nhận"),
        _("Đang làm"),
        _("Quá hạn"),
        _("Dừng"),
    )
    return [*(Column(title, 12) for title in titles), Column(_("Hoàn thành"), 12, "share")]


def _figures(line: Figures) -> tuple[Cell, ...]:
    numbers = (line.assigned, line.on_time, line.done_late, line.waiting, line.going_on, line.late, line.stopped)
    return (*numbers, share(line.done, line.base))


def scope(found: Statistics) -> str:
    """Whose figures, of when."""
    return _("%(who)s, %(period)s; số liệu đến hết ngày %(day)s.") % {
        "who": found.organisation.name,
        "period": found.period.label,
        "day": f"{found.until:%d/%m/%Y}",
    }


def pace_basis() -> str:
    return _(
        "Tính từ lúc bế mạc phiên họp đến lúc ban hành thông báo kết luận. Mục tiêu là trong ngày; quá 24 giờ là chậm; "
        "quá 5 ngày làm việc là vi phạm (Quyết định 45/2018/QĐ-TTg)."
    )


def sending_basis() -> str:
    return _(
        "Phát hành điện tử: số cấp cho văn bản ban hành trong hệ thống trên tổng số đã cấp trong sổ; số lấy cho văn "
        "bản mật trên giấy tính là giấy. Nơi nhận vừa nhận giấy vừa nhận điện tử tính là giấy."
    )


def paper_basis() -> str:
    return _(
        "Ước tính: số trang của mỗi tài liệu nhân số người đã mở tài liệu đó trên máy (mỗi người một bản, in một mặt), "
        "cộng số trang văn bản nhân số người được gửi điện tử, trừ số trang đã lấy để in. Không phải số liệu kiểm toán."
    )


def tasks_basis() -> str:
    return _("Nhiệm vụ còn mở trong kỳ; tỷ lệ hoàn thành không tính nhiệm vụ đã dừng.")


def no_baseline() -> str:
    return _("Văn phòng chưa nhập số liệu của năm trước khi dùng hệ thống.")


def file_name(stem: str, code: str, made: datetime) -> str:
    """Plain letters, so that every machine keeps it."""
    return f"{stem}-{code}-{made:%Y%m%d}.xlsx"
