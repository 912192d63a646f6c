"""Reports on tasks that are kept, and open tasks laid before the next meeting."""

import io
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from pypdf import PdfReader
from pytest_django import Settings

from agenda.figures import Figures, Period, counted, figures, period_of
from agenda.models import Extension, Item, Task, TaskNote
from documents import store
from documents.composition.task_report import shares
from documents.matters import NothingOpen, lay_before
from documents.models import MattersArising, Paper, PaperVersion, TaskReport
from documents.task_reports import keep_report
from meetings.models import Meeting
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import kinds, make_task
from tests.agenda.races import together
from tests.factories import World, world

BOARD = "Ban Xây dựng Đảng"


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def make_earlier(here: World) -> Item:
    """An item of a meeting two weeks before."""
    start = here.meeting.starts_at - timedelta(days=14)
    meeting = Meeting.objects.create(
        body=here.body,
        term=here.term,
        ordinal=17,
        title="Phiên họp thứ 17",
        place="P1",
        starts_at=start,
        state="concluded",
    )
    return Item.objects.create(meeting=meeting, position=1, title="Việc cũ", kind="opinion", minutes=10)


def period(code: str) -> Period:
    found = period_of(code)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "label", "starts", "ends"),
    [
        ("2026-11", "tháng 11/2026", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026-12", "tháng 12/2026", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-Q4", "quý IV/2026", date(2026, 10, 1), date(2026, 12, 31)),
        ("2028-Q1", "quý I/2028", date(2028, 1, 1), date(2028, 3, 31)),
        ("2026", "năm 2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_periods(code: str, label: str, starts: date, ends: date) -> None:
    assert (period(code), period(code).label) == (Period(code, starts, ends), label)


@pytest.mark.parametrize(
    "code", ["", "x", "2026-", "2026-13", "2026-Q5", "26-11", "2026-1", "²026", "2026-11-01", "1999"]
)
def test_nonsense_is_no_period(code: str) -> None:
    assert period_of(code) is None


def made(here: World) -> dict[str, Task]:
    """Seven tasks of one meeting on 12/11, due on 19/11: one in each column, and one without a deadline."""
    put = partial(make_task, here, here.items[0], lead=BOARD)
    return {
        "on_time": put("a", state="done", done_on=date(2026, 11, 19)),
        "done_late": put("b", state="done", done_on=date(2026, 11, 20)),
        "waiting": put("c", state="reported", done_on=date(2026, 11, 18)),
        "going_on": put("d", state="assigned", due=None),
        "late": put("e", state="in_progress"),
        "drafted": put("f"),
        "other": make_task(here, here.items[1], "g", state="assigned", due=date(2026, 12, 24)),
    }


@pytest.mark.django_db
def test_each_task_stands_in_one_column() -> None:
    here = world(state="concluded")
    made(here)
    stopped = make_task(here, here.items[0], "h", lead=BOARD, state="assigned")
    Task.objects.filter(pk=stopped.pk).update(state="stopped", stopped_on=date(2026, 11, 21))
    rows = counted(here.body, period("2026-11"), date(2026, 11, 25))
    lines, total = figures(rows)
    office, board = here.offices["Văn phòng Đảng ủy"], here.offices[BOARD]
    assert lines == [Figures(office, 1, 0, 0, 0, 1, 0, 0), Figures(board, 6, 1, 1, 1, 1, 1, 1)]
    assert (total.assigned, total.done, total.base) == (7, 2, 6)
    assert shares(total) == (
        "Hoàn thành: 2/6 = 33,33% (không tính 1 nhiệm vụ đã dừng).",
        "Quá hạn chưa xong: 1/6 = 16,67%.",
        "Đúng hạn: 1/2 = 50,00% số hoàn thành.",
    )


@pytest.mark.django_db
def test_a_period_is_told_as_it_stood_at_its_end() -> None:
    here = world(state="concluded")
    task = make_task(here, here.items[0], state="done", done_on=date(2026, 12, 3))
    day = {"asked_by": here.secretary, "asked_at": here.at(0), "reason": "x", "former_due": date(2026, 11, 19)}
    Extension.objects.create(
        task=task,
        due=date(2026, 12, 9),
        state="granted",
        decided_by=here.chair,
        decided_at=here.at(60 * 24 * 20),
        **day,
    )
    later = date(2027, 1, 20)
    assert [row.column for row in counted(here.body, period("2026-11"), later)] == ["late"]
    assert [row.column for row in counted(here.body, period("2026-12"), later)] == ["on_time"]
    assert counted(here.body, period("2027-01"), later) == counted(here.body, period("2026-10"), later) == []


@pytest.mark.django_db
def test_a_kept_report_stays_as_it_was() -> None:
    here = world(state="concluded")
    made(here)
    keep = partial(keep_report, body=here.body, period=period("2026-11"), by=here.secretary)
    kept = keep(at=here.at(60 * 24 * 10))
    assert keep(at=here.at(60 * 24 * 10 + 5)) == kept
    before = (kept.content, store.path(kept.sha256).read_bytes())
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(before[1])).pages).split())
    assert "BÁO CÁO tình hình thực hiện nhiệm vụ do Ban Thường vụ" in text
    assert "Quá hạn chưa xong: 1/6 = 16,67%" in text
    Task.objects.update(state="stopped", stopped_on=date(2026, 11, 22), done_on=None)
    again = keep(at=here.at(60 * 24 * 11))
    kept = TaskReport.objects.get(pk=kept.pk)
    assert again != kept
    assert (kept.content, store.path(kept.sha256).read_bytes(), kept.made_by) == (*before, here.secretary)


