"""The confidence in three persons, polled in secret: one after another, looked at again, counted line by line."""

import json
import subprocess
import sys

from playwright.sync_api import expect

from tests.browser.actor import Actor
from tests.browser.conftest import Seat
from tests.browser.test_secret_vote import RECORDED, STORED, bodies, played
from tests.product.server import Product

QUESTION = "Lấy phiếu tín nhiệm ba đồng chí"
PEOPLE = "Trần Văn Ước, Ủy viên\nLê Thị Bình, Phó Trưởng ban\nNguyễn Văn An, Trưởng ban"


def fills(actor: Actor, *marks: str) -> None:
    """Goes through the persons with the keyboard alone, and opens the sheet that shows the whole ballot again."""
    page = actor.page
    for place, mark in enumerate(marks):
        page.locator(f'input[name="line-{place}"][value="{mark}"]').focus()
        page.keyboard.press("Space")
        last = place == len(marks) - 1
        button = page.get_by_role("button", name="Xem lại và bỏ phiếu" if last else "Tiếp", exact=True)
        button.focus()
        page.keyboard.press("Enter")


def casts(actor: Actor, *marks: str) -> None:
    fills(actor, *marks)
    actor.page.get_by_role("button", name="Bỏ phiếu", exact=True).click()
    actor.sees(RECORDED)


def test_the_confidence_in_three_persons(product: Product, seat: Seat) -> None:
    places = played(product)
    desk, chair, hanh, an = seat("thuong"), seat("khoi"), seat("hanh"), seat("an")
    desk.opens(f"/votes/{places['vote']}/question/")
    desk.page.get_by_label("Nội dung biểu quyết").fill(QUESTION)
    desk.page.get_by_text("Lấy phiếu tín nhiệm: ba mức cho từng người").click()
    desk.page.get_by_label("Các mức, phương án hoặc người được lấy phiếu").fill(PEOPLE)
    desk.page.get_by_label("Loại nội dung").select_option("confidence")
    desk.page.get_by_text("Bỏ phiếu kín", exact=True).click()
    desk.shoots("confidence/question", whole=True)
    desk.button("Lưu").click()
    for actor in (chair, hanh, an):
        actor.opens(f"/meetings/{places['meeting']}/room/")
    chair.presses("Mở biểu quyết", yes="Mở biểu quyết")

    # Nobody is left out by mistake, and the people are in the order of their given names.
    hanh.sees("Người 1/3")
    hanh.sees("Nguyễn Văn An, Trưởng ban")
    hanh.page.get_by_role("button", name="Tiếp", exact=True).click()
    hanh.sees("Chọn một mức cho người này")
    hanh.shoots("confidence/line", whole=True)
    sent = bodies(hanh.page)
    fills(hanh, "high", "mid", "low")
    expect(hanh.page.locator("[data-sealed-choice]")).to_contain_text("Lê Thị Bình, Phó Trưởng ban: Tín nhiệm")
    hanh.shoots("confidence/sheet")
    hanh.page.get_by_role("button", name="Bỏ phiếu", exact=True).click()
    hanh.sees(RECORDED)
    assert hanh.page.locator("[data-sheet] input:checked").count() == 0
    hanh.page.reload()
    hanh.sees(RECORDED)
    kept = "".join(sent) + hanh.page.evaluate(STORED)
    assert not any(word in kept for word in ("high", "mid", "low", "nhiệm"))
    casts(an, "high", "high", "low")
    casts(chair, "high", "blank", "mid")

    chair.presses("Đóng biểu quyết", yes="Đóng biểu quyết")
    chair.presses("Mở hòm phiếu", yes="Mở hòm phiếu")
    for actor in (hanh, an, chair):
        actor.sees("Máy này đã tự kiểm tra: kết quả đúng và có phiếu của đồng chí.")
    hanh.sees("Đã kiểm xong phiếu tín nhiệm")
    hanh.shoots("confidence/result", whole=True)
    hanh.does_not_see("96-QĐ/TW ngày")
    chair.sees("Chỉ chủ trì và thư ký thấy")
    chair.shoots("confidence/chair-result", whole=True)
    desk.opens(f"/votes/{places['vote']}/")
    with desk.page.expect_download() as result:
        desk.page.locator("summary", has_text="Tự kiểm phiếu lại").first.click()
        desk.page.get_by_role("link", name="Tệp kết quả").first.click()
    with desk.page.expect_download() as program:
        desk.page.get_by_role("link", name="Chương trình kiểm phiếu").first.click()
    published = json.loads(result.value.path().read_text(encoding="utf-8"))["bundle"]
    assert len(published["ballots"]) == 9
    command = [sys.executable, "-I", "-S", str(program.value.path()), str(result.value.path())]
    counted = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Nguyễn Văn An, Trưởng ban {'Tín nhiệm cao': 3, 'Tín nhiệm': 0" in counted
