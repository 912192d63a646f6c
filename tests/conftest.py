"""Fixtures that every test may ask for, and what sets the tests in a browser apart from the others."""

import gc
from collections.abc import Generator, Iterator
from typing import Any

import pytest
from django.test import TransactionTestCase
from playwright.sync_api import Browser

from documents.pdf import cage
from tests import answers, emptying, turns
from tests.browser import chromium as browser
from tests.browser.sheet import Sheet
from tests.factories import World, world
from tests.outside import reaches
from tests.product import worker
from voting import custody, vault
from voting.sealed import chamber

ANSWERS = answers.remembering(cage._run)


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


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> turns.Turns:
    return turns.Turns(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves the wanted half, in the order of `turns.place`."""
    halves = {"all": (True, False), "only": (True,), "none": (False,)}[config.getoption("--browser-tests")]
    outside = config.getoption("--outside")
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        wanted = in_browser(item) in halves and (not outside or reaches(item))
        (kept if wanted else left).append(item)
    if left:
        config.hook.pytest_deselected(items=left)
    items[:] = sorted(kept, key=lambda item: turns.place(item.nodeid, browser=in_browser(item)))


def in_browser(item: pytest.Item) -> bool:
    return item.get_closest_marker("browser") is not None


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


@pytest.fixture(autouse=True)
def one_child_for_each_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limited child looks at the same PDF once in a process; tests/documents/pdf starts one every time."""
    monkeypatch.setattr(cage, "_run", ANSWERS)


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
