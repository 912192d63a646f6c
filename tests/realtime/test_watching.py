"""What changes without an event reaches the pages that show it: papers opened, a paper looked at, a deadline."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from documents.circulation import tracing, viewing
from documents.circulation.reading import note_reading
from documents.models import Consultation, PaperVersion
from meetings.models import Meeting
from realtime import hub
from tests.documents.circulation.factories import make_paper
from tests.documents.consultations.factories import make_round
from tests.documents.uploads import add
from tests.factories import World
from tests.realtime.browser import Browser, differences
from tests.realtime.conftest import Hall
from tests.realtime.sockets import Socket, in_db
from tests.realtime.test_progress import brings, fetches


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def convened(here: World) -> PaperVersion:
    """Before the meeting, with one paper that was sent."""
    Meeting.objects.filter(pk=here.meeting.pk).update(state="convened")
    paper = add(here, item=1)
    type(paper).objects.filter(pk=paper.pk).update(state="circulated", circulated_at=here.at(-9000))
    return PaperVersion.objects.get(paper=paper)


def read(here: World, version: PaperVersion, name: str, pages: list[int]) -> None:
    note_reading(version=version, page=pages[-1], seen=pages, by=here.users[name], at=timezone.now())


def names(region: str, name: str) -> Callable[[Socket], bool]:
    """Whether the last copy of the region that came without an event leaves this name out."""

    def found(socket: Socket) -> bool:
        parts = [frame["regions"][region] for frame in socket.frames if region in frame.get("regions", {})]
        return bool(parts) and name not in parts[-1]

    return found


async def test_who_opens_a_paper_leaves_the_list_at_once(hall: Hall, centre: hub.Hub) -> None:
    version = await in_db(convened, hall.world)
    name = hall.world.users["hanh"].full_name
    async with await hall.socket("thuong", "desk") as desk, await hall.socket("cham", "receipts") as receipts:
        await desk.until(brings("desk-unread", name))
        await receipts.until(brings("unread", name))
        await in_db(read, hall.world, version, "hanh", [1])
        await desk.until(names("desk-unread", name))
        await receipts.until(names("unread", name))
        await receipts.until(brings("readers", "đã xem 1 trang"))
        await in_db(read, hall.world, version, "hanh", [1, 2])
        await receipts.until(brings("readers", "đã xem 2 trang"))


def looks(here: World, version: PaperVersion, page: int, left: bool = False) -> None:
    user, at = here.users["hanh"], timezone.now()
    tracing.open_trace(version=version, by=user, at=at)
    viewing.note_view(version=version, page=page, left=left, by=user, at=at)


async def test_who_looks_at_a_paper_is_seen_until_they_leave(hall: Hall, centre: hub.Hub) -> None:
    paper = await in_db(make_paper, hall.world, "room")
    version = await in_db(PaperVersion.objects.get, paper=paper)
    async with await hall.socket("thuong", "viewers", shows=str(paper.pk)) as page:
        await page.until(brings("viewers-now", "Không có ai đang mở"))
        await in_db(looks, hall.world, version, 2)
        await page.until(brings("viewers-now", "Trang 2/2"))
        await page.until(brings("viewers-log", hall.world.users["hanh"].full_name))
        await in_db(looks, hall.world, version, 2, True)
        await page.until(brings("viewers-now", "Không có ai đang mở"))


def until(here: World, consultation: Consultation, seconds: float) -> None:
    due = timezone.now() + timedelta(seconds=seconds)
    Consultation.objects.filter(pk=consultation.pk).update(deadline=due)


async def test_a_deadline_that_passes_brings_the_next_step(hall: Hall, centre: hub.Hub) -> None:
    consultation = await in_db(make_round, hall.world)
    await in_db(until, hall.world, consultation, 3600)
    async with await hall.socket("thuong", "consultation", shows=str(consultation.pk)) as page:
        await page.until(lambda socket: "round-steps" in fetches(socket))
        before = len(page.frames)
        await in_db(until, hall.world, consultation, -1)
        await page.until(lambda socket: any("round-steps" in one.get("refresh", {}) for one in socket.frames[before:]))


async def test_nobody_is_asked_while_no_such_page_is_open(
    hall: Hall, centre: hub.Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def signs(meeting_id: object, wanted: object) -> dict[str, object]:
        asked.append((meeting_id, wanted))
        return {}

    monkeypatch.setattr("realtime.watching.signs", signs)
    async with await hall.socket("hanh", "room") as page:
        await page.at(await hall.head())
        await centre.watching.beat()
    assert asked == []


@pytest.mark.django_db
def test_a_page_without_a_socket_that_asks_shows_the_same(running: World) -> None:
    version = convened(running)
    page = Browser(running, "thuong", "receipts").load()
    read(running, version, "hanh", [1])
    fresh = page.fresh()
    assert set(differences(page.parts, fresh)) == {"unread", "readers"}


def drawn(version: PaperVersion, state: str, pages: int) -> None:
    PaperVersion.objects.filter(pk=version.pk).update(pages_state=state, prepared=pages)


async def test_how_far_a_paper_is_prepared_is_seen_where_it_was_uploaded(hall: Hall, centre: hub.Hub) -> None:
    version = await in_db(convened, hall.world)
    async with await hall.socket("thuong", "preparation") as page:
        await page.until(brings("preparing", "Đang dựng trang 0/2"))
        await in_db(drawn, version, "working", 1)
        await page.until(brings("preparing", "Đang dựng trang 1/2"))
        await in_db(drawn, version, "failed", 0)
        await page.until(brings("preparing", "Không dựng được trang để đọc"))
        await in_db(drawn, version, "ready", 2)
        await page.until(names("preparing", "dựng"))
