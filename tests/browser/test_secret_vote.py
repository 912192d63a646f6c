"""A secret vote at people's own tablets: prepared, cast over a bad network, counted, checked by each tablet."""

import json
import subprocess
import sys

from playwright.sync_api import Page, Request, Route, expect

from tests.browser.actor import PICTURES, Actor
from tests.browser.conftest import Seat
from tests.product.server import ROOT, Product

QUESTION = "Giới thiệu đồng chí Hồ Ngọc Ước giữ chức Phó Bí thư Đảng ủy"
RECORDED = "Đã ghi nhận. Phiếu đã ở trong hòm phiếu"
STORED = """
  () => new Promise((resolve) => {
    const request = indexedDB.open("phienhop-sealed", 1);
    request.onsuccess = () => {
      const all = request.result.transaction("ballots").objectStore("ballots").getAll();
      all.onsuccess = () => { request.result.close(); resolve(JSON.stringify(all.result)); };
    };
  })
"""


def played(product: Product) -> dict[str, str]:
    """The demo's meeting, discussing its second item."""
    command = [sys.executable, "-m", "tests.browser.gallery.play", "convened", "discussing"]
    done = subprocess.run(command, cwd=ROOT, env=product.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    places: dict[str, str] = json.loads(done.stdout)["places"]
    return places


def chooses(actor: Actor, answer: str) -> None:
    actor.page.locator(f'[data-sealed-option][data-label="{answer}"]').click()


def casts(actor: Actor, answer: str) -> None:
    chooses(actor, answer)
    actor.page.get_by_role("button", name="Bỏ phiếu", exact=True).click()


def bodies(page: Page) -> list[str]:
    """What the page posts from now on."""
    sent: list[str] = []

    def hear(request: Request) -> None:
        if request.method == "POST":
            sent.append(request.post_data or "")

    page.on("request", hear)
    return sent


def heard(page: Page) -> list[str]:
    """What comes to the page by its socket and with its requests, and what these ask for, from now on."""
    found: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: found.append(str(frame))))
    page.on("request", lambda request: found.append(f"{request.url} {request.post_data or ''}"))
    return found


def asked(page: Page) -> list[str]:
    """What the page's requests say from now on: addresses, headers, bodies."""
    found: list[str] = []

    def hear(request: Request) -> None:
        found.append(f"{request.url} {request.headers} {request.post_data or ''}")

    page.on("request", hear)
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: found.append(str(frame))))
    return found


def test_a_secret_vote(product: Product, seat: Seat) -> None:
    places = played(product)
    desk, chair, hanh, an = seat("thuong"), seat("khoi"), seat("hanh"), seat("an")
    room = f"/meetings/{places['meeting']}/room/"
    desk.opens(f"/votes/{places['vote']}/question/")
    desk.page.get_by_label("Nội dung biểu quyết").fill(QUESTION)
    desk.page.get_by_text("Bỏ phiếu kín", exact=True).click()
    desk.button("Lưu").click()
    came = heard(hanh.page)
    for actor in (chair, hanh, an):
        actor.opens(room)
    chair.opens(room)
    chair.presses("Mở biểu quyết", yes="Mở biểu quyết")

    # Shown for a moment, then covered; nothing readable is sent or kept.
    hanh.sees("Bỏ phiếu kín, mục 2")
    sent = bodies(hanh.page)
    chooses(hanh, "Không tán thành")
    choice = hanh.page.locator("[data-sealed-choice]")
    expect(choice).to_have_text("Không tán thành")
    expect(choice).to_have_text("•••••• (đã che)", timeout=4000)
    hanh.shoots("secret/sheet")
    hanh.page.get_by_role("button", name="Bỏ phiếu", exact=True).click()
    hanh.sees(RECORDED)
    hanh.page.reload()
    hanh.sees(RECORDED)
    stored = hanh.page.evaluate(STORED)
    words = ("yes", '"no"', "other", "tán thành", "nonce", "digest", "content")
    assert "locked" in stored
    assert not any(word in "".join(sent) + stored for word in words)
    lengths = [len(body) for body in sent if "sealed=" in body]

    # A network that fails: never "recorded" before it is, and the same envelope again after a reload.
    def fail(route: Route) -> None:
        route.abort()

    an.page.route("**/envelope/", fail)
    sent = bodies(an.page)
    casts(an, "Tán thành")
    an.sees("Phiếu chưa gửi được – đang thử lại")
    an.does_not_see(RECORDED)
    an.shoots("secret/retrying")
    an.page.once("dialog", lambda dialog: dialog.accept())
    an.page.reload()
    an.sees("Phiếu chưa gửi được – đang thử lại")
    an.page.unroute("**/envelope/", fail)
    an.sees(RECORDED)
    tried = {body for body in sent if "sealed=" in body}
    assert len(tried) == 1
    assert {*map(len, tried), *lengths} == {len(tried.pop())}

    casts(chair, "Tán thành")
    chair.sees(RECORDED)
    desk.opens(f"/meetings/{places['meeting']}/desk/")
    desk.sees("đồng chí đã biểu quyết")
    desk.sees("3/")
    desk.shoots("secret/desk-open")
    chair.presses("Đóng biểu quyết", yes="Đóng biểu quyết")
    desk.sees("phiếu trong hòm, chưa mở")
    hanh.sees("Phiếu của đồng chí ở trong hòm phiếu")
    chair.shoots("secret/chair-sealed", whole=True)
    early = "".join(came) + hanh.page.content() + hanh.page.evaluate(STORED)
    early += hanh.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    checking = [asked(actor.page) for actor in (hanh, an, chair)]
    chair.presses("Mở hòm phiếu", yes="Mở hòm phiếu")
    for actor in (hanh, an, chair):
        actor.sees("Máy này đã tự kiểm tra: kết quả đúng và có phiếu của đồng chí.")
    desk.sees("thu về 3, hợp lệ 3, không hợp lệ 0")
    hanh.shoots("secret/result", whole=True)
    desk.sees("Thiết bị đã tự kiểm tra kết quả: 3/3.")
    desk.shoots("secret/desk-result", whole=True)
    tracker = hanh.page.locator("[data-sealed-tracker]").text_content() or ""
    assert len(tracker) == 19
    assert tracker not in early  # who looks at the tablet before the publication learns of no line
    assert tracker not in "".join(came)  # nor does the network when it is looked up
    assert hanh.page.evaluate(STORED) != stored  # the random bytes are gone, the verdict is there

    # The published files, as anybody downloads them.
    with desk.page.expect_download() as result:
        desk.page.locator("summary", has_text="Tự kiểm phiếu lại").first.click()
        desk.page.get_by_role("link", name="Tệp kết quả").first.click()
    with desk.page.expect_download() as program:
        desk.page.get_by_role("link", name="Chương trình kiểm phiếu").first.click()
    command = [sys.executable, "-I", "-S", str(program.value.path()), str(result.value.path())]
    counted = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "{'Tán thành': 2, 'Không tán thành': 1, 'Ý kiến khác': 0}, invalid 0" in counted
    # No tablet asked for anything that tells which line or which envelope is its own.
    published = json.loads(result.value.path().read_text(encoding="utf-8"))["bundle"]
    said = "".join(line for lines in checking for line in lines).lower()
    assert "/bundle/" in said
    private = [*published["envelopes"], *(mark for _line, mark, _choice in published["ballots"])]
    assert len(private) == 6
    assert [one for one in private if one.lower() in said or one.replace("-", "").lower() in said] == []
    assert PICTURES.exists()
