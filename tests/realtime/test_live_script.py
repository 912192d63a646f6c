"""What the script of a live page does in a real browser: hears, answers, comes back, and never writes over anybody."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, WebSocketRoute, expect

from tests.browser.sheet import Sheet

ME = "7a6f0f0e-0000-4000-8000-000000000001"
BODY = f"""
<p data-connection data-state="live" id="state"></p>
<div data-region="now"><p id="now">0</p></div>
<div data-region="form"><p id="label">0</p><form id="write"><textarea id="text" name="text"></textarea></form></div>
<div data-personal="ballot"><p id="mine">0</p></div>
<div data-personal="turn"><p id="turn">0</p></div>
<div hidden data-live data-since="5" data-socket="/live/x/?page=room" data-poll="/poll/?page=room"
  data-regions="/parts/?page=room" data-user="{ME}"></div>
<script type="module" src="/static/realtime/js/live.js"></script>
"""
CALM = "Math.random = () => 0.5;"
DEAD = "window.WebSocket = class { static OPEN = 1; constructor() { this.readyState = 0; } close() {} };"


class Server:
    """The other side of the page: `said` is what it heard, `asked` the addresses of parts and polls."""

    def __init__(self, sheet: Sheet, before: str = CALM) -> None:
        self.page = sheet.page
        self.sheet = sheet
        self.sockets: list[WebSocketRoute] = []
        self.addresses: list[str] = []
        self.said: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.polled: list[str] = []
        self.loads = 0
        self.news: dict[str, Any] | int = {"seq": 5}
        self.parts_status = 200
        self.build = ""
        self.poll_headers: dict[str, str] = {}
        self.page.clock.install()
        self.page.route_web_socket(re.compile(r"/live/x/"), self._open)
        self.page.route(re.compile(r"/parts/"), self._parts)
        self.page.route(re.compile(r"/poll/"), self._poll)
        self.page.on("framenavigated", self._loaded)
        self.page.add_init_script(before)  # after the route, which has a WebSocket of its own

    def _loaded(self, _frame: object) -> None:
        self.loads += 1

    def _open(self, socket: WebSocketRoute) -> None:
        self.sockets.append(socket)
        self.addresses.append(socket.url)
        socket.on_message(lambda text: self.said.append(json.loads(text)))
        socket.send(json.dumps({"now": "2026-11-12T08:00:00+07:00", "build": self.build, "pace": 1000}))

    def _parts(self, route: Route) -> None:
        self.asked.append(route.request.url.split("names=")[1])
        names = self.asked[-1].split(",")
        place = {"ballot": "mine", "turn": "turn", "now": "now", "form": "label"}
        html = {name: f'<p id="{place[name]}">fetched {len(self.asked)}</p>' for name in names}
        route.fulfill(status=self.parts_status, json=html)

    def _poll(self, route: Route) -> None:
        self.polled.append(route.request.url.split("since=")[1])
        if isinstance(self.news, int):
            return route.fulfill(status=self.news, body="")
        return route.fulfill(json=self.news, headers=self.poll_headers)

    def show(self) -> Page:
        return self.sheet.show(BODY)

    def send(self, **frame: Any) -> None:
        self.sockets[-1].send(json.dumps(frame))

    def news_of(self, seq: int, **more: Any) -> None:
        self.send(seq=seq, **{"from": seq - 1, "regions": {"now": f'<p id="now">{seq}</p>'}, **more})


@pytest.fixture
def server(sheet: Sheet) -> Server:
    return Server(sheet)


def at(page: Page, seq: int) -> None:
    expect(page.locator("html")).to_have_attribute("data-seq", str(seq))


def soon(page: Page, seconds: float) -> None:
    """Lets the page's clock run on."""
    page.clock.run_for(int(seconds * 1000))


def until(page: Page, done: Callable[[], bool], pace: float = 0) -> None:
    """Waits until it is so, while the page's clock goes `pace` seconds on in every look."""
    for _ in range(100):
        if done():
            return
        if pace:
            soon(page, pace)
        page.wait_for_timeout(20)
    raise AssertionError("not in a hundred looks")


