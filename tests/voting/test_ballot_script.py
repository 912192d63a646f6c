"""What ballot.js does in a real browser: sends once, says "recorded" only when it is, and never gives up."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.sheet import ORIGIN, Sheet
from voting.ballots import Receipt
from voting.queries import MyBallot, Standing

VOTE = UUID("11111111-1111-4111-8111-111111111111")
WORDS = {"yes": "Tán thành", "no": "Không tán thành", "other": "Ý kiến khác"}
RETRYING = re.compile("Chưa gửi được – đang thử lại")
Reply = tuple[int, dict[str, Any]] | None


def part(receipt: Receipt | None = None, ticket: str = "") -> str:
    options = [{"value": value, "label": label, "icon": "check"} for value, label in WORDS.items()]
    vote = SimpleNamespace(pk=VOTE, question="Thống nhất?", state="open", item=SimpleNamespace(position=2))
    context = {
        "vote": vote,
        "mine": MyBallot(Standing.MAY, receipt),
        "options": options,
        "recorded": WORDS[receipt.choice] if receipt else "",
        "next": "/",
    }
    place = f'<div hidden data-ballot-ticket="{ticket}"></div>' if ticket else ""
    script = place + '<script type="module" src="/static/voting/js/ballot.js"></script>'
    return render_to_string("voting/parts/ballot.html", context) + script


@dataclass
class Sent:
    choice: str
    key: str
    revision: str
    ticket: str = ""


def recorded(choice: str, key: str = "", revision: int = 1) -> dict[str, Any]:
    answer = {"choice": choice, "label": WORDS[choice], "revision": revision, "at": "09:42", "key": key}
    return {"recorded": answer}


def field(body: str, name: str) -> str:
    """A field of either kind of form: the fast lane gets the short one."""
    if body.startswith("choice="):
        return parse_qs(body)[name][0]
    return body.split(f'name="{name}"\r\n\r\n')[1].split("\r\n")[0]


class Server:
    """Answers each ballot by the next of `script` (None: no connection), the last one again and again."""

    def __init__(self, sheet: Sheet, script: list[Callable[[Sent], Reply]]) -> None:
        self.sent: list[Sent] = []
        self.held: list[Route] = []
        self.script = script
        sheet.page.route(f"{ORIGIN}/votes/{VOTE}/ballot/", self.reply)

    def reply(self, route: Route) -> None:
        body = route.request.post_data or ""
        ticket = route.request.headers.get("x-ballot-ticket", "")
        ballot = Sent(field(body, "choice"), field(body, "key"), field(body, "revision"), ticket)
        self.sent.append(ballot)
        answer = self.script[min(len(self.sent), len(self.script)) - 1](ballot)
        if answer is None:
            return route.abort()
        status, data = answer
        if status == 0:
            self.held.append(route)
            return None
        return route.fulfill(status=status, body=json.dumps(data), content_type="application/json")


def accept(ballot: Sent) -> Reply:
    return 200, recorded(ballot.choice, ballot.key, int(ballot.revision) + 1)


def hold(ballot: Sent) -> Reply:
    return 0, {}


def tap(page: Page, choice: str) -> None:
    option(page, choice).click()


def option(page: Page, choice: str) -> Locator:
    return page.locator(f"button[value={choice}]")


def status(page: Page) -> Locator:
    return page.locator("[data-ballot-text]")


def test_one_tap_is_sent_and_then_recorded(sheet: Sheet) -> None:
    server = Server(sheet, [accept])
    page = sheet.show(part())
    expect(status(page)).to_have_text("Chạm vào một câu trả lời. Câu trả lời được gửi ngay.")
    tap(page, "yes")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Tán thành")
    assert [(one.choice, one.revision) for one in server.sent] == [("yes", "0")]
    assert UUID(server.sent[0].key).version == 4
    expect(option(page, "yes")).to_have_attribute("aria-pressed", "true")
    assert sheet.errors == []


def test_it_says_recorded_only_when_the_server_has_said_so(sheet: Sheet) -> None:
    server = Server(sheet, [hold])
    page = sheet.show(part())
    tap(page, "yes")
    expect(status(page)).to_have_text("Đang gửi…")
    expect(option(page, "yes")).to_have_attribute("aria-pressed", "false")
    page.wait_for_timeout(300)
    expect(status(page)).to_have_text("Đang gửi…")
    answer = json.dumps(recorded("yes", server.sent[0].key))
    server.held[0].fulfill(status=200, body=answer, content_type="application/json")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Tán thành")


def test_a_double_tap_is_one_request(sheet: Sheet) -> None:
    server = Server(sheet, [hold])
    page = sheet.show(part())
    page.evaluate("const b = document.querySelector('[value=yes]'); b.click(); b.click(); b.click()")
    page.wait_for_timeout(200)
    assert len(server.sent) == 1


@pytest.mark.parametrize("trouble", [None, (500, {}), (503, {}), (429, {})])
def test_trouble_is_said_and_tried_again_with_the_same_key(sheet: Sheet, trouble: Reply) -> None:
    server = Server(sheet, [lambda ballot: trouble, accept])
    page = sheet.show(part())
    tap(page, "no")
    expect(status(page)).to_have_text(RETRYING)
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Không tán thành")
    assert len(server.sent) == 2
    assert server.sent[0] == server.sent[1]


def test_a_reload_sends_what_was_not_acknowledged(sheet: Sheet) -> None:
    server = Server(sheet, [lambda ballot: None])
    page = sheet.show(part())
    tap(page, "yes")
    expect(status(page)).to_have_text(RETRYING)
    server.script = [accept]
    page = sheet.show(part())
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Tán thành")
    assert {one.key for one in server.sent} == {server.sent[0].key}


def test_after_a_reload_the_recorded_answer_is_shown_and_nothing_is_sent(sheet: Sheet) -> None:
    server = Server(sheet, [accept])
    receipt = Receipt("other", 3, datetime(2026, 11, 12, 2, 42, tzinfo=UTC))
    page = sheet.show(part(receipt))
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Ý kiến khác")
    page.wait_for_timeout(200)
    assert server.sent == []


def test_a_change_builds_on_what_is_recorded(sheet: Sheet) -> None:
    server = Server(sheet, [accept])
    page = sheet.show(part())
    tap(page, "yes")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Tán thành")
    tap(page, "other")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Ý kiến khác")
    assert [(one.choice, one.revision) for one in server.sent] == [("yes", "0"), ("other", "1")]
    assert server.sent[0].key != server.sent[1].key


def test_the_recorded_answer_is_not_sent_again(sheet: Sheet) -> None:
    server = Server(sheet, [accept])
    page = sheet.show(part(Receipt("yes", 1, datetime(2026, 11, 12, 2, 42, tzinfo=UTC))))
    tap(page, "yes")
    page.wait_for_timeout(200)
    assert server.sent == []


def test_another_device_was_faster(sheet: Sheet) -> None:
    stale = {"message": "Đồng chí đã trả lời trên thiết bị khác.", **recorded("no", "2" * 32, 1)}
    server = Server(sheet, [lambda ballot: (409, stale), accept])
    page = sheet.show(part())
    tap(page, "yes")
    expect(status(page)).to_have_text("Đồng chí đã trả lời trên thiết bị khác. Đã ghi nhận lúc 09:42: Không tán thành.")
    expect(option(page, "no")).to_have_attribute("aria-pressed", "true")
    tap(page, "yes")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Tán thành")
    assert [one.revision for one in server.sent] == ["0", "1"]


def test_the_office_was_faster_and_may_take_it_back(sheet: Sheet) -> None:
    """What the office entered is shown in its own words, and not held against a part in which it is gone."""
    entered = recorded("no", "2" * 32, 1)
    entered["recorded"]["said"] = "Văn phòng đã ghi thay theo ý kiến của đồng chí: Không tán thành (giơ tay)"
    server = Server(sheet, [lambda ballot: (409, {"message": "Xem lại", **entered}), accept])
    page = sheet.show(part())
    tap(page, "yes")
    expect(status(page)).to_contain_text(entered["recorded"]["said"])
    expect(option(page, "no")).to_have_attribute("aria-pressed", "true")
    replace_part(page)
    expect(option(page, "no")).to_have_attribute("aria-pressed", "false")
    tap(page, "yes")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Tán thành")
    assert [one.revision for one in server.sent] == ["0", "0"]


def test_a_newer_choice_goes_on_top_of_ones_own_earlier_one(sheet: Sheet) -> None:
    """The first request was recorded, its answer lost; the second is refused, and sent again on the new revision."""
    server = Server(sheet, [hold])
    server.script = [
        hold,
        lambda ballot: (409, {"message": "x", **recorded("yes", server.sent[0].key, 1)}),
        accept,
    ]
    page = sheet.show(part())
    tap(page, "yes")
    expect(status(page)).to_have_text("Đang gửi…")
    tap(page, "no")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Không tán thành")
    assert [(one.choice, one.revision) for one in server.sent] == [("yes", "0"), ("no", "0"), ("no", "1")]
    assert server.sent[1].key == server.sent[2].key


def test_a_closed_vote_says_so_and_keeps_what_was_recorded(sheet: Sheet) -> None:
    Server(sheet, [lambda ballot: (409, {"message": "Biểu quyết đã đóng."})])
    page = sheet.show(part(Receipt("yes", 1, datetime(2026, 11, 12, 2, 42, tzinfo=UTC))))
    tap(page, "no")
    expect(status(page)).to_have_text("Biểu quyết đã đóng. Đã ghi nhận lúc 09:42: Tán thành.")
    expect(option(page, "yes")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("Object.keys(sessionStorage).filter((name) => name.startsWith('ballot:')).length") == 0


def test_a_part_that_is_replaced_while_sending_still_says_sending(sheet: Sheet) -> None:
    Server(sheet, [hold])
    page = sheet.show(part())
    tap(page, "yes")
    expect(status(page)).to_have_text("Đang gửi…")
    replace_part(page)
    expect(status(page)).to_have_text("Đang gửi…")


def replace_part(page: Page) -> None:
    """The live page brings the part as it was before any answer."""
    page.evaluate(
        """(html) => {
            document.querySelector("[data-ballot]").outerHTML = html;
            document.dispatchEvent(new CustomEvent("live:updated"));
        }""",
        part().split("<script")[0],
    )


def test_a_part_that_was_drawn_before_the_answer_does_not_unsay_it(sheet: Sheet) -> None:
    server = Server(sheet, [accept])
    page = sheet.show(part())
    tap(page, "yes")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Tán thành")
    replace_part(page)
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Tán thành")
    expect(option(page, "yes")).to_have_attribute("aria-pressed", "true")
    tap(page, "no")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Không tán thành")
    assert [ballot.revision for ballot in server.sent] == ["0", "1"]


def test_an_acknowledged_answer_fetches_nothing(sheet: Sheet) -> None:
    """All that the part shows is in the answer: a full room that votes must not ask for its parts as well."""
    Server(sheet, [accept])
    page = sheet.show(part())
    page.evaluate("document.addEventListener('quiet:done', () => { window.fetched = true; })")
    tap(page, "yes")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Tán thành")
    assert page.evaluate("window.fetched") is None


def test_without_script_the_form_posts(sheet: Sheet) -> None:
    page = sheet.show(part().split("<script")[0])
    form = page.locator("[data-ballot-form]")
    assert (form.get_attribute("method"), form.get_attribute("action")) == ("post", f"/votes/{VOTE}/ballot/")
    names = form.locator("[name]").evaluate_all("(all) => all.map((one) => one.name)")
    assert names == ["next", "revision", "choice", "choice", "choice"]


def test_a_ticket_takes_the_fast_lane(sheet: Sheet) -> None:
    server = Server(sheet, [accept])
    page = sheet.show(part(ticket="mine"))
    tap(page, "yes")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Tán thành")
    assert [(one.choice, one.revision, one.ticket) for one in server.sent] == [("yes", "0", "mine")]


def test_a_ticket_that_does_not_hold_is_laid_aside(sheet: Sheet) -> None:
    """The same ballot, with the same key, goes the plain way, and so do all that follow."""
    server = Server(sheet, [lambda _ballot: (403, {}), accept])
    page = sheet.show(part(ticket="old"))
    tap(page, "yes")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Tán thành")
    tap(page, "no")
    expect(status(page)).to_have_text("Đã ghi nhận lúc 09:42: Không tán thành")
    assert [(one.choice, one.ticket) for one in server.sent] == [("yes", "old"), ("yes", ""), ("no", "")]
    assert server.sent[0].key == server.sent[1].key


def test_a_refusal_in_the_fast_lane_is_not_asked_again(sheet: Sheet) -> None:
    server = Server(sheet, [lambda _ballot: (403, {"message": "Đồng chí không có quyền biểu quyết."})])
    page = sheet.show(part(ticket="mine"))
    tap(page, "yes")
    expect(status(page)).to_have_text("Đồng chí không có quyền biểu quyết.")
    assert len(server.sent) == 1
