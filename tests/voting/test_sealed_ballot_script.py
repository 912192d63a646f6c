"""What sealed-ballot.js does where something is wrong: no encryption, forged signatures, changed terms, refusals."""

import json
from collections.abc import Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, expect

from tests.browser.sheet import ORIGIN, Sheet
from tests.voting.sealed import vectors
from voting.queries import MyBallot, Standing
from voting.sealed import acknowledgement, envelope, slip

VOTE = UUID("11111111-1111-4111-8111-111111111111")
WORDS = {"yes": "Tán thành", "no": "Không tán thành", "other": "Ý kiến khác"}
LOCAL = "http://localhost"


def part(terms: dict[str, Any], voted: bool = False, words: Mapping[str, str] | Sequence[str] = WORDS) -> str:
    """The part of the page with its script; `words` are the answers that can be touched."""
    pairs = words.items() if isinstance(words, Mapping) else [(value, "Đã điền") for value in words]
    options = [{"value": value, "label": label, "icon": "check"} for value, label in pairs]
    vote = SimpleNamespace(pk=VOTE, question="Thống nhất?", state="open", secret=True, item=SimpleNamespace(position=2))
    mine = MyBallot(Standing.MAY, None, voted=voted)
    context = {"vote": vote, "mine": mine, "options": options, "terms": json.dumps(terms), "next": "/"}
    place = f'<div hidden data-user="7" data-half="{"5a" * 32}"></div>'
    script = f'{place}<script type="module" src="/static/voting/js/sealed-ballot.js"></script>'
    return render_to_string("voting/parts/ballot.html", context) + script


@pytest.fixture
def tablet(chromium: Browser) -> Iterator[Sheet]:
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    yield Sheet(context.new_page(), origin=LOCAL)
    context.close()


def casts(page: Page, choice: str = "no") -> None:
    page.locator(f'[data-sealed-option="{choice}"]').click()
    page.locator("[data-sealed-cast]").click()


def status(page: Page) -> Any:
    return expect(page.locator("[data-sealed-text]"))


def sealed_bytes(body: str) -> bytes:
    return bytes.fromhex(body.split("sealed=")[1].split("&")[0])


def test_the_answer_travels_sealed_and_the_right_signature_is_believed(tablet: Sheet) -> None:
    terms = vectors.manifest()
    terms_hash = bytes.fromhex(terms["sha256"])
    page = tablet.show(part(terms))
    sent: list[bytes] = []

    def answer(route: Any) -> None:
        sent.append(sealed_bytes(route.request.post_data))
        ack = acknowledgement.sign(vectors.SEED, terms_hash, envelope.digest(sent[-1]))
        route.fulfill(status=200, body=json.dumps({"ack": ack.hex()}), content_type="application/json")

    page.route(f"{LOCAL}/votes/{VOTE}/envelope/", answer)
    casts(page)
    status(page).to_have_text("Đã ghi nhận. Phiếu đã ở trong hòm phiếu; không đổi được nữa.")
    opened = slip.unpack(envelope.unseal(sent[0], vectors.BOX, terms_hash))
    assert opened.choices == ("no",)
    expect(page.locator("[data-sealed-form]")).to_be_hidden()
    assert page.locator("[data-sealed-choice]").text_content() == ""
    assert tablet.errors == []


def test_by_the_fast_lane_and_the_plain_way_where_the_ticket_does_not_hold(tablet: Sheet) -> None:
    terms = vectors.manifest()
    page = tablet.show(part(terms) + '<div hidden data-ballot-ticket="t1"></div>')
    came: list[tuple[str, str, bytes]] = []

    def answer(route: Any) -> None:
        content = sealed_bytes(route.request.post_data)
        ticket = route.request.headers.get("x-ballot-ticket", "")
        came.append((ticket, route.request.headers.get("x-csrftoken", ""), content))
        if ticket:
            route.fulfill(status=403, body="{}", content_type="application/json")
            return
        ack = acknowledgement.sign(vectors.SEED, bytes.fromhex(terms["sha256"]), envelope.digest(content))
        route.fulfill(status=200, body=json.dumps({"ack": ack.hex()}), content_type="application/json")

    page.route(f"{LOCAL}/votes/{VOTE}/envelope/", answer)
    casts(page)
    status(page).to_have_text("Đã ghi nhận. Phiếu đã ở trong hòm phiếu; không đổi được nữa.")
    assert [(ticket, bool(token)) for ticket, token, _content in came] == [("t1", False), ("", True)]
    assert came[0][2] == came[1][2]
    assert tablet.errors == []


