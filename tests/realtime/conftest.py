"""What the tests of live pages share."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from agenda.events import ItemMoved
from meetings import journal
from meetings.facts import Fact
from realtime import hub
from tests.factories import World, world
from tests.realtime.sockets import Socket, in_db, session_of


class Hall:
    """A meeting in session and the pages that are open on it."""

    def __init__(self, made: World) -> None:
        self.world = made
        self.meeting = made.meeting

    async def socket(
        self, who: str = "khoi", page: str = "room", since: int | None = None, reads: bool = True, shows: str = ""
    ) -> Socket:
        """A page of a signed-in person, not opened yet; without `since` it is up to date."""
        session = await in_db(session_of, self.world.users[who])
        known = await self.head() if since is None else since
        return Socket(
            f"/live/{self.meeting.pk}/?page={page}&language=vi&since={known}&shows={shows}", session, reads=reads
        )

    async def head(self) -> int:
        return await in_db(journal.head, self.meeting.pk)

    def write(self, fact: Fact | None = None) -> int:
        """One event, from the thread that calls."""
        from django.db import transaction

        with transaction.atomic():
            meeting = journal.lock(self.meeting.pk)
            return journal.record(
                meeting, fact or ItemMoved(item="x", position=1), by=self.world.secretary, at=datetime.now(UTC)
            )

    async def happens(self, fact: Fact | None = None) -> int:
        return await in_db(self.write, fact)


@pytest.fixture
def hall(transactional_db: None) -> Hall:
    return Hall(world(state="running", present=10))


@pytest.fixture
async def centre(hall: Hall) -> AsyncIterator[hub.Hub]:
    """The hub of the test's event loop, ended with it."""
    made = hub.here()
    yield made
    await made.close()
