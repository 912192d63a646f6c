"""The chair approves what was concluded, item by item, with one tap each."""

from tests.rehearsal import cast, words
from tests.rehearsal.play import Play, require, require_words
from tests.rehearsal.steps.discussing import begin


async def approve_first(play: Play) -> str:
    return await approve(play)


async def approve(play: Play) -> str:
    """The conclusion of the current item, which is the chair's next step."""
    lead = await play.chair.part("lead")
    note = await play.news(play.chair.press(lead, "/conclusion/approval/"))
    require_words((await play.secretary.part("writing")).words, "Đồng chí Trần Minh Khôi duyệt lúc")
    return note


async def approve_rest(play: Play) -> str:
    """The vote's outcome is offered to the secretary as a sentence; guests do not see what is not theirs."""
    desk = await play.secretary.part("writing")
    require(words.SENTENCE in desk.marks("data-insert"), f"offered: {desk.marks('data-insert')}")
    await approve(play)
    await begin(play, 3)
    for name in (cast.OBSERVER, cast.INVITED):
        now = await play.person(name).part("now")
        require_words(now.words, "Phiên họp đang bàn nội dung khác")
        require(words.ITEMS[2] not in now.words, f"{name} sees the third item")
    await approve(play)
    await begin(play, 4)
    return await approve(play)
