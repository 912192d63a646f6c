"""Pages are read as somebody without script uses them."""

import pytest

from tests.rehearsal.forms import NotOffered
from tests.rehearsal.pages import Page

TEXT = """
<meta name="csrf-token" content="secret">
<form method="post" action="/votes/7/ballot/"><input type="hidden" name="revision" value="2">
  <label class="choice"><input type="radio" name="state" value="done" checked><span>Đã hoàn thành</span></label>
  <label class="choice"><input type="checkbox" name="others" value="3"><span>Ban Xây dựng Đảng</span></label>
  <select name="lead"><option value="">Chọn cơ quan</option>
    <option value="5" selected>Văn phòng &amp; Đảng ủy</option></select>
  <textarea name="text">
Kết luận</textarea><input type="file" name="file"><button name="choice" value="yes">Tán <b>thành</b></button></form>
<form><input name="q"></form>
<a class="button" href="/papers/1/?a=1&amp;b=2"><b>Báo cáo</b> 142</a><p class="small lead">Kính mời</p>
<script>form("x")</script>
"""


@pytest.fixture
def page() -> Page:
    return Page("http://testserver/meetings/4/room/?page=2", 200, TEXT)


def test_fields_are_what_a_browser_would_send(page: Page) -> None:
    form = page.form("/ballot/")
    assert form.fields == [("revision", "2"), ("state", "done"), ("lead", "5"), ("text", "Kết luận")]
    assert form.buttons == [("choice", "yes", "Tán thành")]
    assert form.filled(text="Khác", others=["3", "4"]) == [
        ("revision", "2"),
        ("state", "done"),
        ("lead", "5"),
        ("text", "Khác"),
        ("others", "3"),
        ("others", "4"),
    ]


def test_choices_go_by_their_words(page: Page) -> None:
    form = page.form("/ballot/")
    assert form.choice("lead", "Văn phòng & Đảng ủy") == "5"
    assert form.choice("others", "Ban Xây dựng Đảng") == "3"
    with pytest.raises(NotOffered):
        form.choice("lead", "Ban Nội chính")


def test_a_form_without_address_goes_to_its_page(page: Page) -> None:
    assert page.form("/room/").fields == [("q", "")]
    with pytest.raises(NotOffered, match="no form"):
        page.form("/closing/")


def test_links_words_and_marks(page: Page) -> None:
    assert page.link(r"/papers/.*") == "/papers/1/?a=1&b=2"
    assert page.link_named(r"/papers/.*", "Báo cáo 142") == "/papers/1/?a=1&b=2"
    assert page.told("lead") == ["Kính mời"]
    assert page.token == "secret"
    assert page.path == "/meetings/4/room/"
    assert "form" not in page.words
    with pytest.raises(NotOffered):
        page.link(r"/votes/.*")
    with pytest.raises(NotOffered):
        page.mark("data-socket")
