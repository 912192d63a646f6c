"""One person's open live page, without a browser: loads, hears and fetches exactly as its script does."""

import json
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from documents.models import Act, Consultation, Paper
from meetings.models import Meeting
from tests.factories import World
from tests.realtime.parts import AROUND, Parts, parts_of
from voting.models import Election, Vote

Frame = dict[str, Any]
READ = "Báo cáo đang đọc"  # the paper that readers have open


# What pages about one thing are about, and where they are; of several the last.
THINGS: dict[str, tuple[Callable[[Meeting], QuerySet[Any]], str]] = {
    "entries": (lambda here: Vote.objects.filter(item__meeting=here).order_by("created_at"), "voting:entries"),
    "election": (lambda here: Election.objects.filter(item__meeting=here).order_by("created_at"), "voting:election"),
    "draft": (lambda here: Act.objects.filter(meeting=here, kind="letter").order_by("pk"), "documents:written-act"),
    "viewers": (lambda here: Paper.objects.filter(meeting=here, circulation="room"), "documents:paper-viewers"),
    "consultation": (
        lambda here: Consultation.objects.filter(paper__meeting=here).order_by("opened_at"),
        "documents:consultation",
    ),
}


def paper_of(world: World) -> str:
    """The address of a paper of the meeting as a whole, which everybody in it may read."""
    found = Paper.objects.get(meeting=world.meeting, title=READ)
    return reverse("documents:paper", args=[found.pk])


def address_of(world: World, page: str) -> str:
    """Where a page is; "" for one about something that is not there yet."""
    if page == "reader":
        return paper_of(world)
    if page not in THINGS:
        return f"/meetings/{world.meeting.pk}/{page}/"
    things, name = THINGS[page]
    found = things(world.meeting).last()
    return reverse(name, args=[found.pk]) if found is not None else ""


class Browser:
    """`parts` is what the page shows; None when the page is not for this person (any more).

    Several pages of one person can be on one `session`; without one they sign in.
    """

    def __init__(self, world: World, who: str, page: str, session: str = "") -> None:
        self.who, self.page = who, page
        self.user = world.users[who]
        self.client = Client()
        if session:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = session
        else:
            self.client.force_login(self.user, "django.contrib.auth.backends.ModelBackend")
        self.address = address_of(world, page)
        self.parts: Parts | None = None

    @property
    def session(self) -> str:
        return self.client.cookies[settings.SESSION_COOKIE_NAME].value

    def fresh(self) -> Parts | None:
        """The page as it is when it is loaded now."""
        if not self.address:
            return None
        answer = self.client.get(self.address)
        if answer.status_code in (403, 404):
            return None
        assert answer.status_code == 200
        parts = parts_of(answer.content.decode())
        if self.page == "reader":  # around the line stands a page of its own, which is not live
            parts.shown.pop(AROUND)
        return parts

    def load(self) -> "Browser":
        self.parts = self.fresh()
        return self

    def again(self) -> "Browser":
        """The same page as it stands now, to be led on from here without this one."""
        twin = copy(self)
        twin.client = Client()
        twin.client.cookies[settings.SESSION_COOKIE_NAME] = self.session
        if self.parts is not None:
            twin.parts = replace(self.parts, shown=dict(self.parts.shown), names=set(self.parts.names))
        return twin

    def ask(self) -> None:
        """Asks for news by HTTP and takes them in."""
        assert self.parts is not None
        answer = self.client.get(f"{self.parts.poll}&since={self.parts.since}")
        if answer.status_code in (403, 404):
            self.load()
        else:
            self.take(json.loads(answer.content))

    def take(self, frame: Frame) -> None:
        """One frame from the server, as live.js does it; what is to be fetched is fetched at once."""
        assert self.parts is not None
        if frame.get("resync"):
            self.load()
            return
        if "seq" in frame:
            begins: int = frame["from"] if "from" in frame else frame["seq"]
            assert begins <= self.parts.since, "a gap"
            if frame["seq"] <= self.parts.since:
                return
            self.parts.since = frame["seq"]
        for name, html in frame.get("regions", {}).items():
            self.parts.put(name, html)
        me = str(self.user.pk)
        self.fetch([name for name, users in frame.get("refresh", {}).items() if users is None or me in users])

    def fetch(self, names: list[str]) -> None:
        assert self.parts is not None
        wanted = [name for name in names if name in self.parts.names]
        if wanted:
            for name, html in self.client.get(f"{self.parts.regions}&names={','.join(wanted)}").json().items():
                self.parts.put(name, html)


Differences = dict[str, tuple[str, str]]


def differences(live: Parts | None, fresh: Parts | None) -> Differences:
    """The regions that are not the same, each as it is on the one and on the other page."""
    one, other = (parts.shown if parts else {} for parts in (live, fresh))
    pairs = {name: (one.get(name, ""), other.get(name, "")) for name in one.keys() | other.keys()}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
