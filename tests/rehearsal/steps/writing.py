"""The secretary writes while the chair speaks: the conclusion of item 1 and its tasks."""

from tests.rehearsal import words
from tests.rehearsal.pages import Page
from tests.rehearsal.play import Play, require, require_words

LEAD = "Đảng ủy Ủy ban nhân dân phường"
MONTH = "2026-12"


async def write(play: Play) -> str:
    """A first wording and the final one; the second task is taken out and given again as it was dictated."""
    for text in ("Ban Thường vụ Đảng ủy phường ghi nhận Báo cáo.", words.CONCLUSION):
        desk = await play.secretary.part("writing")
        note = await play.news(play.secretary.press(desk, "/conclusion/", text=text))
    stale = await play.secretary.refused(desk, desk.form("/conclusion/").action, _old(desk), 409)
    desk = await play.secretary.part("writing")
    require(_text(desk) == words.CONCLUSION, f"the conclusion is “{_text(desk)}”")
    await play.news(play.secretary.press(desk, _removals(desk)[1]))
    await play.news(_give(play))
    desk = await play.secretary.part("writing")
    require_words(desk.words, "trước ngày 20/11/2026", words.ACTION, "trong tháng 12/2026")
    return f"{note}; an older text is refused: {stale.split('.')[0]}"


def _old(desk: Page) -> list[tuple[str, str]]:
    form = desk.form("/conclusion/")
    return form.filled(text="Một bản cũ hơn.")


def _text(desk: Page) -> str:
    return dict(desk.form("/conclusion/").fields)["text"]


def _removals(desk: Page) -> list[str]:
    return [form.action for form in desk.forms if form.action.endswith("/removal/")]


async def _give(play: Play) -> None:
    desk = await play.secretary.part("writing")
    lead = desk.form("/tasks/").choice("lead", LEAD)
    await play.secretary.press(desk, "/tasks/", action=words.ACTION, lead=lead, precision="month", month=MONTH)
