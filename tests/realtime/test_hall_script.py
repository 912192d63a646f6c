"""The scripts of the seats in a real browser: putting people in their places, and the room at a glance."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sheet import Sheet

SEATS = """
<p data-hall-says data-chosen="Đã chọn %s"></p><link rel="stylesheet" href="/static/meetings/css/hall.css">
<div data-arrange><div class="hall"><div class="hall__line">
<button type="button" class="seat" data-place="1-1" data-attendee="a" data-name="An" data-url="/seat/a/">An</button>
<button type="button" class="seat" data-place="1-2" data-attendee="b" data-name="Bo" data-url="/seat/b/">Bo</button>
<button type="button" class="seat" data-place="1-3">3</button></div></div>
<button type="button" class="seat" data-place="" data-attendee="c" data-name="Ca" data-url="/seat/c/">Ca</button>
<button type="button" class="button" data-place="" data-lifts>Bỏ chỗ</button></div>
<script type="module" src="/static/realtime/js/arrange.js"></script>
"""


def fields(body: str) -> dict[str, str]:
    return dict(re.findall(r'name="(\w+)"\r\n\r\n(.*?)\r\n', body))


def test_a_person_then_a_free_seat(sheet: Sheet) -> None:
    sent = sheet.answers("/seat/a/", 204)
    page = sheet.show(SEATS)
    page.click("[data-attendee=a]")
    expect(page.locator("[data-hall-says]")).to_have_text("Đã chọn An")
    expect(page.locator("[data-attendee=a]")).to_have_attribute("aria-pressed", "true")
    page.click("[data-place='1-3']")
    expect(page.locator("[data-hall-says]")).to_have_text("")
    assert [fields(body) for body in sent] == [{"place": "1-3", "start": "1-1", "occupant": ""}]


def test_two_people_change_seats_by_the_keyboard(sheet: Sheet) -> None:
    sent = sheet.answers("/seat/a/", 204)
    page = sheet.show(SEATS)
    page.focus("[data-attendee=a]")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hall-says]")).to_have_text("")
    assert [fields(body) for body in sent] == [{"place": "1-2", "start": "1-1", "occupant": "b"}]


def test_a_person_is_dragged_to_a_seat(sheet: Sheet) -> None:
    sent = sheet.answers("/seat/c/", 204)
    page = sheet.show(SEATS)
    page.drag_and_drop("[data-attendee=c]", "[data-place='1-3']")
    expect(page.locator("[data-hall-says]")).to_have_text("")
    page.wait_for_timeout(100)
    assert [fields(body) for body in sent] == [{"place": "1-3", "start": "", "occupant": ""}]


def test_a_seat_is_taken_away(sheet: Sheet) -> None:
    sent = sheet.answers("/seat/b/", 204)
    page = sheet.show(SEATS)
    page.click("[data-attendee=b]")
    page.click("[data-lifts]")
    expect(page.locator("[data-hall-says]")).to_have_text("")
    assert [fields(body) for body in sent] == [{"place": "", "start": "1-2", "occupant": ""}]


def test_who_was_chosen_by_mistake_is_let_go(sheet: Sheet) -> None:
    sent = sheet.answers("/seat/a/", 204)
    page = sheet.show(SEATS)
    page.click("[data-attendee=a]")
    page.keyboard.press("Escape")
    page.click("[data-place='1-3']")
    page.wait_for_timeout(100)
    assert sent == []


def test_what_somebody_else_did_first_is_told(sheet: Sheet) -> None:
    sheet.answers("/seat/a/", 409, json.dumps({"message": "Có người vừa xếp lại chỗ này."}))
    page = sheet.show(SEATS)
    page.click("[data-attendee=a]")
    page.click("[data-place='1-3']")
    expect(page.get_by_text("Có người vừa xếp lại chỗ này.")).to_be_visible()


def call(page: Page, module: str, name: str, given: dict[str, Any]) -> Any:
    script = f"""async (given) => (await import("/static/realtime/js/{module}.js")).{name}(given)"""
    return page.evaluate(script, given)


@pytest.mark.parametrize(
    ("given", "ready", "help_", "marks"),
    [
        ({"present": True, "said": "r"}, True, [], ["ready"]),
        ({"present": True, "said": "rp"}, True, ["poor"], ["poor"]),
        ({"present": True, "said": "rb15"}, True, ["low"], ["low"]),
        ({"present": True, "said": "rh"}, False, ["hidden"], ["hidden"]),
        ({"present": True, "said": ""}, False, ["off"], ["off"]),
        ({"present": True}, False, ["off"], ["off"]),
        ({"present": False, "said": "r"}, False, [], ["absent"]),
        ({"present": False}, False, [], ["absent"]),
        ({"present": True, "said": "r", "answer": "1"}, True, [], ["answered"]),
        ({"present": True, "said": "r", "answer": "0"}, True, ["silent"], ["silent"]),
        ({"present": True, "answer": "0"}, False, ["silent", "off"], ["silent", "off"]),
    ],
)
def test_how_a_person_stands(
    sheet: Sheet, given: dict[str, Any], ready: bool, help_: list[str], marks: list[str]
) -> None:
    found = call(sheet.show(""), "standing", "standing", given)
    assert (found["ready"], found["help"], found["marks"]) == (ready, help_, marks)


WATCH = """
<section data-watch data-ready="sẵn sàng" data-off="mất kết nối" data-poor="yếu" data-hidden="tắt" data-low="pin yếu"
  data-absent="vắng" data-silent="chưa trả lời" data-answered="đã trả lời" data-papers="mở %s" data-more="và %s nữa">
