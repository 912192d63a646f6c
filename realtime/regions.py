"""The parts of a live page that are replaced when something happened.

One template, two callers: the page includes it (`{% region %}`), the socket replaces it. A region is rendered
without a request, once for each edition, and shared by everybody who has that edition open; what differs from
person to person is `personal`: rendered once for all whose copies are alike, or fetched by each page for itself.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation

from meetings.access import Audience
from meetings.attendance import Place
from meetings.facts import REGISTRY, Fact
from realtime.editions import OF_ONE, Edition, Page
from realtime.history import Step
from realtime.scene import Scene

# What changes without an event.
PROGRESS = "progress"  # how many have answered the open vote
ANSWER = "answer"  # what is recorded for the person who looks
OPENED = "opened"  # who has opened which papers
READING = "reading"  # how many pages of them, and when last
VIEWING = "viewing"  # who looks at a paper that is read in the room alone
PREPARING = "preparing"  # how far the pages of papers are prepared
DUE = "due"  # how near the deadline of a written consultation is

Context = Callable[[Scene], dict[str, Any]]
People = Mapping[UUID, Place | None]  # users, each with their place in the meeting
Alike = Callable[[Scene, People], Mapping[UUID, Hashable]]


@dataclass(frozen=True)
class Region:
    """A part of a page: which template with what, for whom, and which events make it old.

    `name` is unique and says in its first word what it shows; `context` takes a `Scene` and returns plain values
    that the template needs; nothing in it may depend on the moment of rendering. `follows` names something that
    changes without events (`PROGRESS`, `ANSWER`, the signs of `realtime.watching`): the region is then also brought
    when that changed, twice a second at most. `alike` says for many people at once what their copies of a personal
    region depend on: who has the same
    value sees the same HTML, so that one rendering serves them all (`realtime.cohorts`). `shown_as` (a
    `realtime.models.Show`): hall screens show one of several such regions, and only what one of them shows is drawn.
    """

    name: str
    page: Page
    template: str
    context: Context
    hears: frozenset[str]
    audiences: frozenset[Audience]
    personal: bool = False
    follows: str = ""
    alike: Alike | None = None
    shown_as: str = ""

    def belongs_to(self, edition: Edition) -> bool:
        """Whether pages of the edition have this region."""
        if self.page != edition.page or edition.audience not in self.audiences:
            return False
        return not self.shown_as or edition.shows in ("", self.shown_as)

    def fetched_by(self, edition: Edition) -> bool:
        """Whether each page of the edition gets this region for itself: it is about the person who looks.

        Guests see only the items they are asked to, so everything they see is.
        """
        return self.personal or edition.audience == Audience.GUEST

    def drawn_together(self, edition: Edition) -> bool:
        """Whether such a region may be rendered for many people of the edition at once; a guest's never is."""
        return self.alike is not None and edition.audience != Audience.GUEST


_regions: dict[str, Region] = {}


def region(
    name: str,
    page: Page,
    *,
    hears: Iterable[type[Fact]],
    audiences: Iterable[Audience],
    template: str = "",
    personal: bool = False,
    follows: str = "",
    alike: Alike | None = None,
    shown_as: str = "",
) -> Callable[[Context], Context]:
    """Registers the decorated context function as a region; the template is by default named after it."""

    def add(context: Context) -> Context:
        if name in _regions:
            raise ValueError(f"two regions are called {name}")
        kinds = frozenset(fact.__name__ for fact in hears)
        if unknown := kinds - set(REGISTRY):
            raise ValueError(f"{name} hears {unknown}, which nobody says")
        path = template or f"realtime/{page}/{name}.html"
        whom = frozenset(audiences)
        own = personal or alike is not None
        _regions[name] = Region(name, page, path, context, kinds, whom, own, follows, alike, shown_as)
        return context

    return add


def every() -> list[Region]:
    """All regions, of whatever page."""
    return list(_regions.values())


def of(edition: Edition) -> list[Region]:
    """The regions of an edition, in the order in which they were registered."""
    return [one for one in _regions.values() if one.belongs_to(edition)]


def named(edition: Edition, name: str) -> Region | None:
    """The region of that name if the edition has it."""
    found = _regions.get(name)
    return found if found is not None and found in of(edition) else None


def heard(edition: Edition, steps: Iterable[Step]) -> list[Region]:
    """The regions of an edition that any of these events makes old."""
    happened = {step.kind for step in steps}
    return [one for one in of(edition) if one.hears & happened]


def concerned(one: Region, steps: Iterable[Step]) -> list[str] | None:
    """The ids of the users whose own copy of a region these events make old; None: everybody's.

    A page about one thing shows everybody's part in it, so it is old for all who have it open.
    """
    if not one.personal or one.page in OF_ONE:
        return None
    about = [step.about for step in steps if step.kind in one.hears]
    known = [users for users in about if users is not None]
    return sorted({str(user) for users in known for user in users}) if len(known) == len(about) else None


def following(edition: Edition, what: Collection[str]) -> list[Region]:
    """The regions of an edition that follow something of `what`."""
    return [one for one in of(edition) if one.follows and one.follows in what]


def render(one: Region, scene: Scene, csrf_token: str = "") -> str:
    """The region's HTML for the scene's edition.

    `csrf_token` is given when a page is rendered as a whole; on an open page the forms of a region that came
    through the socket are sent by script, which takes the token from the page.
    """
    with translation.override(scene.edition.language):
        context = {"scene": scene, "meeting": scene.meeting, "next": scene.path, **one.context(scene)}
        return render_to_string(one.template, {**context, "csrf_token": csrf_token}).strip()
