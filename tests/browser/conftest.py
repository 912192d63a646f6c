"""The product's own server, and people who sit before it."""

from collections.abc import Callable, Generator, Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Error, ViewportSize

from tests.browser.actor import TABLET, Actor
from tests.product.server import Product

REDIS_DATABASE = 9  # apart from what the rest of the suite uses
Seat = Callable[..., Actor]


@pytest.fixture
def product() -> Iterator[Product]:
    """The demo, its 18th meeting still a draft on 12/11/2026."""
    running = Product("--fixture-date", redis=REDIS_DATABASE)
    yield running
    running.stop()


@pytest.fixture
def people() -> Iterator[list[Actor]]:
    """Everybody who was seated; at the end nobody's browser may have complained."""
    seated: list[Actor] = []
    yield seated
    found = {actor.username: actor.complaints.said for actor in seated if actor.complaints.said}
    for actor in seated:
        actor.leave()
    assert found == {}


@pytest.fixture
def seat(chromium: Browser, product: Product, people: list[Actor]) -> Seat:
    """Seats a person before a browser of their own."""

    def take(username: str, size: ViewportSize = TABLET, *, named: bool = True) -> Actor:
        actor = Actor(chromium, product, username, size)
        people.append(actor)
        return actor.sign_in() if named else actor

    return take


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A walk that failed shows what everybody saw (`var/screenshots/failed/`) and what the server said last."""
    report = yield
    people: list[Actor] = getattr(item, "funcargs", {}).get("people", [])
    if report.failed and report.when == "call" and people:
        for number, actor in enumerate(people):
            with suppress(Error):
                actor.shoots(f"failed/{number:02d}-{actor.username}")
        refused = [f"{actor.username}: {line}" for actor in people for line in actor.complaints.refused]
        report.sections.append(("Refused", "\n".join(refused)))
        report.sections.append(("Server", people[0].product.said()[-3000:]))
    return report
