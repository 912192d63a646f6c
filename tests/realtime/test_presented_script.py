"""Leading and following in a real browser: what moves the page, what rests, and the way back."""

import re
from types import SimpleNamespace
from typing import Any

from django.template import engines
from django.template.loader import render_to_string
from playwright.sync_api import Page, expect

from tests.browser.sheet import ORIGIN, Sheet
from tests.documents.test_reader_script import FILES, PAGES, Server, leaf
from tests.documents.test_reader_start import MODULES, Waiting

PAPER, OTHER = "0190f3a2-0000-7000-8000-000000000001", "0190f3a2-0000-7000-8000-000000000002"
PRESENTATION = "0190f3a2-0000-7000-8000-00000000000a"
FRAME = """{% extends "documents/reader.html" %}
{% block head %}<link rel="stylesheet" href="/static/realtime/css/line.css">
<link rel="stylesheet" href="/static/realtime/css/presented.css">{% endblock %}
{% block line %}
<div class="line-place"><div data-personal="presented">{{ presented|safe }}</div></div>
<template data-modules><script type="module" src="/static/realtime/js/presented.js"></script>
<script type="module" src="data:text/javascript,document.body.dataset.ran=''"></script></template>{% endblock %}"""


def line(*, present: bool = True, mine: bool = False, begins: bool = False, paper: str = PAPER) -> str:
    """The region as the server draws it."""
    version = SimpleNamespace(paper_id=paper, number=1, paper=SimpleNamespace(title="Đề án"))
    found = SimpleNamespace(pk=PRESENTATION, user="Trần Văn Khôi", version=version) if present else None
    context = {"present": found, "mine": mine, "begins": begins, "ends": mine, "runs": False, "csrf_token": "t"}
    return render_to_string("realtime/reader/presented.html", context).strip()


def opened(sheet: Sheet, presented: str, query: str = "", page: int = 1) -> Page:
    begun(sheet, presented, query, page)
    expect(leaf(sheet.page, page)).to_have_attribute("data-state", "ready")
    return ready(sheet.page)


def ready(page: Page) -> Page:
    """All modules have run, the one of the line too."""
    expect(page.locator("body[data-ran]")).to_be_attached()
    return page


def begun(sheet: Sheet, presented: str, query: str = "", page: int = 1) -> None:
    """The page is on its way, its modules may come later."""
    Server(sheet)
    context = {
        "paper": SimpleNamespace(title="Đề án", get_kind_display="dự thảo", pk=PAPER),
        "version": SimpleNamespace(pages=PAGES, width=595.0, height=842.0, outline=[], sha256="0" * 64, number=1),
        "presentation_url": "/present/",
        "page": page,
        "pages_url": FILES,
        "reading_url": "",
        "back_url": "/",
        "presented": presented,
    }
    body = engines["django"].from_string(FRAME).render(context)
    sheet.page.route(f"{ORIGIN}/papers/{PAPER}/**", lambda route: route.fulfill(body=body, content_type="text/html"))
    sheet.page.goto(f"{ORIGIN}/papers/{PAPER}/{query}", wait_until="commit")


def hear(page: Page, number: int, at: int, **more: Any) -> None:
    place = {"presentation": PRESENTATION, "page": number, "at": at, "lead": "x", "x": None, "y": None, **more}
    page.evaluate("(detail) => document.dispatchEvent(new CustomEvent('live:place', { detail }))", place)


def put(page: Page, html: str) -> None:
    """The server brings the region anew."""
    page.evaluate(
        """(html) => {
          document.querySelector("[data-personal=presented]").innerHTML = html;
          document.dispatchEvent(new CustomEvent("live:updated", { detail: { name: "presented" } }));
        }""",
        html,
    )


def test_a_page_follows_until_the_person_turns_one_and_is_led_back(sheet: Sheet) -> None:
    page = opened(sheet, line())
    hear(page, 3, 1)
    expect(leaf(page, 3)).to_have_attribute("data-state", "ready")
    expect(page.get_by_text("Theo trang của đồng chí Trần Văn Khôi")).to_be_visible()
    page.get_by_role("link", name="Trang trước").click()
    expect(page.get_by_role("link", name="1 trang phía trước – quay lại")).to_be_visible()
    hear(page, 5, 2)
    expect(page.get_by_role("link", name="3 trang phía trước – quay lại")).to_be_visible()
    assert leaf(page, 2).is_visible()
    hear(page, 1, 3)
    page.get_by_role("link", name="1 trang phía sau – quay lại").click()
    expect(leaf(page, 1)).to_have_attribute("data-state", "ready")
    hear(page, 2, 4)
    expect(leaf(page, 2)).to_have_attribute("data-state", "ready")
    hear(page, 4, 3)  # an old word
    expect(leaf(page, 2)).to_be_visible()
    assert sheet.errors == []


def test_the_way_back_that_is_tapped_before_its_module_is_there_is_gone_when_it_is(sheet: Sheet) -> None:
    modules = Waiting(sheet.page, MODULES)
    with sheet.page.expect_request(MODULES):
        begun(sheet, line(), "?page=2", 2)
    page = sheet.page
    page.locator("[data-follow]").click()
    page.unroute(MODULES)
    modules.go_on()
    hear(ready(page), 4, 1)
    expect(leaf(page, 4)).to_have_attribute("data-state", "ready")
    assert page.url.endswith(("?page=2", "?page=4"))
    assert sheet.errors == []


