"""What offices.js does in a real browser: all boxes that are shown at once, or none."""

from django.template.loader import render_to_string
from playwright.sync_api import expect

from tests.browser.sheet import Sheet

OFFICES = ("Văn phòng Đảng ủy", "Chi bộ khu phố 3", "Chi bộ khu phố 5")
BOXES = "".join(f'<label class="choice"><input type="checkbox" value="{name}">{name}</label>' for name in OFFICES)


def test_all_that_are_shown_are_chosen_at_once(sheet: Sheet) -> None:
    search = '<input type="search" data-filter="#list" aria-label="Tìm cơ quan">'
    buttons = render_to_string("agenda/parts/check_all.html")
    script = '<script type="module" src="/static/agenda/js/offices.js"></script>'
    page = sheet.show(f'<fieldset>{search}{buttons}<div id="list">{BOXES}</div></fieldset>{script}')
    page.get_by_label("Tìm cơ quan").fill("chi bo")
    page.get_by_role("button", name="Chọn tất cả đang hiện").click()
    chosen = page.locator("input[type=checkbox]:checked")
    assert chosen.evaluate_all("(boxes) => boxes.map((box) => box.value)") == list(OFFICES[1:])
    expect(page.locator("[data-checked]")).to_have_text("2/3")
    page.get_by_role("button", name="Bỏ chọn").click()
    expect(chosen).to_have_count(0)
    expect(page.locator("[data-checked]")).to_have_text("")
