"""Every page at the sizes of the tablets and the phone, light and dark: nothing too wide, too small or inaccessible."""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.actor import PICTURES, Actor, Complaints, until
from tests.browser.conftest import REDIS_DATABASE
from tests.browser.gallery import inspection, pictures, views
from tests.browser.gallery.stages import MOMENTS
from tests.browser.gallery.view import View
from tests.product.server import ROOT, Product

SIZES: tuple[ViewportSize, ...] = (
    {"width": 1180, "height": 820},
    {"width": 820, "height": 1180},
    {"width": 1024, "height": 768},
    {"width": 390, "height": 844},
)
# Resolves when what changed is on the glass: two frames, and every change of colour that is under way has ended.
DRAWN = """
  async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    await frame();
    const underWay = document.getAnimations().filter((one) => one.transitionProperty);
    await Promise.allSettled(underWay.map((one) => one.finished));
    await frame();
  }
"""
Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
ALL = [(stage, view) for stage, row in views.STAGES.items() for view in row]


class Gallery:
    """The product, the meeting played as far as it is, and the browsers of those who look."""

    def __init__(self, browser: Browser, sharp: bool) -> None:
        self.browser, self.sharp = browser, sharp
        self.product = Product("--fixture-date", moment=MOMENTS["draft"], redis=REDIS_DATABASE)
        self.people: dict[str, Actor] = {}
        self.stage = "draft"
        self.play()

    def play(self, *stages: str) -> None:
        command = [sys.executable, "-m", "tests.browser.gallery.play", *stages]
        done = subprocess.run(
            command, cwd=ROOT, env=self.product.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        said = json.loads(done.stdout.splitlines()[-1])
        self.places: dict[str, str] = said["places"]
        self.sessions: dict[str, str] = said["sessions"]

    def reach(self, stage: str) -> None:
        """Plays on to the stage and moves the clock along; there is no way back."""
        names = list(views.STAGES)
        ahead = names[names.index(self.stage) + 1 : names.index(stage) + 1]
        if not ahead:
            return
        self.play(*ahead)
        self.stage = stage
        moments = [MOMENTS[name] for name in ahead if name in MOMENTS]
        if moments:
            self.everybody_leaves()
            self.product.restart(moments[-1])

    def everybody_leaves(self) -> None:
        for actor in self.people.values():
            actor.leave()
        self.people.clear()

    def person(self, username: str) -> Actor:
        if username not in self.people:
            more = {"device_scale_factor": 2} if self.sharp else {}
            actor = Actor(self.browser, self.product, username, SIZES[0], **more)
            if username:
                actor.resume(self.sessions[username])
            self.people[username] = actor
        return self.people[username]

    def close(self) -> None:
        self.everybody_leaves()
        self.product.stop()


@pytest.fixture(scope="module")
def gallery(chromium: Browser, pytestconfig: pytest.Config) -> Iterator[Gallery]:
    opened = Gallery(chromium, sharp=pytestconfig.getoption("--pictures") == "kept")
    yield opened
    opened.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "view" in metafunc.fixturenames:
        kept = metafunc.config.getoption("--pictures") == "kept"
        chosen = [(stage, view) for stage, view in ALL if view.pictures or not kept]
        metafunc.parametrize(("stage", "view"), chosen, ids=[view.name for _stage, view in chosen])


def test_page(gallery: Gallery, stage: str, view: View, pytestconfig: pytest.Config) -> None:
    gallery.reach(stage)
    page = gallery.person(view.who).context.new_page()
    complaints = Complaints()
    complaints.listen(page)
    wanted = pytestconfig.getoption("--pictures")
    try:
        opened(gallery, page, view)
        if wanted == "kept":
            for picture in view.pictures:
                pictures.keep(page, picture)
            return
        faults = looked_at(page, view, saves=wanted == "all")
        faults += [f"console: {words}" for words in complaints.said]  # before axe, which styles the page as it reads
        assert "\n".join(faults + violations(page)) == ""
    finally:
        page.close()  # a page that failed would go on listening to the meeting beside all that follow


def opened(gallery: Gallery, page: Page, view: View) -> None:
    """Opens the page and waits until its last picture is there."""
    answer = page.goto(view.path.format(**gallery.places))
    assert answer is not None
    assert answer.status == view.status
    assert page.locator("meta[name=build]").get_attribute("content"), "does not know which build it is of"
    if view.deed:
        view.deed(page)
    expect(page.get_by_text(view.shows).locator("visible=true").first).to_be_visible()
    page.evaluate("document.fonts.ready")
    until(lambda: bool(page.evaluate("[...document.images].every((one) => one.complete || one.loading === 'lazy')")))


def looked_at(page: Page, view: View, *, saves: bool) -> list[str]:
    """What does not fit, at every size and last as it was opened; saves a picture of each size and theme if wanted."""
    found = []
    for theme in reversed(THEMES) if saves else THEMES[:1]:
        for size in reversed(SIZES):
            dress(page, theme, size)
            name = f"{size['width']}x{size['height']}-{theme}"
            if saves:
                path = PICTURES / name / f"{view.name}.png"
                path.parent.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=path, full_page=True, animations="disabled")
            if theme == "light":
                found += [f"{name} does not fit: {fault}" for fault in inspection.not_fitting(page)]
                found += [f"{name} too small: {fault}" for fault in inspection.small_targets(page)]
    return found


def dress(page: Page, theme: Theme, size: ViewportSize) -> None:
    """Gives the window its size and colours, and waits until it is drawn with them."""
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size(size)
    page.evaluate(DRAWN)


def violations(page: Page) -> list[str]:
    """What the rules of accessibility forbid: in the light on a tablet, as it stands; in the dark on a phone."""
    found = [f"{THEMES[0]} axe: {fault}" for fault in inspection.violations(page)]
    dress(page, THEMES[1], SIZES[-1])
    return found + [f"{THEMES[1]} axe: {fault}" for fault in inspection.violations(page)]


def names(resolver: URLResolver, space: str = "") -> set[str]:
    found: set[str] = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            found |= names(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            found.add(space + pattern.name)
    return found


def test_every_page_is_in_the_gallery() -> None:
    places: defaultdict[str, str] = defaultdict(lambda: "0190f3a2-0000-7000-8000-000000000000")
    shown = {
        resolve(view.path.format_map(places).split("?")[0]).view_name for _stage, view in ALL if view.status != 404
    }
    assert (names(get_resolver()) - shown - views.NO_PAGES, shown & views.NO_PAGES) == (set(), set())
