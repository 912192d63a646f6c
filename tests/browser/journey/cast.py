"""Who takes part in the journey, on which days, and where the meeting is found."""

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.actor import HALL, Actor, until

Seat = Callable[..., Actor]
MEETING = "Phiên họp thứ 18 của Ban Thường vụ Đảng ủy phường"
CHAIR, SECRETARY, CLERK, OBSERVER = "khoi", "thuong", "cham", "en"
BY_CODE = ["khoi", "hanh", "an", "giao", "dat", "nguyet", "anq"]  # check themselves in at the door
BY_PASS = "don"  # shows the code of the invitation
BY_DESK = ["uoc", "nhi"]  # are ticked in by the secretary
MEMBERS = [*BY_CODE, BY_PASS, *BY_DESK]
ABSENT = "Lý Văn Ơn"

PREPARED = "2026-11-09T14:00:00+07:00"  # the last day on which papers are in time
HELD = "2026-11-12T07:40:00+07:00"
AFTERWARDS = "2026-12-01T09:00:00+07:00"  # two deadlines of the notice have passed

LIVE_SECONDS = 2.0  # for all pages together, on a machine that also runs their browsers and nothing else


def live_seconds() -> float:
    """How soon all pages must show what happened: longer where others keep the machine busy as well."""
    return LIVE_SECONDS * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


@dataclass
class Cast:
    """Everybody by the name of their account; `meeting` is the path of its page, `folder` is for files."""

    seat: Seat
    folder: Path
    people: dict[str, Actor] = field(default_factory=dict)
    meeting: str = ""
    notice: str = ""
    hall: Actor = field(init=False)
    gate: Actor = field(init=False)

    def __getitem__(self, username: str) -> Actor:
        """The person before their tablet, signed in when they are first needed."""
        if username not in self.people:
            self.people[username] = self.seat(username)
        return self.people[username]

    def screen(self) -> Actor:
        """One of the large screens, signed in with the clerk's account."""
        return self.seat(CLERK, HALL)

    @property
    def secretary(self) -> Actor:
        return self[SECRETARY]

    @property
    def chair(self) -> Actor:
        return self[CHAIR]

    @property
    def members(self) -> list[Actor]:
        return [self[username] for username in MEMBERS]

    @property
    def tablets(self) -> list[Actor]:
        """Everybody who sits in the room with a tablet: the members and the observer."""
        return [*self.members, self[OBSERVER]]

    @property
    def everybody(self) -> list[Actor]:
        """All pages that are open in the meeting."""
        return [*self.tablets, self.hall, self.secretary]

    def move_to(self, moment: str) -> None:
        """The server goes on at another time; who was signed in long before signs in again."""
        for person in self.people.values():
            person.page.goto("about:blank")
        self.secretary.product.restart(moment)
        for person in self.people.values():
            person.sign_in()

    def keep(self, *usernames: str) -> None:
        """Everybody else goes home."""
        for username in set(self.people) - set(usernames):
            self.people.pop(username).leave()

    def all_show(self, deed: Callable[[], None], *, by: Actor, others: Iterable[Actor] = ()) -> float:
        """Does the deed and waits until all pages show it, without any being loaded again; the slowest in seconds."""
        pages = list(others) or self.everybody
        before, loads = max(page.seq() for page in pages), [page.loads for page in pages]
        begun = by.now()
        deed()
        until(lambda: all(page.shown_at(before + 1) for page in pages), 5 * live_seconds())
        slowest = max(page.shown_at(before + 1) for page in pages) - begun
        assert slowest < live_seconds(), f"the slowest page was {slowest:.1f} s late"
        assert [page.loads for page in pages] == loads
        return slowest


def exactly(text: str) -> re.Pattern[str]:
    return re.compile(f"^{re.escape(text)}$")