@pytest.mark.django_db
def test_who_keeps_a_report_and_of_which_period() -> None:
    here = world(state="concluded")
    for name in ("hanh", "stranger"):
        with pytest.raises(NotAllowed):
            keep_report(body=here.body, period=period("2026-11"), by=here.users[name], at=here.at(60))
    with pytest.raises(BadInput):
        keep_report(body=here.body, period=period("2026-12"), by=here.chair, at=here.at(60))


def lay(here: World, minutes: float = -6000) -> MattersArising:
    return lay_before(meeting=here.meeting, by=here.secretary, at=here.at(minutes))


@pytest.mark.django_db
def test_open_tasks_become_an_item_with_their_list() -> None:
    here = world()
    item = make_earlier(here)
    make_task(here, item, "việc đang chậm", state="assigned", due=date(2026, 11, 1))
    make_task(here, item, "việc đã xong", state="done", done_on=date(2026, 11, 1))
    kept = lay(here)
    text = PdfReader(store.path(PaperVersion.objects.get().sha256)).pages[0].extract_text()
    assert (kept.item.position, kept.item.title) == (5, "Tình hình thực hiện nhiệm vụ theo các kết luận trước")
    assert (kept.paper.item, kept.paper.kind) == (kept.item, "annex")
    assert ("Việc đang chậm" in text, "Việc đã xong" in text) == (True, False)
    assert lay(here) == kept
    assert kinds(here.meeting) == ["ItemAdded", "PaperAdded"]
    make_task(here, item, "việc mới biết", state="assigned")
    lay(here)
    assert list(PaperVersion.objects.values_list("number", flat=True)) == [1, 2]
    assert Paper.objects.count() == DBTaskResult.objects.count() - 1 == 1


@pytest.mark.django_db
def test_what_is_on_paper_stays_there_and_nothing_is_laid_where_all_is_done() -> None:
    here = world()
    item = make_earlier(here)
    Item.objects.filter(pk=item.pk).update(restricted=True)
    make_task(here, item, state="assigned")
    with pytest.raises(NothingOpen):
        lay(here)
    with pytest.raises(NotAllowed):
        lay_before(meeting=here.meeting, by=here.chair, at=here.at(0))
    assert (TaskNote.objects.count(), Paper.objects.count(), Item.objects.count()) == (0, 0, 5)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_pressed_at_once_it_is_one_item_and_one_report() -> None:
    here = world()
    make_task(here, make_earlier(here), state="assigned")
    keep = partial(keep_report, body=here.body, period=period("2026-11"), by=here.secretary, at=here.at(60))
    results = together([partial(lay, here), keep] * 3)
    assert [one for one in results if isinstance(one, Exception)] == []
    assert (MattersArising.objects.count(), Paper.objects.count(), PaperVersion.objects.count()) == (1, 1, 1)
    assert (here.meeting.items.count(), TaskReport.objects.count()) == (5, 1)


@pytest.mark.django_db
def test_the_office_lays_them_before_the_meeting_on_its_page(client: Client) -> None:
    here = world()
    make_task(here, make_earlier(here), state="assigned")
    client.force_login(here.clerk, backend="django.contrib.auth.backends.ModelBackend")
    page, to = (reverse(f"documents:{name}", args=[here.meeting.pk]) for name in ("meeting", "matters"))
    assert "Đưa vào chương trình" in client.get(page).content.decode()
    assert client.post(to).status_code == 303
    shown = client.get(page).content.decode()
    assert ("Cập nhật danh mục" in shown, "Danh mục nhiệm vụ chưa hoàn thành" in shown) == (True, True)


@pytest.mark.django_db
def test_the_table_on_the_page(client: Client) -> None:
    here = world(state="concluded")
    made(here)
    kept = keep_report(body=here.body, period=period("2026-11"), by=here.secretary, at=here.at(60 * 24 * 10))
    client.force_login(here.chair, backend="django.contrib.auth.backends.ModelBackend")
    to = reverse("documents:task-report", args=[here.body.pk])
    shown = client.get(f"{to}?period=2026-11").content.decode()
    assert ("Thực hiện nhiệm vụ tháng 11/2026" in shown, "Trịnh Hoài Thương lập" in shown) == (True, True)
    assert "Không có nhiệm vụ nào trong kỳ" in client.get(f"{to}?period=2026-10").content.decode()
    file = client.get(reverse("documents:task-report-file", args=[kept.pk]))
    assert file.content == store.path(kept.sha256).read_bytes()
