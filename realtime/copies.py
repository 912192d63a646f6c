"""What is rendered for the open pages of one meeting: each region once for an edition, kept until it is old.

Of a personal part, what has become old is rendered once for all whose copies are alike, and not kept.
"""

import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Any, Protocol, cast
from uuid import UUID

from realtime import cohorts, drawing, frames, regions
from realtime.editions import Edition
from realtime.history import History, Step

logger = logging.getLogger(__name__)


class Thread(Protocol):
    """Runs a function that reads the database, away from the event loop."""

    def __call__(self, function: Callable[..., Any], *args: Any) -> Awaitable[Any]: ...


def news(
    seq: int,
    since: int,
    edition: Edition,
    steps: list[Step],
    html: Mapping[str, str],
    crowd: int,
    owed: Collection[str] = (),
) -> str:
    """The frame for an edition: what is rendered, and what each page must fetch, because it is its own or failed;
    what is in `owed` will be brought."""
    missing = [one for one in regions.heard(edition, steps) if one.name not in html and one.name not in owed]
    fetch = {one.name: regions.concerned(one, steps) for one in missing}
    needed = {name: users for name, users in fetch.items() if users != []}
    return frames.news(seq=seq, since=since, regions=html, refresh=needed, crowd=crowd)


def drawn_together(edition: Edition, steps: list[Step]) -> dict[str, list[str] | None]:
    """The personal parts that these events make old and that are rendered for many at once, and the ids of the users
    whose they are (None: everybody's)."""
    heard = regions.heard(edition, steps)
    return {one.name: regions.concerned(one, steps) for one in heard if one.drawn_together(edition)}


def _concerned(edition: Edition, steps: list[Step], users: Collection[UUID]) -> dict[str, set[UUID]]:
    """The same for those of these users whom it concerns; parts that concern nobody are left out."""
    together = drawn_together(edition, steps)
    wanted = {
        name: set(users) if about is None else {UUID(user) for user in about} & set(users)
        for name, about in together.items()
    }
    return {name: whom for name, whom in wanted.items() if whom}


class Copies:
    """The rendered regions of each edition and the frames made of them. A crowd that comes back costs one rendering.

    Not safe for two callers at once: the room's lock is held by whoever calls.
    """

    def __init__(self, meeting_id: UUID, thread: Thread) -> None:
        self._meeting_id = meeting_id
        self._thread = thread
        self._html: dict[Edition, dict[str, str]] = defaultdict(dict)
        self._frames: dict[tuple[Edition, int, bool], str] = {}

    def outdate(self, steps: list[Step]) -> None:
        """Drops what these events make old."""
        self._drop(lambda edition: regions.heard(edition, steps))

    def outdate_following(self, what: str) -> None:
        """Drops what follows `what`, which changed without an event."""
        self._drop(lambda edition: regions.following(edition, {what}))

    def _drop(self, old: Callable[[Edition], list[regions.Region]]) -> None:
        self._frames.clear()
        for edition, kept in self._html.items():
            for one in old(edition):
                kept.pop(one.name, None)

    async def frame(self, edition: Edition, since: int, history: History, crowd: int, *, owing: bool = False) -> str:
        """What brings a page of the edition from `since` to the end of the history; with `owing` without the parts of
        its own that `owed` names."""
        steps = history.missed(since)
        if steps is None:
            return frames.resync(history.last, crowd)
        if since == history.last:
            return frames.standing(history.last)
        key = (edition, since, owing)
        if key not in self._frames:
            html = await self._shared(edition, regions.heard(edition, steps))
            owed = drawn_together(edition, steps) if owing else ()
            self._frames[key] = news(history.last, since, edition, steps, html, crowd, owed)
        return self._frames[key]

    def owed(self, edition: Edition, since: int, history: History, user: UUID) -> list[str]:
        """The parts of this person's own that are old on a page that stands at `since` and can be rendered for many."""
        together = drawn_together(edition, history.missed(since) or [])
        return [name for name, users in together.items() if users is None or str(user) in users]

    async def frames_for(
        self, edition: Edition, since: int, history: History, users: Collection[UUID], crowd: int
    ) -> tuple[str, Mapping[UUID, str]]:
        """The same, and for each user with parts of their own the frame that has these too; where parts are alike, so
        is the text."""
        steps = history.missed(since) or []
        heard = regions.heard(edition, steps)
        own = await self._draw(edition, heard, _concerned(edition, steps, users))
        common = await self.frame(edition, since, history, crowd)
        html = await self._shared(edition, heard) if own else {}
        texts: dict[tuple[tuple[str, str], ...], str] = {}
        found = {}
        for user, parts in own.items():
            alike = tuple(parts.items())
            if alike not in texts:
                texts[alike] = news(history.last, since, edition, steps, {**html, **parts}, crowd)
            found[user] = texts[alike]
        return common, found

    async def own(self, edition: Edition, wanted: Mapping[str, Collection[UUID]]) -> cohorts.Own:
        """The parts of these people's own as they are now; whoever is missing fetches theirs."""
        return await self._draw(edition, [], wanted)

    async def parts(self, edition: Edition, what: Collection[str], crowd: int) -> str:
        """The regions of an edition that follow something of `what`, as a frame; empty if there are none."""
        followers = regions.following(edition, what)
        html = await self._shared(edition, followers)
        fetch = [one.name for one in followers if one.name not in html]
        return frames.parts(html, fetch, crowd) if followers else ""

    async def _shared(self, edition: Edition, wanted: list[regions.Region]) -> dict[str, str]:
        """The HTML of those regions that are the same for the whole edition. What fails is left out."""
        await self._draw(edition, wanted, {})
        kept = self._html[edition]
        return {one.name: kept[one.name] for one in wanted if one.name in kept}

    async def _draw(
        self, edition: Edition, wanted: list[regions.Region], own: Mapping[str, Collection[UUID]]
    ) -> cohorts.Own:
        """Draws of the wanted regions those that are shared and not kept yet, and people's own, which are given back.

        If the database is away nothing is: the pages fetch these parts when it is back.
        """
        kept = self._html[edition]
        missing = [one for one in wanted if not one.fetched_by(edition) and one.name not in kept]
        if not missing and not own:
            return {}
        try:
            html, found = await self._thread(drawing.drawn, self._meeting_id, edition, missing, own)
        except Exception:
            logger.exception("nothing could be rendered for %s", edition)
            return {}
        kept.update(html)
        return cast(cohorts.Own, found)
