"""A secret vote of which three tablets keep the key: one of them is lost, the other two open the box."""

import json
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from tests.browser.actor import Actor
from tests.browser.conftest import Seat
from tests.browser.test_secret_vote import RECORDED, casts, played
from tests.product.server import Product

TELLERS = ("Nguyễn Đức Ân", "Võ Thành Đạt", "Dương Thị Ý Nhi")
KEPT = "Phần khóa ở trong máy này"
SHARES = """
  () => new Promise((resolve) => {
    const request = indexedDB.open("phienhop-teller", 1);
    request.onsuccess = () => {
      const all = request.result.transaction("shares").objectStore("shares").getAll();
      all.onsuccess = async () => {
        request.result.close();
        const told = [];
        for (const one of all.result) {
          const secret = one.pair && one.pair.privateKey;
          const read = secret && (await crypto.subtle.exportKey("pkcs8", secret).then(() => "read", () => "kept"));
          told.push({ key: read || "none", share: Boolean(one.share), result: one.result || "" });
        }
        resolve(told);
      };
    };
  })
"""


def opens(teller: Actor) -> None:
    teller.page.locator('[data-teller-does="open"]').click()


@pytest.mark.timeout(600)
def test_a_box_whose_key_three_tablets_keep(product: Product, seat: Seat) -> None:
    places = played(product)
    desk, chair = seat("thuong"), seat("khoi")
    an, dat, nhi, hanh = seat("an"), seat("dat"), seat("nhi"), seat("hanh")
    room = f"/meetings/{places['meeting']}/room/"
    desk.opens(f"/votes/{places['vote']}/question/")
    desk.page.get_by_text("Bỏ phiếu kín", exact=True).click()
    desk.button("Lưu").click()
    for actor in (chair, an, dat, nhi, hanh):
        actor.opens(room)

    # Named at the desk; each takes a share on their own tablet; the vote waits for all of them.
    desk.opens(f"/meetings/{places['meeting']}/desk/")
    desk.sees("Máy chủ giữ khóa hòm phiếu")
    desk.link("Lập ban kiểm phiếu").click()
    for name in TELLERS:
        desk.page.get_by_text(name).click()
    desk.shoots("panel/names", whole=True)
    desk.button("Lưu").click()
    desk.sees("0/3 máy đã giữ phần khóa")
    for teller in (an, dat):
        teller.presses("Nhận phần khóa")
        teller.sees("Máy này đã sẵn sàng. Chờ đủ ban kiểm phiếu")
    nhi.shoots("panel/takes")
    expect(chair.button("Mở biểu quyết")).to_have_count(0)
    desk.shoots("panel/desk-waits")
    nhi.presses("Nhận phần khóa")
    for teller in (an, dat, nhi):
        teller.sees(KEPT)
        assert teller.page.evaluate(SHARES) == [{"key": "kept", "share": True, "result": ""}]
    an.shoots("panel/keeps")
    hanh.does_not_see("Ban kiểm phiếu, mục 2")

    chair.presses("Mở biểu quyết", yes="Mở biểu quyết")
    hanh.sees("Ban kiểm phiếu giữ khóa: cần 2/3 đồng chí mới mở được hòm")
    for actor, answer in ((hanh, "Không tán thành"), (an, "Tán thành"), (chair, "Tán thành")):
        casts(actor, answer)
        actor.sees(RECORDED)
    dat.leave()  # lost, with its share
    chair.presses("Đóng biểu quyết", yes="Đóng biểu quyết")
    chair.sees("Hòm mở khi thêm 2 đồng chí")
    expect(chair.button("Mở hòm phiếu")).to_have_count(0)
    nhi.shoots("panel/opens")

    # On another device of the lost tablet's owner there is no share, and it says so.
    again = seat("dat")
    again.opens(room)
    again.sees("Máy này không giữ phần khóa của đồng chí")
    again.shoots("panel/no-share")
    opens(an)
    an.sees("Đồng chí đã bấm mở hòm phiếu. Chờ thêm 1 đồng chí.")
    hanh.sees("1/2 đồng chí đã bấm")
    chair.sees("đã bấm mở hòm")
    chair.shoots("panel/chair-waits", whole=True)
    opens(nhi)
    for teller in (an, nhi):
        teller.sees("Máy này đã tải tệp kết quả, kiểm tra đúng và xóa phần khóa.")
        (left,) = teller.page.evaluate(SHARES)
        assert (left["key"], left["share"]) == ("none", False)
        counted = json.loads(left["result"])["bundle"]
        assert counted["counts"] == {"no": 1, "yes": 2}
        assert counted["manifest"]["sealed"]["custody"] == "A1"
    hanh.sees("Máy này đã tự kiểm tra: kết quả đúng và có phiếu của đồng chí.")
    an.shoots("panel/erased")

    # How many tablets have checked is live; the published file is counted by the published program.
    desk.opens(f"/meetings/{places['meeting']}/desk/")
    desk.sees("Thiết bị đã tự kiểm tra kết quả: 3/3.")
    with desk.page.expect_download() as result:
        desk.page.locator("summary", has_text="Tự kiểm phiếu lại").first.click()
        desk.page.get_by_role("link", name="Tệp kết quả").first.click()
    command = [sys.executable, "-I", "-S", "voting/sealed/recount.py", str(result.value.path())]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "{'Tán thành': 2, 'Không tán thành': 1, 'Ý kiến khác': 0}, invalid 0" in said
