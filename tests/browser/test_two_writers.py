"""Two of the office write one conclusion at once, one of them without a network for a while: nothing is lost."""

import pytest
from playwright.sync_api import Locator

from tests.browser.actor import Actor, until
from tests.browser.conftest import Seat
from tests.browser.test_secret_vote import played
from tests.product.server import Product

BOTH = "Giữ cả hai, bản của tôi ở dưới"


def field(actor: Actor) -> Locator:
    return actor.page.locator("[data-region=writing] textarea").first


def writes(actor: Actor, words: str) -> None:
    field(actor).press("Control+End")
    field(actor).press_sequentially(words)


def holds(actor: Actor, *words: str) -> None:
    """Everything that anybody wrote stands in the field."""
    until(lambda: all(said in field(actor).input_value() for said in words))


@pytest.mark.timeout(600)
def test_nobody_overwrites_anybody(product: Product, seat: Seat) -> None:
    places = played(product)
    one, other, chair = seat("thuong"), seat("cham"), seat("khoi")
    for actor in (one, other):
        actor.opens(f"/meetings/{places['meeting']}/desk/")
    chair.opens(f"/meetings/{places['meeting']}/room/")
    field(one).fill("Thống nhất chủ trương.")
    holds(other, "Thống nhất chủ trương.")

    # Both at once: who saves second sees the other's text beside their own, and decides.
    writes(one, " Giao Văn phòng.")
    writes(other, " Giao Công an.")
    late = until_asked(one, other)
    early = other if late is one else one
    late.sees("Nội dung đồng chí nhập vẫn còn; đối chiếu hai bản rồi lưu lại.")
    late.presses(BOTH)
    for actor in (early, late):
        holds(actor, "Giao Văn phòng.", "Giao Công an.")

    # Without a network one goes on writing; back again they are asked, nothing was sent over the other's text.
    late.context.set_offline(True)
    writes(late, " Viết khi mất mạng.")
    late.sees("Chưa lưu được – đang thử lại. Nội dung vẫn còn trên trang này.")
    writes(early, " Trước ngày 20/11.")
    saved = f"/items/{places['item2']}/conclusion/history/"
    until(lambda: "Trước ngày 20/11." in early.context.request.get(saved).text())
    late.context.set_offline(False)
    late.presses(BOTH)
    for actor in (early, late):
        holds(actor, "Viết khi mất mạng.", "Trước ngày 20/11.", "Giao Văn phòng.", "Giao Công an.")
    late.shoots("conclusion/both", whole=True)
    assert chair.complaints.refused == []


def until_asked(*actors: Actor) -> Actor:
    """Whoever is asked which text is to stay."""
    until(lambda: any(actor.button(BOTH).is_visible() for actor in actors))
    return next(actor for actor in actors if actor.button(BOTH).is_visible())