def test_news_are_shown_in_order_and_old_ones_left_out(server: Server) -> None:
    page = server.show()
    server.news_of(6)
    at(page, 6)
    expect(page.locator("#now")).to_have_text("6")
    server.news_of(6, regions={"now": '<p id="now">twice</p>'})
    server.news_of(7)
    at(page, 7)
    expect(page.locator("#now")).to_have_text("7")
    assert server.sheet.errors == []


def test_a_gap_is_asked_for_and_not_stepped_over(server: Server) -> None:
    page = server.show()
    at(page, 5)
    server.news_of(8)
    until(page, lambda: {"since": 5} in server.said)
    expect(page.locator("#now")).to_have_text("0")
    server.send(seq=8, **{"from": 5, "regions": {"now": '<p id="now">8</p>'}})
    at(page, 8)


def test_every_eighth_frame_is_answered_whatever_it_brings(server: Server) -> None:
    page = server.show()
    at(page, 5)
    for number in range(4):
        server.send(hint={"presence": {"changed": {str(number): "r"}}})
        server.send(regions={"now": f'<p id="now">count {number}</p>'})
    until(page, lambda: {"ack": 5} in server.said)
    assert len(server.said) == 1


def test_a_ping_is_answered_and_tells_what_was_missed(server: Server) -> None:
    page = server.show()
    at(page, 5)
    server.send(ping=5, now="2026-11-12T08:00:10+07:00")
    until(page, lambda: server.said == [{"ack": 5}])
    server.send(ping=7, now="2026-11-12T08:00:20+07:00")
    until(page, lambda: server.said == [{"ack": 5}, {"ack": 5}, {"since": 5}])


def test_own_parts_are_fetched_together_and_only_if_they_are_about_the_person(server: Server) -> None:
    page = server.show()
    at(page, 5)
    server.news_of(6, refresh={"ballot": None, "turn": [ME], "now": ["somebody else"]}, spread=100)
    at(page, 6)
    soon(page, 1)
    expect(page.locator("#mine")).to_have_text("fetched 1")
    assert server.asked == ["ballot,turn"]


def test_what_becomes_old_while_a_page_waits_for_its_turn_is_fetched_once(server: Server) -> None:
    page = server.show()
    at(page, 5)
    server.news_of(6, refresh={"ballot": None}, spread=1000)
    server.news_of(7, refresh={"ballot": None, "turn": None}, spread=1000)
    at(page, 7)
    soon(page, 2)
    expect(page.locator("#turn")).to_have_text("fetched 1")
    assert server.asked == ["ballot,turn"]


def test_a_part_that_cannot_be_fetched_is_tried_again(server: Server) -> None:
    server.parts_status = 503
    page = server.show()
    at(page, 5)
    server.news_of(6, refresh={"ballot": None}, spread=0)
    at(page, 6)
    for _ in range(12):
        soon(page, 20)
        page.wait_for_timeout(30)
    assert len(server.asked) > 6
    server.parts_status = 200
    soon(page, 10)
    expect(page.locator("#mine")).to_contain_text("fetched")


def test_nobodys_writing_is_overwritten_and_the_part_follows_later(server: Server) -> None:
    page = server.show()
    at(page, 5)
    page.fill("#text", "đang viết")
    server.send(seq=6, **{"from": 5, "regions": {"form": '<p id="label">6</p>'}})
    at(page, 6)
    expect(page.locator("#text")).to_have_value("đang viết")
    page.fill("#text", "")
    page.locator("#text").blur()
    soon(page, 6)
    expect(page.locator("#label")).to_have_text("fetched 1")


def test_after_a_break_it_comes_back_where_it_stood(server: Server) -> None:
    page = server.show()
    server.news_of(6)
    at(page, 6)
    server.sockets[-1].close(code=1012, reason="restart")
    until(page, lambda: len(server.sockets) == 2, pace=1)
    assert server.addresses[-1].endswith("since=6")
    server.news_of(7)
    at(page, 7)
    expect(page.locator("#state")).to_have_attribute("data-state", "live")
    assert server.polled == []


def test_a_silent_socket_is_given_up_within_thirty_seconds(server: Server) -> None:
    page = server.show()
    at(page, 5)
    soon(page, 27)
    until(page, lambda: len(server.sockets) == 2, pace=1)


