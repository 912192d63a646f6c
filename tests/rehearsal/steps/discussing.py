"""The chair opens the meeting and leads it; people speak when they are called."""

from tests.rehearsal import cast, words
from tests.rehearsal.play import Play, require, require_words

FIRST, SECOND = "giao", "dat"


async def open_meeting(play: Play) -> str:
    note = await play.news(_press(play, "/opening/"))
    for name in cast.ROOM:
        require_words((await play.person(name).part("now")).words, "Đang họp")
    require_words((await play.clerk.part("stage")).words, "Mục 1")
    return note


async def first_item(play: Play) -> str:
    return await begin(play, 1)


async def begin(play: Play, number: int) -> str:
    """The chair goes to an item; the room, the hall and the desk show it."""
    note = await play.news(_press(play, "/discussion/"))
    for name in cast.PRESENT:
        require_words((await play.person(name).part("now")).words, f"Đang bàn mục {number}", words.ITEMS[number - 1])
    require_words((await play.clerk.part("stage")).words, words.ITEMS[number - 1])
    return note


async def _press(play: Play, action: str) -> None:
    await play.chair.press(await play.chair.part("lead"), action)


async def speak(play: Play) -> str:
    """Two ask; the first is called, is timed on every page, and ends; the second withdraws."""
    speaker, other = play.person(FIRST), play.person(SECOND)
    for person in (speaker, other):
        await play.news(_ask(play, person.username))
    require_words((await other.part("turn")).words, "trước đồng chí còn 1 đồng chí")
    note = await play.news(_call(play))
    require_words((await speaker.part("turn")).words, "Mời đồng chí phát biểu")
    stage = await play.clerk.part("stage")
    require_words(stage.words, "Phạm Quỳnh Giao")
    require(bool(stage.marks("data-clock-start")), "the hall does not see how long the speaker has spoken")
    await play.news(_end(play, FIRST, "/end/"))
    require_words((await other.part("turn")).words, "đến lượt kế tiếp")
    await play.news(_end(play, SECOND, "/withdrawal/"))
    return note


async def _ask(play: Play, username: str) -> None:
    person = play.person(username)
    await person.press(await person.part("turn"), "/turns/", subject="tiến độ số hóa hồ sơ")


async def _call(play: Play) -> None:
    await play.chair.press(await play.chair.part("speakers"), "/floor/")


async def _end(play: Play, username: str, action: str) -> None:
    person = play.person(username)
    await person.press(await person.part("turn"), action)
