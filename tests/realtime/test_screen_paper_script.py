"""A hall screen that shows the page of the presenter, in a real browser."""

from playwright.sync_api import Page, Route, expect

from tests.browser.sheet import ORIGIN, Sheet
from tests.documents.test_reader_script import picture

SHEET = """<span class="region" data-region="stage-paper"><figure data-hall-paper="one" data-pages-url="/p/"
 data-version="v" data-pages="9" data-text-page="Trang {page} trên {pages}"><div data-sheet><span data-dot hidden>
 </span></div><p data-where></p></figure></span>
<script type="module" src="/static/realtime/js/screen-paper.js"></script>"""
TELL = """(place) => document.dispatchEvent(new CustomEvent("live:place", { detail: place }))"""


class Pages:
    """Serves the pages of the paper; the first `broken` questions are answered with an error."""

    def __init__(self, sheet: Sheet, broken: int = 0) -> None:
        self.asked: list[str] = []
        self.broken = broken
        sheet.page.route(f"{ORIGIN}/p/**", self.reply)

    def reply(self, route: Route) -> None:
        self.asked.append(route.request.url.split("/")[-1].split(".")[0])
        if len(self.asked) <= self.broken:
            route.fulfill(status=503)
        else:
            route.fulfill(body=picture(120, 170), content_type="image/webp")


def tell(page: Page, number: int, at: int, x: int | None = None, presentation: str = "one") -> None:
    page.evaluate(TELL, {"presentation": presentation, "page": number, "at": at, "x": x, "y": 5000 if x else None})


def test_the_screen_goes_with_the_presenter(sheet: Sheet) -> None:
    pages = Pages(sheet)
    page = sheet.show(SHEET)
    image, dot = page.locator("[data-sheet] img"), page.locator("[data-dot]")
    tell(page, 5, 1, presentation="another")
    tell(page, 2, 2)
    expect(image).to_have_attribute("alt", "Trang 2 trên 9")
    expect(page.locator("[data-where]")).to_have_text("Trang 2 trên 9")
    expect(dot).to_be_hidden()
    tell(page, 4, 9, 2500)
    expect(image).to_have_attribute("alt", "Trang 4 trên 9")
    assert dot.evaluate("(one) => [one.hidden, one.style.left, one.style.top]") == [False, "25%", "50%"]
    tell(page, 2, 5)  # came late
    expect(image).to_have_attribute("alt", "Trang 4 trên 9")
    expect(image).to_have_count(1)
    assert pages.asked[0] == "2"
    assert sheet.errors == []


def test_a_page_that_did_not_come_is_asked_for_again_and_the_one_before_stays(sheet: Sheet) -> None:
    pages = Pages(sheet)
    page = sheet.show(SHEET)
    image = page.locator("[data-sheet] img")
    tell(page, 8, 1)
    expect(image).to_have_attribute("alt", "Trang 8 trên 9")
    pages.broken = len(pages.asked) + 3
    tell(page, 2, 2)
    page.wait_for_timeout(300)
    expect(image).to_have_attribute("alt", "Trang 8 trên 9")
    pages.broken = 0
    expect(image).to_have_attribute("alt", "Trang 2 trên 9")
