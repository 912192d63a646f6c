"""The chair opens the meeting and leads it from item to item; people ask to speak and read."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.actor import until
from tests.browser.journey.cast import Cast

REPORT = "Báo cáo số 142-BC/ĐU"
PAGES = 12


def open_meeting(cast: Cast) -> None:
    """Every tablet and the hall screen change at once."""
    cast.hall = cast.screen()
    cast.hall.opens(f"{cast.meeting}screen/")
    expect(cast.hall.page.locator(".gate__code")).to_be_visible()
    for tablet in cast.tablets:
        if not tablet.page.url.endswith("/room/"):
            tablet.opens(f"{cast.meeting}room/")
    cast.chair.sees("Có mặt 10/11 thành viên, đủ túc số.")
    cast.chair.sees("Ít nhất 2/3 của 11 thành viên: cần 8.")
    cast.all_show(lambda: cast.chair.presses("Khai mạc phiên họp"), by=cast.chair)
    for tablet in cast.tablets:
        tablet.sees("Đang họp")
    expect(cast.hall.page.locator(".screen__title")).to_contain_text("Mục 1")


def first_item(cast: Cast) -> None:
    cast.all_show(lambda: cast.chair.presses("Sang mục 1"), by=cast.chair)
    for tablet in cast.tablets:
        tablet.sees("Đang bàn mục 1")
        expect(tablet.page.locator(".agenda-item[aria-current=step]")).to_contain_text("Kết quả thực hiện")
    expect(cast.hall.page.locator(".screen__title")).to_contain_text("Kết quả thực hiện Chương trình công tác")
    cast.chair.shoots("room-chair", whole=True)
    cast["hanh"].shoots("room", whole=True)
    cast.hall.shoots("screen-item")


def speak(cast: Cast) -> None:
    """One asks, the chair calls, the clock runs on every screen, the speaker ends."""
    speaker, other = cast["giao"], cast["dat"]
    speaker.presses("Đăng ký phát biểu")
    speaker.sees("Đồng chí đã đăng ký phát biểu, đến lượt kế tiếp")
    other.presses("Đăng ký phát biểu")
    other.sees("trước đồng chí còn 1 đồng chí")
    chair = cast.chair
    row = chair.page.locator(".speaker", has_text="Phạm Quỳnh Giao")
    cast.all_show(lambda: row.get_by_role("button", name="Mời").click(), by=chair)
    speaker.sees("Mời đồng chí phát biểu")
    expect(cast.hall.page.locator(".floor__name")).to_have_text("Phạm Quỳnh Giao")
    clock = cast.hall.page.locator(".floor__clock")
    first = clock.text_content()
    until(lambda: clock.text_content() != first, seconds=3)
    assert re.fullmatch(r"\d:\d\d", clock.text_content() or "")
    cast.hall.shoots("screen-speaker")
    speaker.shoots("room-speaking")
    speaker.presses("Tôi đã phát biểu xong")
    other.sees("đến lượt kế tiếp")
    other.presses("Rút đăng ký")
    expect(cast.hall.page.locator(".floor")).to_have_count(0)


def read(cast: Cast) -> None:
    """A delegate reads a paper and is brought back to where they stopped."""
    reader = cast["an"]
    page = reader.page
    reader.link(REPORT).first.click()
    page.wait_for_url("**/papers/**")
    expect(sheet(page, 1)).to_have_attribute("data-state", "ready")
    page.evaluate("window.untouched = true")
    turn(page)
    zoom(page)
    jump(page)
    select(page)
    reader.shoots("reader")
    assert page.evaluate("window.untouched"), "the page was loaded again while it was read"
    page.reload()
    expect(number(page)).to_have_value("7")
    reader.link("Quay lại").click()
    page.wait_for_url("**/room/")
    paper = page.locator(".paper", has_text=REPORT)
    expect(paper).to_contain_text("Đọc tiếp từ trang 7")
    paper.click()
    expect(number(page)).to_have_value("7")
    reader.sees("Đọc tiếp từ trang 7")
    reader.link("Quay lại").click()
    page.wait_for_url("**/room/")


def sheet(page: Page, at: int) -> Locator:
    return page.locator(f".reader-page[data-page='{at}']")


def number(page: Page) -> Locator:
    return page.locator("#reader-page")


def turn(page: Page) -> None:
    page.get_by_role("link", name="Trang sau").click()
    expect(number(page)).to_have_value("2")
    page.get_by_role("link", name="Trang trước").click()
    expect(number(page)).to_have_value("1")


def zoom(page: Page) -> None:
    before = width(sheet(page, 1))
    page.get_by_role("button", name="Phóng to").click()
    until(lambda: width(sheet(page, 1)) > before * 1.1)
    page.get_by_role("button", name="Thu nhỏ").click()
    until(lambda: abs(width(sheet(page, 1)) - before) < 3)


def width(element: Locator) -> float:
    box = element.bounding_box()
    return box["width"] if box else 0


def jump(page: Page) -> None:
    page.get_by_role("button", name="Các trang").click()
    thumbs = page.locator("#reader-thumbs")
    expect(thumbs.locator("a, button")).to_have_count(PAGES)
    with page.expect_response("**/reading/"):
        thumbs.get_by_role("link", name="Trang 7", exact=True).click()
    expect(number(page)).to_have_value("7")


def select(page: Page) -> None:
    """The words lie over the picture and can be marked with the finger."""
    expect(sheet(page, 7).locator(".reader-page__text span").first).to_be_attached()
    words = page.evaluate(
        """() => {
          const layer = document.querySelector(".reader-page[data-page='7'] .reader-page__text");
          getSelection().selectAllChildren(layer);
          return getSelection().toString();
        }"""
    )
    assert len(words.split()) > 50
    page.evaluate("getSelection().removeAllRanges()")
