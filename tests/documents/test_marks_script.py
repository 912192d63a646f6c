"""Marks in a real browser: pen with pressure, finger, highlighter and note; without a network, over a reload."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from django.template.loader import render_to_string
from playwright.sync_api import CDPSession, Page, Route, expect

from documents.marks import changes
from tests.browser.sheet import ORIGIN, Sheet
from tests.documents.test_reader_script import FILES, PAGES, picture

MARKS = "/papers/1/versions/1/marks/"
LINES = [
    [0.1, 0.1, 0.6, 0.025, "Điều 1. Phạm vi điều chỉnh"],
    [0.1, 0.14, 0.7, 0.025, "Quyết định này quy định chế độ họp"],
]


class Server:
    """Keeps marks as the product does, for one person; `away`: there is no network."""

    def __init__(self, sheet: Sheet) -> None:
        self.kept: dict[str, dict[str, Any]] = {}
        self.away = False
        self.page = picture()
        sheet.page.route(f"{ORIGIN}{FILES}**", self.paper)
        sheet.page.route(f"{ORIGIN}{MARKS}**", self.marks)
        sheet.page.route(f"{ORIGIN}/reader/**", lambda route: route.fulfill(body=markup(), content_type="text/html"))

    def paper(self, route: Route) -> None:
        if ".json" in route.request.url:
            body = json.dumps({"width": 595, "height": 842, "lines": LINES})
            return route.fulfill(body=body, content_type="application/json")
        return route.fulfill(body=self.page, content_type="image/webp")

    def marks(self, route: Route) -> None:
        if self.away:
            return route.abort()
        if route.request.method == "GET":
            return self.answer(route, {"head": 0, "own": list(self.kept.values()), "shared": []})
        found, refused = changes.read_all(json.loads(route.request.post_data or ""), PAGES)
        assert refused == []
        for change in found:
            self.kept[str(change.id)] = {**vars(change), "id": str(change.id), "at": ""}
        saved = [{"id": str(change.id), "revision": change.revision} for change in found]
        return self.answer(route, {"head": len(self.kept), "saved": saved, "stale": [], "refused": []})

    def answer(self, route: Route, body: Any) -> None:
        route.fulfill(body=json.dumps(body), content_type="application/json")

    @property
    def alive(self) -> list[dict[str, Any]]:
        return [mark for mark in self.kept.values() if not mark["erased"]]


def markup() -> str:
    context = {
        "paper": SimpleNamespace(title="Báo cáo", get_kind_display="báo cáo", pk="1"),
        "version": SimpleNamespace(pages=PAGES, width=595.0, height=842.0, outline=[], sha256="0" * 64, number=1),
        "page": 1,
        "pages_url": FILES,
        "marks_url": MARKS,
        "reading_url": "",
        "back_url": "/",
        "request": SimpleNamespace(user=SimpleNamespace(pk="7"), COOKIES={}, META={}),
    }
    return render_to_string("documents/marked.html", context)


def opened(sheet: Sheet) -> Page:
    sheet.page.goto(f"{ORIGIN}/reader/")
    expect(sheet.page.locator(".reader-page[data-state=ready] .reader-page__text span")).to_have_count(len(LINES))
    return sheet.page


def begin(page: Page) -> None:
    """Opens the bar, and waits until the page has made room for it."""
    before = page.locator(".reader-page").bounding_box()
    page.get_by_role("button", name="Ghi trên tài liệu").click()
    until(lambda: page.locator(".reader-page").bounding_box() != before, page)


def point(page: Page, x: float, y: float) -> tuple[float, float]:
    """A place of the shown page, in parts of it, as a place of the window."""
    box = page.locator(".reader-page").bounding_box()
    assert box is not None
    return box["x"] + x * box["width"], box["y"] + y * box["height"]


def until(question: Callable[[], bool], page: Page) -> None:
    """Waits, while the page goes on, until the answer is yes."""
    for _ in range(150):
        if question():
            return
        page.wait_for_timeout(20)
    raise AssertionError("not within 3 s")


class Hand:
    """A pen or the mouse before the browser, one touch of the page at a time."""

    def __init__(self, page: Page, kind: str = "pen") -> None:
        self.page, self.kind = page, kind
        self.devtools: CDPSession = page.context.new_cdp_session(page)

    def draw(self, *points: tuple[float, float, float]) -> None:
        """Through these places of the shown page, each with its pressure."""
        for index, (x, y, force) in enumerate(points):
            self.event("mousePressed" if index == 0 else "mouseMoved", x, y, force)
        x, y, _ = points[-1]
        self.event("mouseReleased", x, y, 0)

    def event(self, kind: str, x: float, y: float, force: float) -> None:
        left, top = point(self.page, x, y)
        held = {"type": kind, "x": left, "y": top, "button": "left", "clickCount": 1, "pointerType": self.kind}
        buttons = 0 if kind == "mouseReleased" else 1
        self.devtools.send("Input.dispatchMouseEvent", {**held, "buttons": buttons, "force": force})

    def drag_finger(self, x: float, y: float, to_y: float) -> None:
        left, top = point(self.page, x, y)
        _, end = point(self.page, x, to_y)
        steps: list[tuple[str, list[dict[str, float]]]] = [("touchStart", [{"x": left, "y": top}])]
        steps += [("touchMove", [{"x": left, "y": top + (end - top) * part / 4}]) for part in range(1, 5)]
        for kind, touches in [*steps, ("touchEnd", [])]:
            self.devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def test_a_pen_draws_with_pressure_and_nothing_is_lost_without_a_network(sheet: Sheet) -> None:
    server = Server(sheet)
    sheet.page.set_viewport_size({"width": 1024, "height": 700})
    page = opened(sheet)
    pen = Hand(page)
    state = page.locator("#marks [role=status]")
    begin(page)
    pen.draw((0.2, 0.3, 0.1), (0.3, 0.31, 0.5), (0.4, 0.3, 1.0))
    expect(page.locator(".mark--ink")).to_have_count(1)
    until(lambda: len(server.alive) == 1, page)
    expect(state).to_have_text("Đã lưu")
    (mark,) = server.alive
    assert [round(part[2], 1) for part in mark["shape"]] == [0.1, 0.5, 1.0]
    assert [round(part[0], 2) for part in mark["shape"]] == [0.2, 0.3, 0.4]

    # The pen has been seen: a finger moves the page from now on, and the pen does not.
    stage = page.locator(".reader__stage")
    expect(page.get_by_role("button", name="Bằng ngón")).to_have_attribute("aria-pressed", "false")
    before = stage.evaluate("(pane) => pane.scrollTop")
    page.wait_for_timeout(700)  # the palm's time has passed
    pen.drag_finger(0.5, 0.5, 0.3)
    after = stage.evaluate("(pane) => pane.scrollTop")
    assert after > before
    expect(page.locator(".mark--ink")).to_have_count(1)

    server.away = True
    pen.draw((0.2, 0.5, 0.5), (0.4, 0.5, 0.5))
    page.get_by_role("button", name="Hoàn tác").click()
    page.get_by_role("button", name="Làm lại").click()
    expect(state).to_contain_text("Chờ mạng")
    expect(page.locator(".mark--ink")).to_have_count(2)
    expect(page.get_by_role("button", name="Bút")).to_have_attribute("aria-pressed", "true")
    server.away = False
    page = opened(sheet)
    expect(page.locator(".mark--ink")).to_have_count(2)
    expect(state).to_have_text("Đã lưu")
    assert len(server.alive) == 2

    begin(page)
    page.get_by_role("button", name="Tẩy").click()
    pen.draw((0.3, 0.2, 0.5), (0.3, 0.4, 0.5))
    expect(page.locator(".mark--ink")).to_have_count(1)
    until(lambda: len(server.alive) == 1, page)
    assert sheet.errors == []


def test_a_colour_is_chosen_without_laying_the_tool_down(sheet: Sheet) -> None:
    server = Server(sheet)
    page = opened(sheet)
    mouse = Hand(page, "mouse")
    begin(page)
    page.get_by_role("button", name="Đỏ").click()
    mouse.draw((0.2, 0.3, 0.5), (0.4, 0.3, 0.5))
    until(lambda: len(server.alive) == 1, page)
    assert [(mark["kind"], mark["colour"]) for mark in server.alive] == [("ink", "red")]
    page.get_by_role("button", name="Hoàn tác").click()
    mouse.draw((0.2, 0.5, 0.5), (0.4, 0.5, 0.5))
    until(lambda: len(server.kept) == 2 and len(server.alive) == 1, page)
    assert [mark["colour"] for mark in server.alive] == ["red"]


def test_words_are_highlighted_and_a_note_is_written_shared_and_found_again(sheet: Sheet) -> None:
    server = Server(sheet)
    page = opened(sheet)
    mouse = Hand(page, "mouse")
    begin(page)
    page.get_by_role("button", name="Tô chữ").click()
    mouse.draw((0.5, 0.112, 0.5), (0.5, 0.12, 0.5), (0.2, 0.152, 0.5))
    expect(page.locator(".mark--highlight")).to_have_count(1)
    until(lambda: len(server.alive) == 1, page)
    (mark,) = server.alive
    assert mark["quote"].startswith(("vi điều chỉnh", "điều chỉnh"))
    assert "Quyết" in mark["quote"]
    assert len(mark["shape"]) == 2
    assert [round(quad[1], 2) for quad in mark["shape"]] == [0.1, 0.14]

    page.locator("#marks").get_by_role("button", name="Ghi chú").click()
    mouse.draw((0.6, 0.3, 0.5))
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Nội dung ghi chú").fill("Hỏi lại số liệu quý III")
    dialog.get_by_text("Cả phiên họp", exact=True).click()
    dialog.get_by_role("button", name="Lưu").click()
    expect(page.get_by_role("button", name="Hỏi lại số liệu quý III", exact=True)).to_be_visible()
    expect(page.locator("#marks [role=status]")).to_have_text("Đã lưu")
    until(lambda: {one["kind"]: one["share"] for one in server.alive} == {"highlight": "", "note": "meeting"}, page)

    page.get_by_role("link", name="Trang sau").click()
    page.get_by_role("button", name="Dấu của tôi").click()
    page.locator("#reader-marks").get_by_text("Hỏi lại số liệu quý III").click()
    expect(page.locator(".reader-page[data-page='1'] .mark-note")).to_have_class("mark-note mark--yellow mark--found")
    page.get_by_label("Ai xem được các dấu ở trang này").select_option("office")
    expect(page.locator("#reader-marks").get_by_text("Văn phòng xem được")).to_have_count(2)
    expect(page.locator("#marks [role=status]")).to_have_text("Đã lưu")
    until(lambda: {one["share"] for one in server.alive} == {"office"}, page)
    assert sheet.errors == []
