"""What is removed when its time is over, what stays, and what a code then says."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from config import readiness
from documents.circulation import reading, retention, tracing, viewing
from documents.models import ExpiredTrace, MarkSheet, PageView, Paper, Reading, Trace, TracedPage, TraceLookup
from tests.documents.circulation.factories import make_paper
from tests.documents.uploads import add
from tests.factories import World

pytestmark = pytest.mark.django_db

DAY = 24 * 60
YEAR = 365 * DAY  # minutes


@pytest.fixture
def trace(here: World) -> Trace:
    """A member read a paper for the room."""
    version, by = make_paper(here, "room").versions.get(), here.users["hanh"]
    made = tracing.open_trace(version=version, by=by, at=here.at())
    reading.note_reading(version=version, page=1, seen=[1], by=by, at=here.at(1))
    tracing.note_pages(version=version, pages=[1], by=by, at=here.at(1))
    viewing.note_view(version=version, page=1, by=by, at=here.at(1))
    return made


def test_nothing_is_removed_before_its_time(here: World, trace: Trace) -> None:
    assert retention.remove_expired(here.at(YEAR)) == retention.Removed(0, 0, 0, 0)
    assert not retention.has_expired(here.at(YEAR))
    assert Trace.objects.get() == trace


def test_what_a_person_read_is_removed_after_a_year_and_the_code_stays(here: World, trace: Trace) -> None:
    assert retention.has_expired(here.at(YEAR + 2))
    assert retention.remove_expired(here.at(YEAR + 2)) == retention.Removed(1, 0, 1, 0)
    for kept in (Trace, TracedPage, PageView, Reading):
        assert not kept.objects.exists()
    assert ExpiredTrace.objects.get().code == trace.code
    assert retention.remove_expired(here.at(YEAR + 3)) == retention.Removed(0, 0, 0, 0)


def test_the_time_is_a_setting(here: World, trace: Trace, settings: Settings) -> None:
    settings.ACCESS_LOG_KEPT = timedelta(days=30)
    assert retention.remove_expired(here.at(30 * DAY + 2)).traces == 1


def test_what_was_looked_up_is_kept_for_a_year_from_then(here: World, trace: Trace) -> None:
    tracing.look_up(typed=trace.code, by=here.clerk, at=here.at(YEAR - DAY))
    assert retention.remove_expired(here.at(YEAR + 2)).traces == 0
    assert retention.remove_expired(here.at(2 * YEAR)).traces == 1
    assert not TraceLookup.objects.exists()


def test_an_expired_code_says_so_to_its_office_alone(here: World, trace: Trace) -> None:
    retention.remove_expired(here.at(YEAR + 2))
    client = Client()
    client.force_login(here.clerk)
    answer = client.post(reverse("documents:traces"), {"code": trace.code}, follow=True).content.decode()
    assert "Mã này đã hết thời hạn lưu" in answer
    assert here.users["hanh"].full_name not in answer
    assert "Hết thời hạn lưu" in client.get(reverse("documents:traces")).content.decode()
    assert tracing.look_up(typed=trace.code, by=here.users["stranger"], at=here.at(YEAR + 3)).expired is None


def test_many_go_in_batches(here: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    version = add(here).versions.get()
    for minute in range(5):
        tracing.trace_copy(version=version, kind="copy", by=here.clerk, at=here.at(minute))  # type: ignore[arg-type]
    assert retention.remove_expired(here.at(YEAR + 10)).traces == 5
    assert ExpiredTrace.objects.count() == 5


def test_marks_on_a_returned_paper_go_after_a_month(here: World) -> None:
    back, kept = make_paper(here, "return"), add(here)
    for paper in (back, kept):
        MarkSheet.objects.create(version=paper.versions.get(), user=here.users["hanh"])
    Paper.objects.filter(pk=back.pk).update(returned_at=here.at(130))
    assert retention.remove_expired(here.at(130 + 30 * DAY)).sheets == 0
    assert retention.remove_expired(here.at(131 + 30 * DAY)).sheets == 1
    assert MarkSheet.objects.get().version.paper == kept


def test_it_is_done_by_a_command_and_when_a_server_is_prepared(here: World, trace: Trace) -> None:
    out = io.StringIO()
    with time_machine.travel(here.at(YEAR + 2), tick=False):
        assert readiness.retention()
        call_command("retention", stdout=out)
        assert not readiness.retention()
    assert "Đã xóa 1 lần xem" in out.getvalue()