def test_where_sockets_are_blocked_it_asks_by_http_within_five_seconds(sheet: Sheet) -> None:
    server = Server(sheet, CALM + DEAD)
    server.news = {"seq": 6, "from": 5, "regions": {"now": '<p id="now">6</p>'}}
    page = server.show()
    soon(page, 5)
    until(page, lambda: server.polled == ["5"])
    at(page, 6)
    server.news = {"seq": 7, "from": 6, "regions": {"now": '<p id="now">7</p>'}}
    soon(page, 3)
    at(page, 7)
    assert server.polled[:2] == ["5", "6"]
    soon(page, 2)
    expect(page.locator("#state")).to_have_attribute("data-state", "polling")


def test_a_new_build_is_heard_of_by_http_too(sheet: Sheet) -> None:
    server = Server(sheet, CALM + DEAD)
    server.poll_headers = {"X-Build": "next"}
    page = server.show()
    until(page, lambda: server.loads == 2, pace=1)


def test_asking_by_http_ends_when_a_socket_works_again(server: Server) -> None:
    page = server.show()
    at(page, 5)
    page.evaluate("() => { window.Real = window.WebSocket; " + DEAD + " }")
    server.sockets[-1].close(code=1012, reason="restart")
    until(page, lambda: len(server.polled) > 0, pace=1)
    page.evaluate("() => { window.WebSocket = window.Real; }")
    until(page, lambda: len(server.sockets) == 2, pace=5)
    server.news_of(6)
    at(page, 6)
    asked = len(server.polled)
    soon(page, 10)
    page.wait_for_timeout(100)
    assert len(server.polled) == asked


def test_a_new_build_is_loaded_when_nobody_is_writing(server: Server) -> None:
    page = server.show()
    at(page, 5)
    page.fill("#text", "đang viết")
    server.send(now="2026-11-12T08:00:00+07:00", build="next", pace=1000)
    soon(page, 10)
    page.wait_for_timeout(100)
    assert server.loads == 1
    page.fill("#text", "")
    page.locator("#text").blur()
    until(page, lambda: server.loads == 2, pace=2)


def test_too_far_behind_it_loads_again(server: Server) -> None:
    page = server.show()
    at(page, 5)
    server.send(resync=True, seq=300)
    until(page, lambda: server.loads == 2, pace=1)


@pytest.mark.parametrize("sign", ["aria-busy", "data-sending"])
def test_too_far_behind_while_an_answer_is_on_its_way_it_loads_when_that_has_arrived(server: Server, sign: str) -> None:
    page = server.show()
    at(page, 5)
    page.evaluate("sign => document.querySelector('#state').setAttribute(sign, 'true')", sign)
    server.send(resync=True, seq=300)
    at(page, 300)
    soon(page, 20)
    page.wait_for_timeout(100)
    assert server.loads == 1
    page.evaluate("sign => document.querySelector('#state').removeAttribute(sign)", sign)
    until(page, lambda: server.loads == 2, pace=2)


def test_too_far_behind_while_somebody_writes_the_parts_are_fetched_and_the_rest_waits(server: Server) -> None:
    page = server.show()
    at(page, 5)
    page.fill("#text", "đang viết")
    server.send(resync=True, seq=300)
    at(page, 300)
    until(page, lambda: server.asked == ["now,form,ballot,turn"])
    expect(page.locator("#text")).to_have_value("đang viết")
    server.send(resync=True, seq=300)
    server.news_of(301)
    at(page, 301)
    assert (server.loads, len(server.asked)) == (1, 1)
    page.fill("#text", "")
    page.locator("#text").blur()
    until(page, lambda: server.loads == 2, pace=2)


def test_who_is_signed_out_is_shown_so_and_the_page_does_not_load_for_ever(server: Server) -> None:
    page = server.show()
    at(page, 5)
    server.sockets[-1].close(code=4401, reason="")
    until(page, lambda: server.loads == 2 and len(server.sockets) == 2, pace=0.5)
    server.sockets[-1].close(code=4401, reason="")
    soon(page, 10)
    page.wait_for_timeout(200)
    assert (server.loads, len(server.sockets)) == (2, 2)
    expect(page.locator("#state")).to_have_attribute("data-state", "offline")


def test_who_is_signed_out_while_asking_by_http_is_shown_so(sheet: Sheet) -> None:
    server = Server(sheet, CALM + DEAD)
    server.news = 404
    page = server.show()
    soon(page, 5)
    until(page, lambda: server.loads == 2, pace=1)
