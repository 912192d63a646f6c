"""What the reader does in a real browser when pages come, come late, or do not come."""

import io
import json
import re
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from PIL import Image
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.browser.actor import until
from tests.browser.sheet import ORIGIN, Sheet

PAGES = 5
FILES = "/papers/1/versions/1/pages/"
STAMP = "/papers/1/versions/1/stamps/K7M2P9QX.svg"


def picture(width: int = 1200, height: int = 1698) -> bytes:
    made = io.BytesIO()
    Image.new("L", (width, height), 200).save(made, "WEBP", quality=1)
    return made.getvalue()


class Server:
    """Serves the pages of one paper; `troubles` are answered first: None is no connection, else status and type."""

    def __init__(self, sheet: Sheet, troubles: list[tuple[int, str] | None] = ()) -> None:  # type: ignore[assignment]
        self.asked: list[str] = []
        self.troubles = list(troubles)
        self.picture = picture()
        self.stamps = 0
        sheet.page.route(f"{ORIGIN}{STAMP}", self.stamp)
        sheet.page.route(f"{ORIGIN}{FILES}**", self.reply)
        sheet.page.route(f"{ORIGIN}/reader/", lambda route: route.fulfill(body=markup(), content_type="text/html"))

    def reply(self, route: Route) -> None:
        name = route.request.url.split("/")[-1]
        if ".json" in name:
            lines = {"width": 595, "height": 842, "lines": [[0.1, 0.1, 0.5, 0.02, "Điều 1. Phạm vi"]]}
            return route.fulfill(body=json.dumps(lines), content_type="application/json")
        self.asked.append(name.split("&")[0])
        if not self.troubles:
            return route.fulfill(body=self.picture, content_type="image/webp")
        trouble = self.troubles.pop(0)
        if trouble is None:
            return route.abort()
        return route.fulfill(status=trouble[0], content_type=trouble[1], body="{}")

    def stamp(self, route: Route) -> None:
        self.stamps += 1
        body = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 595 842"/>'
        route.fulfill(body=body, content_type="image/svg+xml", headers={"Cache-Control": "no-store"})


def markup(reading_url: str = "") -> str:
    context = {
        "paper": SimpleNamespace(title="Báo cáo", get_kind_display="báo cáo"),
        "version": SimpleNamespace(pages=PAGES, width=595.0, height=842.0, outline=[], sha256="0" * 64, is_a4=True),
        "page": 1,
        "pages_url": FILES,
        "reading_url": reading_url,
        "back_url": "/",
        "stamp_url": STAMP,
    }
    return render_to_string("documents/reader.html", context)


def opened(sheet: Sheet) -> Page:
    sheet.page.goto(f"{ORIGIN}/reader/")
    return sheet.page


def ready(page: Page) -> Page:
    """The modules are there: the page that came with the answer is read before them."""
    expect(page.locator("[data-shows=reader-thumbs]")).to_be_visible()
    return page


def leaf(page: Page, number: int) -> Locator:
    return page.locator(f".reader-page[data-page='{number}']")


def test_the_first_page_is_asked_for_once_and_its_neighbours_are_kept_ready(sheet: Sheet) -> None:
    server = Server(sheet)
    page = opened(sheet)
    expect(leaf(page, 1)).to_have_attribute("data-state", "ready")
    expect(leaf(page, 1).locator(".reader-page__text")).to_have_text("Điều 1. Phạm vi")
    page.get_by_role("link", name="Trang sau").click()
    expect(leaf(page, 2)).to_have_attribute("data-state", "ready")
    page.wait_for_function("!document.querySelector('.reader-page[data-slow]')")
    assert server.asked.count("1.webp?w=1200") == 1
    assert server.asked.count("2.webp?w=1200") == 1
    assert sheet.errors == []


def test_each_page_carries_the_stamp_and_it_is_brought_once(sheet: Sheet) -> None:
    server = Server(sheet)
    page = opened(sheet)
    for number in (1, 2, 3, 2):
        expect(leaf(page, number)).to_have_attribute("data-state", "ready")
        stamp = leaf(page, number).locator(".reader-page__stamp")
        expect(stamp).to_be_visible()
        assert stamp.evaluate("(one) => one.complete && one.naturalWidth > 0")
        beneath = "(one) => one.nextElementSibling.matches('.reader-page__text')"
        assert stamp.evaluate(beneath)
        page.get_by_role("link", name="Trang trước" if number == 3 else "Trang sau").click()
    expect(page.locator(".reader-page__stamp")).to_have_count(1)
    assert server.stamps == 1


@pytest.mark.parametrize("slow", [0.0, 0.5], ids=["at once", "after the address was written"])
def test_a_page_just_turned_to_is_open_after_loading_anew(sheet: Sheet, slow: float) -> None:
    """The browser asks for the address that stood when it began to load; opened by its address a page obeys it."""
    Server(sheet)
    page = ready(opened(sheet))

    def late(route: Route) -> None:
        page.wait_for_timeout(1000 * slow)
        route.fulfill(body=markup(), content_type="text/html")

    page.unroute(f"{ORIGIN}/reader/")
    page.route(f"{ORIGIN}/reader/", late)
    with page.expect_navigation():
        page.evaluate("document.querySelector('[data-turn=next]').click(); location.reload()")
    expect(leaf(page, 2)).to_have_attribute("data-state", "ready")
    page.goto(f"{ORIGIN}/reader/")
    expect(leaf(page, 1)).to_have_attribute("data-state", "ready")