def test_a_refusal_of_the_lane_is_final(tablet: Sheet) -> None:
    page = tablet.show(part(vectors.manifest()) + '<div hidden data-ballot-ticket="t1"></div>')
    refused = json.dumps({"message": "Mỗi đồng chí tự biểu quyết; không biểu quyết thay."})
    asked = tablet.answers(f"/votes/{VOTE}/envelope/", 403, refused)
    casts(page)
    status(page).to_have_text("Mỗi đồng chí tự biểu quyết; không biểu quyết thay.")
    assert len(asked) == 1


def test_a_wrong_signature_is_never_recorded(tablet: Sheet) -> None:
    page = tablet.show(part(vectors.manifest()))
    wrong = acknowledgement.sign(bytes(32), bytes(32), bytes(32)).hex()
    tablet.answers(f"/votes/{VOTE}/envelope/", 200, json.dumps({"ack": wrong}))
    casts(page)
    status(page).to_contain_text("Máy chủ trả lời sai chữ ký")
    expect(page.locator("[data-sealed-status]")).to_have_attribute("data-state", "refused")


def test_changed_terms_are_not_voted_on(tablet: Sheet) -> None:
    """Another key of the box under the same hash would open the envelopes for somebody else."""
    terms = vectors.manifest()
    terms["sealed"] = {**terms["sealed"], "box": terms["sealed"]["box"].replace("0", "1")}
    page = tablet.show(part(terms))
    sent = tablet.answers(f"/votes/{VOTE}/envelope/", 200, "{}")
    casts(page)
    status(page).to_contain_text("không khớp mã đã chốt")
    assert sent == []


@pytest.mark.parametrize("code", [403, 409, 422, 423])
def test_a_refusal_is_told_and_the_person_may_vote_again(tablet: Sheet, code: int) -> None:
    page = tablet.show(part(vectors.manifest()))
    sent = tablet.answers(f"/votes/{VOTE}/envelope/", code, json.dumps({"message": "Chưa điểm danh."}))
    casts(page)
    status(page).to_have_text("Chưa điểm danh.")
    expect(page.locator("[data-sealed-form]")).to_be_visible()
    casts(page)
    expect(page.locator("[data-sealed-sheet]")).to_be_hidden()
    page.wait_for_timeout(300)
    assert len(sent) == len(set(sent)) == 2


def test_who_voted_elsewhere_is_told(tablet: Sheet) -> None:
    page = tablet.show(part(vectors.manifest(), voted=True))
    status(page).to_have_text("Đồng chí đã bỏ phiếu trên thiết bị hoặc cửa sổ khác.")
    expect(page.locator("[data-sealed-form]")).to_be_hidden()


def test_an_address_without_encryption_is_refused_in_words(chromium: Browser) -> None:
    context = chromium.new_context(bypass_csp=True)
    sheet = Sheet(context.new_page(), origin=ORIGIN)
    page = sheet.show(part(vectors.manifest()))
    expect(page.get_by_text("Không bỏ phiếu kín được ở địa chỉ không mã hóa")).to_be_visible()
    expect(page.get_by_text("phiếu giấy").first).to_be_visible()
    expect(page.locator("[data-sealed-form]")).to_be_hidden()
    assert page.locator("form").locator("visible=true").count() == 0
    assert sheet.errors == []
    context.close()
