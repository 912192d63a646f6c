"""Before the reader's modules are there: they wait for the first page, and nothing that is tapped meanwhile is lost."""

import json
import re
from collections.abc import Callable
from contextlib import closing
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.actor import until
from tests.browser.sheet import ORIGIN, Sheet
from tests.documents.test_reader_script import FILES, PAGES, STAMP, Server, leaf, opened

MODULES = re.compile(r"/js/(?!reader-start)[\w/-]+\.js")


class Waiting:
    """Requests that are answered when the test says so."""

    def __init__(self, page: Page, address: "str | re.Pattern[str]") -> None:
        self.routes: list[Route] = []
        page.route(address, lambda route: self.routes.append(route))

    def go_on(self, then: Callable[[Route], object] = Route.fallback) -> None:
        held, self.routes = self.routes, []
        for route in held:
            then(route)


def begun(sheet: Sheet) -> tuple[Page, Waiting]:
    """The page is there, and its modules were asked for and do not come yet."""
    Server(sheet)
    modules = Waiting(sheet.page, MODULES)
    with sheet.page.expect_request(MODULES):
        sheet.page.goto(f"{ORIGIN}/reader/", wait_until="commit")
    return sheet.page, modules


def scripts(page: Page) -> list[str]:
    found: list[str] = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    return found


def swipe(page: Page, start: int, end: int) -> None:
    touch = page.context.new_cdp_session(page)
    for kind, places in (("touchStart", [start]), ("touchMove", [end]), ("touchEnd", [])):
        points = [{"x": x, "y": 400} for x in places]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_the_modules_are_asked_for_when_the_first_page_is_on_the_screen(sheet: Sheet) -> None:
    Server(sheet)
    image = Waiting(sheet.page, f"{ORIGIN}{FILES}1.webp*")
    sheet.page.goto(f"{ORIGIN}/reader/", wait_until="commit")
    expect(leaf(sheet.page, 1)).to_be_attached()
    until(lambda: any("reader-start" in name for name in scripts(sheet.page)) and bool(image.routes))
    sheet.page.wait_for_timeout(400)
    assert [name for name in scripts(sheet.page) if MODULES.search(name)] == []
    image.go_on()
    expect(sheet.page.locator("[data-shows=reader-thumbs]")).to_be_visible()
    assert sheet.errors == []


def test_a_first_page_that_does_not_come_does_not_keep_the_modules(sheet: Sheet) -> None:
    Server(sheet)
    Waiting(sheet.page, f"{ORIGIN}{FILES}1.webp*")
    sheet.page.goto(f"{ORIGIN}/reader/", wait_until="commit")
    expect(sheet.page.locator("[data-shows=reader-thumbs]")).to_be_visible()


def test_taps_before_the_modules_are_done_when_they_come(sheet: Sheet) -> None:
    page, modules = begun(sheet)
    page.get_by_role("link", name="Trang sau").click()
    page.get_by_role("link", name="Trang sau").click()
    assert page.url == f"{ORIGIN}/reader/"
    page.unroute(MODULES)
    modules.go_on()
    expect(leaf(page, 3)).to_have_attribute("data-state", "ready")
    page.get_by_role("link", name="Trang sau").click()
    expect(leaf(page, 4)).to_have_attribute("data-state", "ready")
    assert sheet.errors == []


@pytest.mark.parametrize(("start", "end", "shown"), [(900, 300, 2), (1150, 1150, 2), (600, 600, 1), (300, 900, 1)])
def test_fingers_before_the_modules(sheet: Sheet, start: int, end: int, shown: int) -> None:
    sheet.page.set_viewport_size({"width": 1180, "height": 820})
    page, modules = begun(sheet)
    swipe(page, start, end)
    page.unroute(MODULES)
    modules.go_on()
    expect(page.locator("#reader-page")).to_have_value(str(shown))
    expect(leaf(page, shown)).to_have_attribute("data-state", "ready")


