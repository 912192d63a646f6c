"""Marks on a paper reach the other devices of their owner, and everybody only where they are shared."""

from uuid import uuid4

from documents.marks.changes import Change
from documents.marks.saving import save_marks
from documents.models import Paper, PaperVersion
from meetings.models import Event
from realtime import hub
from tests.realtime.conftest import Hall
from tests.realtime.sockets import Socket, in_db

STROKE = [[0.1, 0.2, 0.5], [0.2, 0.2, 0.5]]


def told(socket: Socket) -> list[tuple[int, bool]]:
    found = [frame["hint"]["marks"] for frame in socket.frames if "marks" in frame.get("hint", {})]
    return [(one["head"], one["shared"]) for one in found]


def mark(hall: Hall, version: PaperVersion, share: str) -> None:
    change = Change(id=uuid4(), revision=1, page=1, kind="ink", shape=STROKE, share=share)
    save_marks(version=version, changes=[change], by=hall.world.users["hanh"], at=hall.world.at(1))


def paper(hall: Hall) -> PaperVersion:
    made = Paper.objects.create(
        meeting=hall.meeting, title="Báo cáo", kind="report", state="circulated", circulated_at=hall.world.at(-9000)
    )
    facts = {"sha256": "0" * 64, "size": 1, "pages": 1, "width": 595, "height": 842, "file_name": "bao-cao.pdf"}
    PaperVersion.objects.create(paper=made, uploaded_by=hall.world.clerk, uploaded_at=hall.world.at(-9000), **facts)
    return PaperVersion.objects.select_related("paper__meeting").get()


async def test_a_mark_is_told_to_its_owner_and_a_shared_one_to_all_who_read(hall: Hall, centre: hub.Hub) -> None:
    version = await in_db(paper, hall)
    before = await in_db(Event.objects.count)
    async with (
        await hall.socket("hanh", "reader") as own,
        await hall.socket("an", "reader") as other,
        await hall.socket("hanh") as room,
    ):
        await in_db(mark, hall, version, "")
        await own.until(lambda socket: told(socket) == [(1, False)])
        await in_db(mark, hall, version, "meeting")
        await own.until(lambda socket: told(socket) == [(1, False), (2, True)])
        await other.until(lambda socket: told(socket) == [(2, True)])
        assert told(room) == []
    assert await in_db(Event.objects.count) == before
