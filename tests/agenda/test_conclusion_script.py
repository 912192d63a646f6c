"""What conclusion.js and deadline.js do in a real browser: nothing typed is lost, two texts are both shown."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Locator, Page, Route, expect

from agenda.insertions import Mismatch
from agenda.sentences import Kind, Offer
from tests.browser.sheet import ORIGIN, Sheet

ITEM = UUID("22222222-2222-4222-8222-222222222222")
PAPER = "Dự thảo Đề án (bản 2, ngày 10/11/2026, mã 3f9a-01c2)"
SENTENCE = "Ban Thường vụ biểu quyết: 9/11 đồng chí tán thành (81,82%)."
SCRIPTS = "".join(
    f'<script type="module" src="/static/agenda/js/{name}.js"></script>' for name in ("conclusion", "deadline")
)
Reply = tuple[int, dict[str, Any]] | None


def card(text: str = "Thống nhất.", revision: int = 1, **more: Any) -> str:
    item = SimpleNamespace(pk=ITEM, position=2, shown_title="Dự thảo Đề án", is_secret=False)
    context = {
        "item": item,
        "conclusion": SimpleNamespace(text=text, revision=revision),
        "tasks": [],
        "edits": True,
        "inserts": [Offer(Kind.VOTE, "vote:1", SENTENCE), Offer(Kind.PAPER, "paper:1", PAPER)],
        "next": "/",
        "seen": "mark-1",
        **more,
    }
    return render_to_string("agenda/parts/conclusion.html", context)


def field(body: str, name: str) -> str:
    return body.split(f'name="{name}"\r\n\r\n')[1].split("\r\n------")[0]


class Server:
    """Answers each save by the next of `script` (None: no connection); GET brings `fresh`."""

    def __init__(self, sheet: Sheet, script: list[Callable[[int], Reply]], fresh: str = "") -> None:
        self.sent: list[tuple[str, str]] = []
        self.script = script
        self.fresh = fresh
        sheet.page.route(f"{ORIGIN}/items/{ITEM}/conclusion/**", self.reply)

    def reply(self, route: Route) -> None:
        if route.request.method == "GET":
            return route.fulfill(body=self.fresh, content_type="text/html; charset=utf-8")
        body = route.request.post_data or ""
        self.sent.append((field(body, "text"), field(body, "revision")))
        answer = self.script[min(len(self.sent), len(self.script)) - 1](int(self.sent[-1][1]))
        if answer is None:
            return route.abort()
        return route.fulfill(status=answer[0], body=json.dumps(answer[1]), content_type="application/json")


def saved(revision: int) -> Reply:
    return 200, {"revision": revision + 1}


def newer(revision: int) -> Reply:
    return 409, {"message": "Trịnh Hoài Thương vừa lưu kết luận này.", "text": "Bản của thư ký.", "revision": 5}


def area(page: Page) -> Locator:
    return page.get_by_label("Kết luận", exact=True)


def state(page: Page) -> Locator:
    return page.locator("[data-save-state]")


def test_a_text_saves_itself(sheet: Sheet) -> None:
    server = Server(sheet, [saved])
    page = sheet.show(card() + SCRIPTS)
    area(page).fill("Thống nhất chủ trương.")
    expect(state(page)).to_contain_text("Đã lưu lúc")
    area(page).fill("Thống nhất chủ trương ban hành.")
    expect(page.locator("input[name=revision]")).to_have_value("3")
    assert server.sent == [("Thống nhất chủ trương.", "1"), ("Thống nhất chủ trương ban hành.", "2")]
    assert sheet.errors == []


def test_leaving_the_field_saves_at_once(sheet: Sheet) -> None:
    server = Server(sheet, [saved])
    page = sheet.show(card() + SCRIPTS)
    area(page).fill("Khác.")
    area(page).blur()
    page.wait_for_timeout(400)
    assert server.sent == [("Khác.", "1")]


@pytest.mark.parametrize("trouble", [None, (500, {})])
def test_trouble_is_said_and_tried_again(sheet: Sheet, trouble: Reply) -> None:
    server = Server(sheet, [lambda revision: trouble, saved])
    page = sheet.show(card() + SCRIPTS)
    area(page).fill("Khác.")
    expect(state(page)).to_contain_text("Chưa lưu được – đang thử lại")
    expect(state(page)).to_contain_text("Đã lưu lúc")
    assert server.sent == [("Khác.", "1"), ("Khác.", "1")]


def test_what_was_not_saved_survives_a_reload(sheet: Sheet) -> None:
    server = Server(sheet, [lambda revision: None])
    page = sheet.show(card() + SCRIPTS)
    page.on("dialog", lambda dialog: dialog.accept())
    area(page).fill("Chưa kịp lưu.")
    expect(state(page)).to_contain_text("Chưa lưu được")
    server.script = [saved]
    page = sheet.show(card() + SCRIPTS)
    expect(area(page)).to_have_value("Chưa kịp lưu.")
    expect(state(page)).to_contain_text("Đã lưu lúc")
    assert server.sent[-1] == ("Chưa kịp lưu.", "1")


def test_two_texts_are_both_shown_and_mine_may_stay(sheet: Sheet) -> None:
    server = Server(sheet, [newer, saved])
    page = sheet.show(card() + SCRIPTS)
    area(page).fill("Bản của tôi.")
    panel = page.locator("[data-conflict]")
    expect(panel).to_contain_text("Trịnh Hoài Thương vừa lưu")
    expect(panel).to_contain_text("Bản của thư ký.")
    expect(area(page)).to_have_value("Bản của tôi.")
    page.get_by_role("button", name="Giữ bản của tôi và lưu").click()
    expect(state(page)).to_contain_text("Đã lưu lúc")
    expect(panel).to_be_hidden()
    assert server.sent == [("Bản của tôi.", "1"), ("Bản của tôi.", "5")]


def test_two_texts_are_both_shown_and_theirs_may_be_taken(sheet: Sheet) -> None:
    server = Server(sheet, [newer, saved])
    page = sheet.show(card() + SCRIPTS)
    area(page).fill("Bản của tôi.")
    page.get_by_role("button", name="Dùng bản vừa lưu của người khác").click()
    expect(area(page)).to_have_value("Bản của thư ký.")
    expect(page.locator("input[name=revision]")).to_have_value("5")
    page.wait_for_timeout(1500)
    assert len(server.sent) == 1


def test_two_texts_may_both_stay(sheet: Sheet) -> None:
    server = Server(sheet, [newer, saved])
    page = sheet.show(card() + SCRIPTS)
    area(page).fill("Bản của tôi.")
    page.get_by_role("button", name="Giữ cả hai").click()
    expect(area(page)).to_have_value("Bản của thư ký.\nBản của tôi.")
    expect(state(page)).to_contain_text("Đã lưu lúc")
    assert [(text.replace("\r\n", "\n"), number) for text, number in server.sent[1:]] == [
        ("Bản của thư ký.\nBản của tôi.", "5")
    ]


def test_a_sentence_is_put_where_the_caret_is(sheet: Sheet) -> None:
    server = Server(sheet, [saved])
    page = sheet.show(card() + SCRIPTS)
    area(page).click()
    area(page).press("Control+End")
    page.get_by_role("button", name="Chèn kết quả biểu quyết").click()
    expect(area(page)).to_have_value(f"Thống nhất.\n{SENTENCE}")
    expect(state(page)).to_contain_text("Đã lưu lúc")
    assert server.sent[-1][0].replace("\r\n", "\n") == f"Thống nhất.\n{SENTENCE}"


def test_the_name_of_a_paper_goes_into_the_sentence(sheet: Sheet) -> None:
    Server(sheet, [saved])
    page = sheet.show(card("Thống nhất với") + SCRIPTS)
    area(page).click()
    area(page).press("Control+End")
    page.get_by_role("button", name="Chèn tên tài liệu").click()
    expect(area(page)).to_have_value(f"Thống nhất với {PAPER}")


def test_what_differs_from_the_data_is_mended_with_a_tap(sheet: Sheet) -> None:
    old = "Ban Thường vụ biểu quyết: 7/11 đồng chí tán thành"
    server = Server(sheet, [saved])
    page = sheet.show(card(f"Đầu. {old}. Cuối.", mismatches=[Mismatch("vote", old, SENTENCE)]) + SCRIPTS)
    page.get_by_role("button", name="Thay bằng số liệu").click()
    expect(area(page)).to_have_value(f"Đầu. {SENTENCE} Cuối.")
    expect(state(page)).to_contain_text("Đã lưu lúc")
    assert server.sent[-1][0] == f"Đầu. {SENTENCE} Cuối."


def test_nobody_approves_a_text_that_is_being_saved(sheet: Sheet) -> None:
    Server(sheet, [saved], fresh=card("Khác.", 2, seen="mark-2", approves=True))
    page = sheet.show(card(approves=True) + SCRIPTS)
    approvals = sheet.answers(f"/items/{ITEM}/conclusion/approval/", 200, '{"message": "Đã duyệt."}')
    area(page).fill("Khác.")
    page.get_by_role("button", name="Duyệt kết luận mục 2").click()
    expect(page.locator("#toasts")).to_contain_text("Nội dung vừa sửa đang được lưu")
    expect(page.locator("input[name=seen]")).to_have_value("mark-2")
    assert approvals == []
    page.get_by_role("button", name="Duyệt kết luận mục 2").click()
    expect(page.locator("#toasts")).to_contain_text("Đã duyệt.")
    assert len(approvals) == 1
    assert "mark-2" in approvals[0]


def test_a_tap_while_the_text_is_on_its_way_still_brings_the_new_approval(sheet: Sheet) -> None:
    Server(sheet, [saved], fresh=card("Khác.", 2, seen="mark-2", approves=True))
    page = sheet.show(card(approves=True) + SCRIPTS)
    on_its_way: list[Route] = []
    page.route(f"{ORIGIN}/items/{ITEM}/conclusion/**", hold_posts(on_its_way))
    area(page).fill("Khác.")
    area(page).blur()
    expect(state(page)).to_contain_text("Đang lưu")
    page.get_by_role("button", name="Duyệt kết luận mục 2").click()
    page.wait_for_timeout(100)
    on_its_way[0].fallback()
    expect(page.locator("input[name=seen]")).to_have_value("mark-2")
    assert len(on_its_way) == 1


def hold_posts(held: list[Route]) -> Callable[[Route], None]:
    return lambda route: held.append(route) if route.request.method == "POST" else route.fallback()


def test_a_field_without_anything_unsaved_follows_the_live_page(sheet: Sheet) -> None:
    """A field that was typed in keeps its own value in the browser; it must not be saved over the newer text."""
    server = Server(sheet, [saved])
    page = sheet.show(f'<div data-region="writing">{card()}</div>' + SCRIPTS)
    area(page).fill("Bản một.")
    expect(state(page)).to_contain_text("Đã lưu lúc")
    page.evaluate(
        """() => {
            document.querySelector("textarea[name=text]").defaultValue = "Bản hai của người khác.";
            document.querySelector("input[name=revision]").value = 3;
            document.dispatchEvent(new CustomEvent("live:updated"));
        }"""
    )
    expect(area(page)).to_have_value("Bản hai của người khác.")
    area(page).focus()
    area(page).blur()
    page.wait_for_timeout(1500)
    assert server.sent == [("Bản một.", "1")]


def test_only_the_date_that_is_meant_is_shown(sheet: Sheet) -> None:
    radios = "".join(
        f'<input type="radio" name="precision" value="{one}" aria-label="{one}"{" checked" * (one == "day")}>'
        for one in ("day", "month", "ongoing")
    )
    parts = '<div data-when="day" id="d">ngày</div><div data-when="month" id="m">tháng</div>'
    page = sheet.show(f"<form data-deadline>{radios}{parts}</form>" + SCRIPTS)
    for chosen, day, month in (("day", True, False), ("month", False, True), ("ongoing", False, False)):
        page.get_by_label(chosen).check()
        assert (page.locator("#d").is_visible(), page.locator("#m").is_visible()) == (day, month)
