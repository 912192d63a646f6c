"""A paper is covered in a real browser as soon as the line brings its cover."""

import pytest
from playwright.sync_api import expect

from tests.browser.sheet import Sheet

PAGE = """<div class="reader" id="reader" data-item="7"><div class="reader__stage"><p>Trang 1</p></div></div>
<div id="place"></div>
<link rel="stylesheet" href="/static/realtime/css/line.css">
<script type="module" src="/static/realtime/js/covered.js"></script>"""
BROUGHT = """(item) => {
  place.innerHTML = `<div class="line line--paper" data-covers-item="${item}" hidden>Đóng lại</div>`;
  document.dispatchEvent(new CustomEvent("live:updated", { detail: { name: "line" } }));
}"""


@pytest.mark.parametrize(("item", "covered"), [("7", True), ("8", False)])
def test_the_cover_lies_over_papers_of_that_item_alone(sheet: Sheet, item: str, covered: bool) -> None:
    page = sheet.show(PAGE)
    page.wait_for_load_state("load")
    page.evaluate(BROUGHT, item)
    cover = page.get_by_text("Đóng lại")
    expect(cover).to_be_visible() if covered else expect(cover).to_be_hidden()
    expect(page.get_by_text("Trang 1")).to_have_count(0 if covered else 1)
    assert sheet.errors == []
