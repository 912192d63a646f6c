"""What the ES modules do, in a real browser."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.sheet import Sheet

FORM = (
    '<form id="f" data-quiet data-reset method="post" action="/votes/">'
    '<input name="text" value="a"><button name="choice" value="yes">Gửi</button></form>'
)
EARS = """
    addEventListener("quiet:done", (event) => { document.title = "done " + JSON.stringify(event.detail); });
    addEventListener("quiet:failed", () => { document.title = "failed"; });
"""


def field(body: str, name: str) -> str:
    """The value of one field in a multipart body."""
    return body.split(f'name="{name}"\r\n\r\n')[1].split("\r\n")[0]


def test_a_quiet_form_is_posted_once_with_token_and_button(sheet: Sheet) -> None:
    page = sheet.show(FORM)
    sent = sheet.answers("/votes/", 204)
    page.evaluate(EARS)
    page.locator("[name=text]").fill("Ý kiến")
    page.evaluate("const b = document.querySelector('#f button'); b.click(); b.click()")
    expect(page).to_have_title("done {}")
    assert len(sent) == 1
    assert sent[0].startswith("1 token-of-the-page ")
    assert (field(sent[0], "text"), field(sent[0], "choice")) == ("Ý kiến", "yes")
    assert page.locator("[name=text]").input_value() == "a"
    assert (page.url, sheet.errors) == ("http://phienhop.test/sheet/", [])


def test_a_refusal_is_shown_and_stays(sheet: Sheet) -> None:
    page = sheet.show(FORM)
    sheet.answers("/votes/", 409, '{"message": "Biểu quyết đã đóng."}')
    page.evaluate(EARS)
    page.get_by_role("button", name="Gửi").click()
    toast = page.locator("#toasts .toast--danger")
    expect(toast.locator(".toast__text")).to_have_text("Biểu quyết đã đóng.")
    expect(page).to_have_title("failed")
    toast.get_by_role("button", name="Đóng").click()
    expect(toast).to_have_count(0)


def test_a_confirmation_is_shown(sheet: Sheet) -> None:
    page = sheet.show(FORM)
    sheet.answers("/votes/", 200, '{"message": "Đã lưu."}')
    page.get_by_role("button", name="Gửi").click()
    expect(page.locator("#toasts .toast--ok .toast__text")).to_have_text("Đã lưu.")


def test_without_a_connection_the_person_learns_that_nothing_was_saved(sheet: Sheet) -> None:
    page = sheet.show(FORM)
    page.route("**/votes/", lambda route: route.abort())
    page.get_by_role("button", name="Gửi").click()
    expect(page.locator("#toasts .toast--danger")).to_contain_text("Không kết nối được máy chủ")
    assert page.locator("#f").get_attribute("aria-busy") is None


def test_a_location_in_the_answer_is_followed(sheet: Sheet) -> None:
    page = sheet.show(FORM)
    sheet.answers("/votes/", 200, '{"location": "/there/"}')
    page.get_by_role("button", name="Gửi").click()
    page.wait_for_url("**/there/")


def test_a_question_comes_before_the_form(sheet: Sheet) -> None:
    page = sheet.show(FORM.replace("<button", '<button data-confirm="Xóa mục 3?" data-confirm-yes="Xóa mục"'))
    sent = sheet.answers("/votes/", 204)
    page.evaluate(EARS)
    page.get_by_role("button", name="Gửi").click()
    dialog = page.locator("#confirm-dialog")
    expect(dialog).to_contain_text("Xóa mục 3?")
    dialog.get_by_role("button", name="Hủy").click()
    expect(dialog).to_be_hidden()
    assert sent == []
    page.get_by_role("button", name="Gửi").click()
    dialog.get_by_role("button", name="Xóa mục").click()
    expect(page).to_have_title("done {}")
    assert [field(body, "choice") for body in sent] == ["yes"]


def test_a_list_is_narrowed_without_diacritics(sheet: Sheet) -> None:
    page = sheet.show(
        '<input data-filter="#l" data-filter-empty="#e">'
        '<ul id="l"><li>Lê Thị Thu Hạnh</li><li>Đỗ Thị Ngọc Ánh</li></ul>'
        '<p id="e" hidden>Không có</p>'
    )
    box = page.locator("[data-filter]")
    shown = page.locator("#l > li:visible")
    box.fill("do anh")
    assert shown.all_inner_texts() == ["Đỗ Thị Ngọc Ánh"]
    box.fill("HẠNH thu")
    assert shown.all_inner_texts() == ["Lê Thị Thu Hạnh"]
    box.fill("khôi")
    expect(page.locator("#e")).to_be_visible()
    box.fill("")
    expect(shown).to_have_count(2)


@pytest.mark.parametrize(
    ("typed", "value", "says"),
    [
        ("12112026", "12/11/2026", "Thứ Năm"),
        ("5/1/2027", "05/01/2027", "Thứ Ba"),
        ("31022026", "31/02/2026", "Không có ngày này trong lịch."),
        ("29022028", "29/02/2028", "Thứ Ba"),
    ],
)
def test_a_typed_date_is_shaped_and_said_back(sheet: Sheet, typed: str, value: str, says: str) -> None:
    page = sheet.show('<label for="d">Ngày</label><input id="d" type="date" name="day" value="2026-01-01">')
    box = page.get_by_label("Ngày", exact=True)
    assert box.input_value() == "01/01/2026"
    box.fill("")
    box.press_sequentially(typed)
    assert box.input_value() == value
    expect(page.locator(".date__says")).to_have_text(says)
    iso = "-".join(reversed(value.split("/")))
    assert page.locator("[name=day]").input_value() == ("" if says.startswith("Không") else iso)


def test_a_moment_is_typed_in_two_fields_and_sent_as_one(sheet: Sheet) -> None:
    page = sheet.show('<label for="s">Bắt đầu</label><input id="s" type="datetime-local" name="start" required>')
    page.get_by_label("Bắt đầu").press_sequentially("12.11.2026")
    assert page.locator("[name=start]").input_value() == ""
    page.get_by_label("Giờ, phút").press_sequentially("1430")
    assert page.locator("[name=start]").input_value() == "2026-11-12T14:30"
    page.get_by_label("Giờ, phút").fill("24:30")
    assert page.locator("[name=start]").input_value() == ""
    assert page.get_by_label("Giờ, phút").evaluate("box => box.validationMessage") == "Giờ phải từ 00:00 đến 23:59."


def test_a_date_in_a_region_that_comes_later_is_equipped(sheet: Sheet) -> None:
    page = sheet.show('<div id="region"></div>')
    page.evaluate("document.getElementById('region').innerHTML = '<input type=date name=due value=2026-11-20>'")
    expect(page.locator("#region [data-part=date]")).to_have_value("20/11/2026")
    expect(page.locator("#region .date__says")).to_have_text("Thứ Sáu")


LIST = "".join(
    f'<li data-url="/items/{n}/"><b>{n}</b><button data-move="up">up</button><button data-move="down">down</button>'
    '<span data-handle class="reorder__handle">=</span></li>'
    for n in (1, 2, 3)
)


@pytest.mark.parametrize(("status", "order"), [(204, ["2", "1", "3"]), (409, ["1", "2", "3"])])
def test_an_item_moves_and_goes_back_when_refused(sheet: Sheet, status: int, order: list[str]) -> None:
    page = sheet.show(f"<ol data-reorder>{LIST}</ol>")
    sent = sheet.answers("/items/1/", status, '{"message": "Không đổi được."}' if status > 299 else "")
    page.locator("[data-move=down]").first.click()
    expect(page.locator("ol b")).to_have_text(order)
    expect(page.locator("#toasts .toast--danger")).to_have_count(int(status > 299))
    assert [field(body, "position") for body in sent] == ["2"]


def test_an_item_is_dragged(sheet: Sheet) -> None:
    page = sheet.show(f"<ol data-reorder>{LIST}</ol>")
    sent = sheet.answers("/items/3/", 204)
    handles = page.locator("[data-handle]")
    start, end = handles.nth(2).bounding_box(), handles.nth(0).bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 5, start["y"] + 5)
    page.mouse.down()
    page.mouse.move(end["x"] + 5, end["y"] - 5, steps=5)
    page.mouse.up()
    expect(page.locator("ol b")).to_have_text(["3", "1", "2"])
    assert [field(body, "position") for body in sent] == ["1"]


def test_a_clock_runs_in_server_time_and_says_when_it_is_over(sheet: Sheet) -> None:
    now = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
    start = (now - timedelta(seconds=178)).isoformat()
    sheet.page.clock.install(time=now)
    page = sheet.show(f'<time class="timer" data-clock-start="{start}" data-clock-limit="180"></time>')
    clock = page.locator("time")
    page.clock.pause_at(now + timedelta(seconds=12))
    expect(clock).to_have_text("3:10")
    assert clock.get_attribute("data-over") == "quá giờ"
    page.clock.run_for(2000)
    expect(clock).to_have_text("3:12")


def test_menu_closes_by_escape_and_gives_the_focus_back(sheet: Sheet) -> None:
    page = sheet.show("")
    summary = page.locator("details[data-menu] > summary")
    summary.click()
    page.locator("[data-theme-choice=dark]").click()
    page.keyboard.press("Escape")
    expect(page.locator(".menu__panel")).to_be_hidden()
    expect(summary).to_be_focused()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.locator("[data-menu] > summary").click()
    page.locator("[data-theme-choice=system]").click()
    assert page.evaluate("document.cookie") == ""
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") is None