<button type="button" aria-pressed="false" data-only>Chỉ ai cần giúp</button><p data-count></p><ul data-helped></ul>
<div data-region="hall"><div data-people data-watches><div class="hall">
<button type="button" class="seat" data-user="1" data-name="An" data-present>An</button>
<button type="button" class="seat" data-user="2" data-name="Bo" data-present>Bo</button>
<button type="button" class="seat" data-user="3" data-name="Ca">Ca</button></div></div></div>
<p data-detail hidden></p><ul class="watch-legend">{legend}</ul></section>
<script type="module" src="/static/realtime/js/hall.js"></script>
"""
LEGEND = "".join(
    f'<li><svg class="mark mark--{name}"></svg></li>'
    for name in ("ready", "off", "poor", "hidden", "low", "absent", "silent", "answered")
)


def hint(page: Page, **pictures: Any) -> None:
    page.evaluate("async (hint) => (await import('/static/realtime/js/hints.js')).apply(hint)", pictures)


def test_the_desk_counts_and_names_who_needs_help(sheet: Sheet) -> None:
    page = sheet.show(WATCH.replace("{legend}", LEGEND))
    expect(page.locator("[data-count]")).to_have_text("0/2 sẵn sàng; 2 mất kết nối")
    hint(page, presence={"all": {"1": "r", "2": "rb15"}}, papers={"all": {"1": "2/5"}})
    expect(page.locator("[data-count]")).to_have_text("2/2 sẵn sàng; 1 pin yếu")
    expect(page.locator("[data-helped]")).to_have_text("Bo: pin yếu 15%")
    expect(page.locator("[data-user='1']")).to_have_attribute("aria-label", "An: sẵn sàng, mở 2/5")
    hint(page, presence={"changed": {"1": None, "2": "r"}})
    expect(page.locator("[data-helped]")).to_have_text("An: mất kết nối")
    page.click("[data-find='1']")
    expect(page.locator("[data-detail]")).to_have_text("An: mất kết nối, mở 2/5")
    expect(page.locator("[data-user='1']")).to_be_focused()
    assert sheet.errors == []


def test_a_seat_that_was_replaced_shows_what_is_known(sheet: Sheet) -> None:
    page = sheet.show(WATCH.replace("{legend}", LEGEND))
    hint(page, presence={"all": {"1": "r", "2": "r", "3": "r"}}, answers={"all": {"1": "1", "2": "0"}})
    expect(page.locator("[data-helped]")).to_have_text("Bo: chưa trả lời")
    page.evaluate(
        """() => { const seat = document.querySelector("[data-user='3']"); seat.setAttribute("data-present", "");
        document.dispatchEvent(new CustomEvent("live:updated", { detail: {} })); }"""
    )
    expect(page.locator("[data-count]")).to_have_text("3/3 sẵn sàng; 1 chưa trả lời")
    expect(page.locator("[data-user='3'] .mark--ready")).to_have_count(1)


MINUTES = 60000


@pytest.mark.parametrize(
    ("now", "started", "done", "current", "left", "behind", "end"),
    [
        (30, 30, 30, 20, 10, 0, 60),
        (40, 30, 30, 20, 10, 0, 60),
        (60, 30, 30, 20, 10, 10, 70),
        (45, 20, 30, 30, 0, -10, 50),
        (50, None, 40, 0, 15, 10, 65),
    ],
)
def test_how_far_behind_the_meeting_is(
    sheet: Sheet, now: int, started: int | None, done: int, current: int, left: int, behind: int, end: int
) -> None:
    script = """async (given) => { const { reckon } = await import("/static/realtime/js/pace.js");
      return reckon({ ...given, started: given.started === null ? NaN : given.started }); }"""
    given = {
        "now": now * MINUTES,
        "opened": 0,
        "started": None if started is None else started * MINUTES,
        "done": done,
        "current": current,
        "left": left,
    }
    assert sheet.show("").evaluate(script, given) == {"behind": behind, "end": end * MINUTES}


TABLET = """<div hidden data-live data-tablet></div>"""
DEVICE = """async (charging) => {
  const battery = Object.assign(new EventTarget(), { level: 0.14, charging });
  navigator.getBattery = async () => battery;
  window.battery = battery;
  window.said = [];
  window.link = { say: (message) => window.said.push(message) };
  (await import("/static/realtime/js/tablet.js")).report(window.link);
}"""


def test_a_tablet_tells_of_itself_now_and_then(sheet: Sheet) -> None:
    page = sheet.show(TABLET)
    page.clock.install()
    page.evaluate(DEVICE, False)
    page.clock.run_for(2000)
    assert page.evaluate("window.said") == []
    page.clock.run_for(2000)
    (first,) = page.evaluate("window.said")
    assert (first["tablet"]["battery"], first["tablet"]["charging"], first["tablet"]["visible"]) == (14, False, True)
    page.clock.run_for(300)
    page.evaluate("window.link.echoed()")
    page.evaluate("() => { for (let i = 0; i < 50; i += 1) window.battery.dispatchEvent(new Event('levelchange')); }")
    page.clock.run_for(7000)
    said = page.evaluate("window.said")
    assert len(said) == 2
    assert 1300 <= said[1]["tablet"]["trip"] < 3000
    page.clock.run_for(60000)
    assert len(page.evaluate("window.said")) <= 2 + 4
