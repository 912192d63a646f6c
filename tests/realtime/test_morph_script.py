"""What becomes of a part that is replaced while somebody uses it, in a real browser."""

from playwright.sync_api import Page, expect

from tests.browser.sheet import Sheet

MORPH = """async ([html]) => {
  const { morph } = await import("/static/realtime/js/morph.js");
  return morph(document.querySelector("#place"), html);
}"""


def place(sheet: Sheet, html: str) -> Page:
    return sheet.show(f'<div id="place">{html}</div>')


def morph(page: Page, html: str) -> bool:
    """Replaces what is in the place; whether all of it could be."""
    whole: bool = page.evaluate(MORPH, [html])
    return whole


def test_a_form_in_which_somebody_writes_stays_and_the_rest_changes(sheet: Sheet) -> None:
    page = place(sheet, '<p>1</p><form id="f"><input name="a" value="cũ"></form>')
    page.fill("input[name=a]", "đang viết")
    assert morph(page, '<p>2</p><form id="f"><input name="a" value="mới"></form>') is False
    expect(page.locator("#place p")).to_have_text("2")
    expect(page.locator("input[name=a]")).to_have_value("đang viết")
    expect(page.locator("input[name=a]")).to_be_focused()


def test_a_form_that_goes_away_while_somebody_writes_in_it_stays(sheet: Sheet) -> None:
    page = place(sheet, '<form id="f"><textarea name="a"></textarea></form>')
    page.fill("textarea", "đang viết")
    assert morph(page, "<p>over</p>") is False
    expect(page.locator("textarea")).to_have_value("đang viết")
    page.fill("textarea", "")
    assert morph(page, "<p>over</p>") is True
    expect(page.locator("textarea")).to_have_count(0)


def test_what_was_saved_is_shown_although_it_was_typed_here_before(sheet: Sheet) -> None:
    page = place(
        sheet, '<form id="f"><textarea name="a">một</textarea><select name="b"><option>x<option>y</select></form>'
    )
    page.fill("textarea", "hai")
    page.select_option("select", "y")
    page.evaluate("""() => {
      document.querySelector("textarea").defaultValue = "hai";
      document.querySelectorAll("option")[1].defaultSelected = true;
    }""")
    assert morph(
        page,
        '<form id="f"><textarea name="a">ba</textarea><select name="b"><option selected>x<option>y</select></form>',
    )
    expect(page.locator("textarea")).to_have_value("ba")
    expect(page.locator("select")).to_have_value("x")


def test_an_open_menu_and_an_open_dialog_stay_open(sheet: Sheet) -> None:
    page = place(sheet, "<details><summary>a</summary><p>1</p></details><dialog id='d'><p>1</p></dialog>")
    page.click("#place summary")
    assert morph(page, "<details><summary>a</summary><p>2</p></details><dialog id='d'><p>1</p></dialog>") is True
    expect(page.locator("#place details")).to_have_attribute("open", "")
    expect(page.locator("#place details p")).to_have_text("2")
    page.evaluate("() => document.querySelector('#d').showModal()")
    assert morph(page, "<details><summary>a</summary><p>3</p></details><dialog id='d'><p>2</p></dialog>") is False
    expect(page.locator("#d")).to_have_attribute("open", "")
    expect(page.locator("#d p")).to_have_text("1")


def test_rows_with_a_key_keep_their_element_when_they_move(sheet: Sheet) -> None:
    page = place(sheet, '<ul><li data-key="a">a</li><li data-key="b">b</li></ul>')
    page.evaluate("() => { document.querySelector('[data-key=b]').mine = true; }")
    morph(page, '<ul><li data-key="b">b!</li><li data-key="c">c</li><li data-key="a">a</li></ul>')
    assert page.locator("#place li").all_inner_texts() == ["b!", "c", "a"]
    assert page.evaluate("() => document.querySelector('[data-key=b]').mine") is True


def test_a_part_that_looks_after_itself_is_left_alone(sheet: Sheet) -> None:
    page = place(sheet, '<div data-keep="gate"><p>code 1</p></div><p id="b">1</p>')
    page.evaluate("() => { document.querySelector('[data-keep] p').textContent = 'code 2'; }")
    morph(page, '<div data-keep="gate"><p>code 1</p></div><p id="b">2</p>')
    expect(page.locator("[data-keep] p")).to_have_text("code 2")
    expect(page.locator("#b")).to_have_text("2")


def test_a_running_clock_is_not_set_back_unless_it_is_another(sheet: Sheet) -> None:
    page = place(sheet, '<time data-clock-start="2026-11-12T08:00:00+07:00">–</time>')
    page.evaluate("() => { document.querySelector('#place time').textContent = '0:42'; }")
    morph(page, '<time data-clock-start="2026-11-12T08:00:00+07:00">–</time>')
    assert page.locator("#place time").inner_text() != "–"
    morph(page, '<time data-clock-start="2026-11-12T08:05:00+07:00">–</time>')
    expect(page.locator("#place time")).to_have_attribute("data-clock-start", "2026-11-12T08:05:00+07:00")


def test_what_somebody_looks_at_stays_where_it_is(sheet: Sheet) -> None:
    rows = "".join(f'<p data-key="{number}" style="height: 80px">{number}</p>' for number in range(40))
    page = place(sheet, f'<div id="top"></div>{rows}')
    page.evaluate("() => window.scrollTo(0, 1200)")
    seen = "() => Math.round(document.querySelector('[data-key=\"20\"]').getBoundingClientRect().top)"
    before = page.evaluate(seen)
    morph(page, f'<div id="top"><p style="height: 300px">new</p></div>{rows}')
    assert abs(page.evaluate(seen) - before) <= 1


def test_text_that_comes_from_people_stays_text(sheet: Sheet) -> None:
    page = place(sheet, "<p>1</p>")
    morph(page, "<p>&lt;img src=x onerror=&quot;document.title='broken'&quot;&gt;</p>")
    expect(page.locator("#place p")).to_have_text("<img src=x onerror=\"document.title='broken'\">")
    assert page.title() != "broken"