def test_the_address_follows_who_stays_on_a_page(sheet: Sheet) -> None:
    Server(sheet)
    page = opened(sheet)
    for number in (2, 3, 4):
        page.get_by_role("link", name="Trang sau").click()
        expect(leaf(page, number)).to_be_visible()
    until(lambda: page.evaluate("location.search") == "?page=4")


def test_who_leafs_through_asks_for_no_words_and_who_stays_gets_them(sheet: Sheet) -> None:
    Server(sheet)
    asked: list[str] = []

    def hear(request: Request) -> None:
        if ".json" in request.url:
            asked.append(request.url.split("/")[-1])

    sheet.page.on("request", hear)
    page = opened(sheet)
    expect(leaf(page, 1).locator(".reader-page__text")).to_have_text("Điều 1. Phạm vi")
    page.evaluate("() => { for (let n = 0; n < 3; n += 1) document.querySelector('[data-turn=next]').click(); }")
    expect(leaf(page, 4).locator(".reader-page__text")).to_have_text("Điều 1. Phạm vi")
    assert [name.split(".")[0] for name in asked] == ["1", "4"]


def test_a_page_that_was_scrolled_begins_at_its_head_when_it_is_turned(sheet: Sheet) -> None:
    Server(sheet)
    page = opened(sheet)
    expect(leaf(page, 1)).to_have_attribute("data-state", "ready")
    stage = page.locator(".reader__stage")
    stage.evaluate("(one) => one.scrollBy(0, 200)")
    until(lambda: bool(stage.evaluate("(one) => one.scrollTop > 100")))
    page.get_by_role("link", name="Trang sau").click()
    expect(leaf(page, 2)).to_have_attribute("data-state", "ready")
    assert stage.evaluate("(one) => one.scrollTop") == 0


@pytest.mark.parametrize(("width", "close"), [(390, True), (1180, False)], ids=["phone", "tablet"])
def test_who_came_closer_on_a_phone_stays_close_from_page_to_page(sheet: Sheet, width: int, close: bool) -> None:
    Server(sheet)
    sheet.page.set_viewport_size({"width": width, "height": 844})
    page = ready(opened(sheet))
    stage, reader = page.locator(".reader__stage"), page.locator("#reader")
    page.keyboard.press("+")
    page.keyboard.press("+")
    expect(reader).to_have_attribute("data-wide", "")
    stage.evaluate("(one) => one.scrollTo(120, 300)")
    page.locator("[data-turn=next]").click()
    expect(leaf(page, 2)).to_have_attribute("data-state", "ready")
    assert reader.evaluate("(one) => one.hasAttribute('data-close')") is close
    assert stage.evaluate("(one) => [one.scrollLeft, one.scrollTop]") == [120 if close else 0, 0]


@pytest.mark.parametrize("trouble", [None, (503, "text/html"), (429, "application/json")])
def test_a_page_that_did_not_come_is_asked_for_again(sheet: Sheet, trouble: tuple[int, str] | None) -> None:
    server = Server(sheet, [trouble] * 3)
    page = opened(sheet)
    expect(leaf(page, 1)).to_contain_text("Chưa tải được trang này")
    server.troubles.clear()
    page.get_by_role("button", name="Thử lại").click()
    expect(leaf(page, 1)).to_have_attribute("data-state", "ready")
    expect(leaf(page, 1).locator(".reader-page__problem")).to_be_hidden()


@pytest.mark.parametrize(
    ("status", "says"), [(422, "Không hiển thị được trang này"), (404, "Không xem được tài liệu này")]
)
def test_the_person_learns_why_a_page_cannot_be_shown(sheet: Sheet, status: int, says: str) -> None:
    server = Server(sheet, [(status, "application/json")] * 3)
    page = opened(sheet)
    expect(leaf(page, 1)).to_contain_text(says)
    before = server.asked.count("1.webp?w=1200")
    page.wait_for_timeout(1800)
    assert server.asked.count("1.webp?w=1200") == before


def test_a_page_of_another_shape_is_shown_in_its_own(sheet: Sheet) -> None:
    server = Server(sheet)
    server.picture = picture(1698, 1200)
    page = opened(sheet)
    expect(leaf(page, 1)).to_have_attribute("data-state", "ready")
    box = leaf(page, 1).bounding_box()
    assert box is not None
    assert box["width"] / box["height"] == pytest.approx(1698 / 1200, rel=0.01)


def test_the_place_is_kept_also_by_who_leaves_in_the_same_moment(sheet: Sheet) -> None:
    Server(sheet)
    told: list[str] = []
    sheet.page.route(f"{ORIGIN}/reader/", lambda route: route.fulfill(body=markup("/read/"), content_type="text/html"))
    sheet.page.route(f"{ORIGIN}/", lambda route: route.fulfill(body="", content_type="text/html"))

    def hear(route: Route) -> None:
        told.append(route.request.post_data or "")
        route.abort()

    sheet.page.route(f"{ORIGIN}/read/", hear)
    page = opened(sheet)
    page.get_by_role("link", name="Trang sau").click()
    expect(leaf(page, 2)).to_have_attribute("data-state", "ready")
    assert told == []
    page.get_by_role("link", name="Quay lại").click()
    page.wait_for_url(f"{ORIGIN}/")
    until(lambda: bool(told))
    assert len(told) == 1
    assert re.search(r'name="page"\s+2\s', told[0])