def test_where_the_modules_do_not_come_a_tap_is_a_plain_link(sheet: Sheet) -> None:
    page, modules = begun(sheet)
    page.get_by_role("link", name="Trang sau").click()
    modules.go_on(Route.abort)
    page.wait_for_url(re.compile(r"/reader/\?page="), timeout=15_000)


def test_the_outline_is_made_when_it_is_opened_and_leads_to_its_pages(sheet: Sheet) -> None:
    Server(sheet)
    version = SimpleNamespace(
        pages=PAGES, width=595.0, height=842.0, outline=[[1, 'Phần "I" <b>', 1], [2, "Mục 1", 3]], sha256="0" * 64
    )
    body = render_to_string(
        "documents/reader.html",
        {
            "paper": SimpleNamespace(title="Báo cáo", get_kind_display="báo cáo"),
            "version": version,
            "page": 1,
            "pages_url": FILES,
            "back_url": "/",
            "stamp_url": STAMP,
        },
    )
    sheet.page.route(f"{ORIGIN}/reader/", lambda route: route.fulfill(body=body, content_type="text/html"))
    page = opened(sheet)
    expect(leaf(page, 1)).to_have_attribute("data-state", "ready")
    assert page.locator(".outline__link").count() == 0
    page.get_by_role("button", name="Mục lục", exact=True).click()
    headings = page.locator(".outline__link")
    expect(headings).to_have_text(['Phần "I" <b>1', "Mục 13"])
    expect(headings.first).to_have_attribute("aria-current", "true")
    headings.last.click()
    expect(leaf(page, 3)).to_have_attribute("data-state", "ready")
    expect(headings.last).to_have_attribute("aria-current", "true")
    assert json.loads(page.locator("[data-headings]").get_attribute("data-headings") or "") == version.outline


@pytest.mark.parametrize("size", [(1180, 820), (820, 1180), (390, 844)], ids=["across", "upright", "phone"])
def test_the_first_page_lies_where_it_stays_before_anything_else_has_come(sheet: Sheet, size: tuple[int, int]) -> None:
    page = sheet.page
    page.set_viewport_size({"width": size[0], "height": size[1]})
    Server(sheet)
    rest = Waiting(page, re.compile(r"/css/paper\.css"))
    page.goto(f"{ORIGIN}/reader/", wait_until="commit")
    until(lambda: bool(page.evaluate("() => document.querySelector('.reader-page__image').naturalWidth")))
    expect(page.locator(".reader-page__problem")).to_be_hidden()
    assert page.locator(".reader__bar").count() == 0
    before = leaf(page, 1).bounding_box()
    rest.go_on()
    expect(page.locator("[data-shows=reader-thumbs]")).to_be_visible()
    after = leaf(page, 1).bounding_box()
    assert before is not None
    assert after is not None
    assert all(abs(before[side] - after[side]) <= 1.5 for side in ("x", "y", "width", "height")), (before, after)


def test_the_stamp_comes_in_the_frame_after_its_page(sheet: Sheet) -> None:
    server = Server(sheet)
    image = Waiting(sheet.page, f"{ORIGIN}{FILES}1.webp*")
    sheet.page.goto(f"{ORIGIN}/reader/", wait_until="commit")
    expect(leaf(sheet.page, 1)).to_be_attached()
    sheet.page.wait_for_timeout(300)
    assert server.stamps == 0
    image.go_on()
    stamp = leaf(sheet.page, 1).locator(".reader-page__stamp")
    expect(stamp).not_to_have_js_property("naturalWidth", 0)
    expect(sheet.page.locator("[data-shows=reader-thumbs]")).to_be_visible()
    assert server.stamps == 1


def test_without_scripts_the_stamp_lies_on_the_page(chromium: Browser) -> None:
    with closing(chromium.new_context(java_script_enabled=False)) as context:
        sheet = Sheet(context.new_page())
        server = Server(sheet)
        sheet.page.goto(f"{ORIGIN}/reader/")
        assert server.stamps == 1
