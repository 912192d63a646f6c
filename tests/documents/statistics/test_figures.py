"""The figures of a period: each counted by hand beside what the product says."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from agenda.figures import Period, period_of
from documents import checking, delivery, drafts, issuing, register
from documents.models import Act, Delivery, Dispatch, PaperVersion, Reading
from documents.reservations import reserve
from documents.states import Promptness
from documents.statistics.figures import Statistics, bodies_for, statistics_of
from meetings.models import Event, Meeting
from people.models import Body
from tests.agenda.factories import make_task
from tests.documents import spreadsheet
from tests.documents.factories import conclude
from tests.documents.uploads import add
from tests.factories import World, make_body, world


@pytest.fixture
def here(db: None) -> World:
    made = world(state="closed", present=10)
    Meeting.objects.filter(pk=made.meeting.pk).update(closed_at=made.at(200))
    made.meeting.refresh_from_db()
    return made


def issued(here: World, minute: int = 230) -> Act:
    conclude(here)
    act = checking.check_act(act=drafts.act_of(here.meeting, "notice"), by=here.clerk, at=here.at(minute - 1))
    return issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(minute))


def period(code: str) -> Period:
    found = period_of(code)
    assert found is not None
    return found


def figures(here: World, code: str = "2026-11", minute: float = 300) -> Statistics:
    bodies = bodies_for(here.clerk, here.organisation)
    return statistics_of(here.organisation, bodies, period(code), here.at(minute))


def paper(here: World) -> PaperVersion:
    """A paper that was there before the meeting closed."""
    Meeting.objects.filter(pk=here.meeting.pk).update(state="running")
    version = add(here).versions.get()
    Meeting.objects.filter(pk=here.meeting.pk).update(state="closed")
    return version


def other_meeting(here: World, body: Body, ordinal: int, days: int, **more: object) -> Meeting:
    at = here.at(days * 24 * 60)
    facts = {"state": "closed", "opened_at": at, "closed_at": at + timedelta(hours=2), "starts_at": at} | more
    return Meeting.objects.create(body=body, term=here.term, ordinal=ordinal, title=f"Phiên {ordinal}", **facts)


def test_meetings_are_counted_by_body_and_month_of_their_opening(here: World) -> None:
    other_meeting(here, here.body, 19, 25, mode="online")  # 07/12
    other_meeting(here, here.body, 20, -60)  # September, another quarter
    other_meeting(here, here.body, 21, 5, opened_at=None, closed_at=None, state="convened")
    line = figures(here, "2026-Q4").lines[0]
    assert (line.months, line.meetings, line.online) == ((0, 1, 1), 2, 1)
    assert figures(here, "2026-11").meetings == 1


def test_only_ones_own_bodies_are_counted(here: World) -> None:
    foreign = make_body(here.organisation, "khac")
    other_meeting(here, foreign, 1, 1)
    assert [line.body for line in figures(here).lines] == [here.body]
    assert list(bodies_for(here.chair, here.organisation)) == [here.body]
    assert list(bodies_for(here.users["hanh"], here.organisation)) == []


def test_how_soon_the_notice_came_out(here: World) -> None:
    issued(here)
    found = figures(here)
    assert found.pace is not None
    assert (found.pace.issued, found.pace.median, dict(found.pace.counts)[Promptness.SAME_DAY]) == (
        1,
        timedelta(minutes=30),
        1,
    )
    assert found.lines[0].unissued == ()
    assert figures(here, "2026-12").pace is None


LATE = [
    (1, Promptness.SAME_DAY),
    (23, Promptness.WITHIN_A_DAY),
    (30, Promptness.SLOW),
    (300, Promptness.BREACH),
]


@pytest.mark.parametrize(("hours", "word"), LATE)
def test_a_notice_that_is_still_not_out_is_told(here: World, hours: int, word: Promptness) -> None:
    assert figures(here, minute=200 + hours * 60).lines[0].unissued == ((word, 1),)


def test_numbers_on_paper_are_not_electronic(here: World) -> None:
    act = issued(here)
    series = act.entry.series if act.entry else None
    assert series is not None
    reserve(series=series, by=here.clerk, at=here.at(240))
    reserve(series=series, by=here.clerk, at=here.at(40 * 24 * 60))
    found = figures(here).sending
    assert (found.documents, found.electronic) == (2, 1)
    assert register.gaps(series) == []


def test_who_also_got_paper_counts_as_paper(here: World) -> None:
    act = issued(here)
    Delivery.objects.filter(act=act, user=here.users["hanh"]).update(channel="paper")
    delivery.acknowledge(act=act, by=here.users["an"], at=here.at(240))
    found, sent = figures(here).sending, Delivery.objects.count()
    assert (found.recipients, found.reached, found.acknowledged) == (sent, sent - 1, 1)


def test_bodies_addresses_and_paper_are_recipients_too(here: World) -> None:
    act = issued(here)
    people = figures(here).sending
    rows: list[tuple[str, str, dict[str, Any]]] = [
        ("A", "email", {"email": "a@b.example"}),
        ("A", "paper", {"reason": "cần dấu"}),
        ("B", "paper", {"reason": "không có mạng"}),
        ("C", "email", {"email": "c@b.example"}),
    ]
    for name, way, more in rows:
        Dispatch.objects.create(act=act, name=name, way=way, made_at=here.at(240), made_by=here.clerk, **more)
    found = figures(here).sending
    assert found.recipients - people.recipients == 3  # A, B and C
    assert found.reached - people.reached == 1  # C alone got no paper


def test_pages_that_were_not_printed(here: World) -> None:
    version = paper(here)
    for name in ("hanh", "an"):
        Reading.objects.create(version=version, user=here.users[name], first_at=here.at(5), last_at=here.at(5))
    act = issued(here)
    Event.objects.create(
        meeting=here.meeting, seq=900, kind="BookTaken", at=here.at(6), by=here.users["dat"], payload={"pages": 4}
    )
    found = figures(here).paper
    sent = act.pages * Delivery.objects.count()
    assert Reading.objects.count() == 2
    assert (found.read, found.sent, found.printed) == (2 * version.pages, sent, 4)
    assert found.spared == 2 * version.pages + sent - 4


def test_a_paper_that_somebody_read_in_two_versions_counts_once(here: World) -> None:
    version = paper(here)
    again = type(version).objects.get(pk=version.pk)
    again.pk, again.number, again.pages = uuid4(), 2, version.pages + 2
    again.save(force_insert=True)
    for one in (version, again):
        Reading.objects.create(version=one, user=here.users["hanh"], first_at=here.at(), last_at=here.at())
    assert figures(here).paper.read == version.pages + 2


def test_more_printed_than_read_spares_nothing(here: World) -> None:
    Event.objects.create(
        meeting=here.meeting, seq=900, kind="BookTaken", at=here.at(6), by=here.users["dat"], payload={"pages": 40}
    )
    assert figures(here).paper.spared == 0


def as_(here: World, name: str) -> Client:
    client = Client()
    client.force_login(here.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_page_and_file_say_the_same_and_on_what_they_rest(here: World) -> None:
    issued(here)
    page = reverse("documents:statistics", args=[here.organisation.pk]) + "?period=2026-11"
    shown = as_(here, "cham").get(page).content.decode()
    assert ("1/1 văn bản đã cấp số" in shown, "Không phải số liệu kiểm toán" in shown) == (True, True)
    answer = as_(here, "cham").get(
        reverse("documents:statistics-file", args=[here.organisation.pk]) + "?period=2026-11"
    )
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="thong-ke-2026-11-')
    book = spreadsheet.sheets(answer.content)
    assert list(book) == ["Phiên họp", "Bế mạc đến ban hành", "Phát hành và giấy", "Nhiệm vụ", "So với trước"]
    assert [cell.value for cell in book["Phiên họp"][1]] == [here.body.name, "1", "1", "0", "0"]
    pace = [cell.value for cell in book["Bế mạc đến ban hành"][1]]
    assert pace == [here.body.name, "1", "0.5", "1", "0", "0", "0", "0"]
    assert [cell.value for cell in book["Phát hành và giấy"][2]] == ["trong đó phát hành điện tử", "1", "1"]
    assert "Ước tính" in book["Phát hành và giấy"][-1][0].value


def test_the_tasks_of_a_body_as_a_spreadsheet(here: World) -> None:
    make_task(here, here.items[0], state="assigned", action="=cmd|' /C calc'!A0")
    answer = as_(here, "cham").get(reverse("documents:task-sheet", args=[here.body.pk]) + "?period=2026-11")
    book = spreadsheet.sheets(answer.content)
    assert list(book) == ["Số liệu", "Danh mục"]
    assert [cell.value for cell in book["Số liệu"][-2]][:2] == ["Cộng", "1"]
    cell = book["Danh mục"][1][1]
    assert (cell.value, cell.kind, cell.formula, cell.quoted) == ("=cmd|' /C calc'!A0", "s", False, True)
