"""Before anybody is asked to come: the secretary signs in, looks and orders."""

from tests.rehearsal import cast, words
from tests.rehearsal.play import Play, require, require_words

PASSWORD = "hopkhonggiay"
AT_ONCE = 5


async def sign_in(play: Play) -> str:
    """Five at a time: a password is slow to check on purpose, and people do not all tap in one second."""
    for first in range(0, len(cast.EVERYBODY), AT_ONCE):
        homes = await play.all(cast.EVERYBODY[first : first + AT_ONCE], lambda person: person.sign_in(PASSWORD))
        for home in homes:
            require_words(home.words, "Chào đồng chí")
    return f"{len(cast.EVERYBODY)} people"


async def look(play: Play) -> str:
    """Nothing stands against convening, and nobody else knows of the meeting yet."""
    home = await play.secretary.get("/")
    play.meeting = home.link(r"/meetings/[0-9a-f-]{36}/")
    page = await play.secretary.get(play.meeting)
    require_words(page.words, words.MEETING, "12/11/2026", "Mời họp")
    require(page.told("agenda-item__title") == list(words.ITEMS), "the agenda is not that of the demo")
    require('data-state="missing"' not in page.text, "something stands against convening")
    await play.chair.get(play.meeting, expect=404)
    hints = page.marks("data-state").count("warning")
    return f"{hints} hints"


async def order(play: Play) -> str:
    page = await play.secretary.get(play.meeting)
    last = page.marks("data-url")[-1]
    for position, expected in (("1", (words.ITEMS[3], *words.ITEMS[:3])), ("4", words.ITEMS)):
        status, _answer = await play.secretary.quietly(page, last, [("position", position)])
        require(status < 300, f"moving an item gave {status}")
        shown = (await play.secretary.get(play.meeting)).told("agenda-item__title")
        require(shown == list(expected), f"the agenda is {shown}")
    return ""
