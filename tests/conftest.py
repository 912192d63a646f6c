"""Fixtures that every test may ask for, and what sets the tests in a browser apart from the others."""

import gc
from collections.abc import Generator, Iterator
from typing import Any

import pytest
from django.test import TransactionTestCase
from playwright.sync_api import Browser

from tests import emptying
from tests.browser import chromium as browser
from tests.browser.sheet import Sheet
from tests.factories import World, world
from tests.outside import reaches
from tests.product import worker
from tests.turns import Turns
from voting import custody, vault
from voting.sealed import chamber


def pytest_addoption(parser: pytest.Parser) -> None:
    halves = ("all", "only", "none")
    parser.addoption("--browser-tests", choices=halves, default="all", help="which half of the suite to run")
    parser.addoption("--outside", action="store_true", help="only what can come to the database or to Redis")
    kinds = ("none", "all", "kept")
    parser.addoption(
        "--pictures", choices=kinds, default="none", help="what the gallery draws: all pages, or those kept"
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Seven thousand tests are gathered and stay: nobody need look again and again for what of them is garbage."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """Whatever asks for the browser is a browser test."""
    if "chromium" in getattr(item, "fixturenames", ()):
        item.add_marker("browser")


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Turns:
    return Turns(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves the wanted half, browser tests last.

    Playwright keeps an event loop running in the thread of the tests from its first page on, and no test with a loop of
    its own can follow in that process.
    """
    seen = [item for item in items if item.get_closest_marker("browser")]
    rest = [item for item in items if not item.get_closest_marker("browser")]
    kept = {"all": rest + seen, "only": seen, "none": rest}[config.getoption("--browser-tests")]
    left = {"all": [], "only": rest, "none": seen}[config.getoption("--browser-tests")]
    if config.getoption("--outside"):
        left, kept = left + [item for item in kept if not reaches(item)], [item for item in kept if reaches(item)]
    if left:
        config.hook.pytest_deselected(items=left)
    items[:] = kept


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb: bool, django_db_modify_db_settings: None) -> Iterator[bool]:
    """A worker begins with tables that were made before; they go away with the run."""
    if django_db_keepdb:
        yield True
        return
    with worker.tables_at_hand():
        yield True


@pytest.fixture(scope="session", autouse=True)
def _tables_with_rows_are_emptied() -> Iterator[None]:
    """After a test with real transactions, instead of all tables; issued acts go with the others."""

    def emptied(case: TransactionTestCase) -> None:
        for using in case._databases_names(include_mirrors=False):  # type: ignore[attr-defined]
            emptying.empty(using)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptied)
        yield


@pytest.fixture(autouse=True)
def _chamber_at_hand(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chamber works in the process that asks, without the start of another; not for tests marked `chamber`."""
    if request.node.get_closest_marker("chamber"):
        return

    def ask(work: str, **told: Any) -> dict[str, Any]:
        custody.folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        return chamber.WORK[work](told)

    monkeypatch.setattr(vault, "ask", ask)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of all browser tests."""
    path = browser.found()
    if path is None:
        pytest.skip("There is no Chromium on this machine (Debian: apt-get install chromium).")
    with browser.running(path) as started:
        yield started


@pytest.fixture
def sheet(chromium: Browser) -> Iterator[Sheet]:
    """A page of a tablet without a server, for the HTML and the scripts of a test."""
    context = chromium.new_context(viewport={"width": 1024, "height": 768}, reduced_motion="reduce", bypass_csp=True)
    yield Sheet(context.new_page())
    context.close()


@pytest.fixture
def draft(db: None) -> World:
    return world()


@pytest.fixture
def running(db: None) -> World:
    """The fixture meeting in session, ten of eleven members present."""
    return world(state="running", present=10)
