"""The chair leads through a paper; a delegate's tablet follows, rests, and is led back."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.actor import Actor, until
from tests.browser.conftest import Seat
from tests.browser.test_secret_vote import played
from tests.product.server import Product

BLINK = 3.0  # seconds on a machine that does much else


def leaf(actor: Actor, number: int) -> Locator:
    return actor.page.locator(f".reader-page[data-page='{number}'][data-state=ready]")


@pytest.mark.timeout(400)
def test_a_tablet_follows_the_chair(product: Product, seat: Seat) -> None:
    places = played(product)
    chair, an = seat("khoi"), seat("an")
    paper = f"/papers/{places['paper2']}/"
    an.opens(f"/meetings/{places['meeting']}/room/")
    chair.opens(f"{paper}?page=2")
    expect(leaf(chair, 2)).to_be_visible()
    chair.presses("Trình bày trang này")
    chair.sees("Đại biểu đang theo trang của đồng chí")

    an.link("Theo người trình bày").click()
    expect(leaf(an, 2)).to_be_visible()
    an.sees("Theo trang của đồng chí")
    chair.link("Trang sau").click()
    assert until(leaf(an, 3).is_visible) < BLINK
    chair.presses("Chỉ trên trang")
    box = leaf(chair, 3).bounding_box()
    assert box is not None
    chair.page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.4)
    dot = an.page.locator(".presented-dot:not([hidden])")
    assert until(dot.is_visible) < BLINK
    left, top = dot.evaluate("(one) => [parseFloat(one.style.left), parseFloat(one.style.top)]")
    assert (left, top) == (pytest.approx(30, abs=1), pytest.approx(40, abs=1))
    an.shoots("presenting/pointed")
    chair.shoots("presenting/points")
    chair.presses("Chỉ trên trang")

    # The delegate reads ahead and is not thrown out; the way back leads to where the chair is by now.
    an.link("Trang trước").click()
    an.link("Trang trước").click()
    expect(leaf(an, 1)).to_be_visible()
    chair.link("Trang sau").click()
    an.link("3 trang phía trước – quay lại").click()
    expect(leaf(an, 4)).to_be_visible()
    chair.page.reload()  # goes on leading
    expect(leaf(chair, 4)).to_be_visible()
    chair.link("Trang sau").click()
    expect(leaf(an, 5)).to_be_visible()

    # The chair goes on from another tablet; everybody follows that one, the first one too.
    other = seat("khoi")
    other.opens(f"{paper}?page=5")
    other.sees("Đồng chí đang trình bày trên máy khác")
    other.link("Trình bày từ máy này").click()
    other.sees("Đại biểu đang theo trang của đồng chí")
    chair.sees("Đồng chí đang trình bày trên máy khác")
    other.link("Trang sau").click()
    for actor in (an, chair):
        expect(leaf(actor, 6)).to_be_visible()
    chair.link("Trình bày từ máy này").click()
    chair.link("Trang trước").click()
    for actor in (an, other):
        expect(leaf(actor, 5)).to_be_visible()

    # Who comes later is led to the page; when it ends every page says so.
    hanh = seat("hanh")
    hanh.opens(paper)
    expect(leaf(hanh, 5)).to_be_visible()
    chair.presses("Kết thúc")
    for actor in (an, hanh):
        expect(actor.page.locator("[data-presented]")).to_have_count(0)
    expect(leaf(an, 5)).to_be_visible()
