"""Fields of a form that are there only for some answers to another, in a real browser."""

from playwright.sync_api import expect

from tests.browser.sheet import Sheet

FORM = """
<form>
  <label><input type="radio" name="kind" value="question" checked>Một câu hỏi</label>
  <label><input type="radio" name="kind" value="options">Nhiều phương án</label>
  <div class="field"><textarea name="lines" data-when="kind rating options">đã gõ</textarea></div>
  <div class="field"><input name="other"></div>
</form>
<script type="module" src="/static/phienhop/js/when.js"></script>
"""


def test_a_field_is_there_for_its_answers_only_and_keeps_what_was_typed(sheet: Sheet) -> None:
    page = sheet.show(FORM)
    lines = page.locator("[name=lines]")
    expect(lines).to_be_hidden()
    expect(page.locator("[name=other]")).to_be_visible()
    page.get_by_label("Nhiều phương án").check()
    expect(lines).to_be_visible()
    page.get_by_label("Một câu hỏi").check()
    expect(lines).to_be_hidden()
    page.get_by_label("Nhiều phương án").check()
    expect(lines).to_have_value("đã gõ")
    assert sheet.errors == []