def test_nobody_is_thrown_out_of_zoom_tool_or_selection(sheet: Sheet) -> None:
    page = opened(sheet, line())
    hear(page, 1, 1)
    rest = page.get_by_role("link", name="Theo tiếp")
    page.get_by_role("button", name="Phóng to").click()
    expect(rest).to_be_visible()
    hear(page, 3, 2)
    assert leaf(page, 1).is_visible()
    page.get_by_role("link", name="2 trang phía trước – quay lại").click()
    expect(leaf(page, 3)).to_have_attribute("data-state", "ready")
    page.evaluate("document.getElementById('reader').dataset.tool = 'pen'")
    expect(rest).to_be_visible()
    page.evaluate("delete document.getElementById('reader').dataset.tool")
    rest.click()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.reader__title'))")
    hear(page, 4, 3)
    expect(page.get_by_role("link", name="1 trang phía trước – quay lại")).to_be_visible()
    assert leaf(page, 3).is_visible()


def test_the_pointer_is_where_the_presenter_points(sheet: Sheet) -> None:
    page = opened(sheet, line())
    hear(page, 1, 1, x=2500, y=5000)
    dot = page.locator(".presented-dot")
    expect(dot).to_be_visible()
    assert dot.evaluate("(one) => [one.style.left, one.style.top]") == ["25%", "50%"]
    hear(page, 1, 2)
    expect(dot).to_have_attribute("hidden", "")


def test_who_asked_for_a_page_stays_and_who_comes_to_follow_goes(sheet: Sheet) -> None:
    page = opened(sheet, line(), "?page=2", 2)
    hear(page, 4, 1)
    back = page.get_by_role("link", name="2 trang phía trước – quay lại")
    expect(back).to_be_visible()
    page.reload()
    ready(page)
    expect(leaf(page, 2)).to_have_attribute("data-state", "ready")
    hear(page, 4, 1)
    expect(back).to_be_visible()
    page.goto(f"{ORIGIN}/papers/{PAPER}/?follow=1")
    ready(page)
    hear(page, 4, 1)
    expect(leaf(page, 4)).to_have_attribute("data-state", "ready")


def test_a_presentation_that_begins_moves_only_pages_that_nobody_has_touched(sheet: Sheet) -> None:
    page = opened(sheet, "")
    page.get_by_role("link", name="Trang sau").click()
    expect(leaf(page, 2)).to_be_visible()
    hear(page, 4, 1)
    put(page, line())
    expect(page.get_by_role("link", name="2 trang phía trước – quay lại")).to_be_visible()
    put(page, "")
    expect(page.locator(".presented")).to_have_count(0)


def test_whoever_follows_goes_on_to_the_next_paper_that_is_presented(sheet: Sheet) -> None:
    page = opened(sheet, line())
    hear(page, 1, 1)
    expect(page.get_by_text("Theo trang của đồng chí")).to_be_visible()
    put(page, line(paper=OTHER).replace(PRESENTATION, PRESENTATION[:-1] + "b"))
    page.wait_for_url(f"**/papers/{OTHER}/versions/1/?follow=1")


def test_the_leader_tells_pages_and_points_and_gives_way_to_an_own_other_tablet(sheet: Sheet) -> None:
    begun = sheet.answers("/present/", 204)
    places = sheet.answers(f"/presentations/{PRESENTATION}/place/", 204)
    page = opened(sheet, line(present=False, begins=True))
    page.get_by_role("button", name="Trình bày trang này").click()
    put(page, line(mine=True))
    expect(page.get_by_text("Đại biểu đang theo trang của đồng chí")).to_be_visible()
    assert len(begun) == 1
    page.get_by_role("link", name="Trang sau").click()
    expect(leaf(page, 2)).to_be_visible()
    page.wait_for_timeout(400)
    assert 'name="page"\r\n\r\n2' in places[-1]
    page.get_by_role("button", name="Chỉ trên trang").click()
    box = leaf(page, 2).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 4)
    page.wait_for_timeout(400)
    assert 'name="x"\r\n\r\n50' in places[-1]
    expect(page.locator(".presented-dot")).to_be_visible()
    page.get_by_role("button", name="Chỉ trên trang").click()
    hear(page, 4, 9, lead="another")
    expect(page.get_by_text("Đồng chí đang trình bày trên máy khác")).to_be_visible()
    assert sheet.errors == []


def test_taking_over_before_anything_has_come_begins_at_the_page_that_is_seen(sheet: Sheet) -> None:
    """The module of the line may hear of the tap before the reader's says which page is open."""
    begun_at = sheet.answers("/present/", 204)
    reader = Waiting(sheet.page, re.compile(r"/js/reader\.js"))
    begun(sheet, line(mine=True), "?page=3", 3)
    shown = sheet.page.get_by_text("Đồng chí đang trình bày trên máy khác")
    expect(shown).to_be_visible()  # the module of the line has run, the reader's has not come
    with sheet.page.expect_response("**/present/"):
        sheet.page.locator(".presented [data-follow]").evaluate("(way) => way.click()")
    assert 'name="page"\r\n\r\n3' in begun_at[0]
    reader.go_on()


def test_a_leader_that_loaded_its_page_anew_gives_way_too(sheet: Sheet) -> None:
    sheet.answers("/present/", 204)
    sheet.answers(f"/presentations/{PRESENTATION}/place/", 204)
    page = opened(sheet, line(mine=True))
    page.get_by_role("link", name="Trình bày từ máy này").click()
    expect(page.get_by_text("Đại biểu đang theo trang của đồng chí")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Đại biểu đang theo trang của đồng chí")).to_be_visible()
    hear(ready(page), 4, 9, lead="another")
    expect(page.get_by_text("Đồng chí đang trình bày trên máy khác")).to_be_visible()
    expect(leaf(page, 4)).to_have_attribute("data-state", "ready")  # and follows
