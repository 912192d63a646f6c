"""At the door: the code that changes, who it lets in, and the secretary's roll."""

import asyncio
import time

from tests.product import qr
from tests.rehearsal import cast
from tests.rehearsal.client import Person
from tests.rehearsal.pages import Page
from tests.rehearsal.play import Play, require, require_words
from tests.rehearsal.steps.convening import REASON
from tests.rehearsal.steps.preparing import PASSWORD, sign_in

HERE = "Có mặt"
STALE_SECONDS = 20  # two steps of ten: from then on a code is refused, however early in its step it was seen


async def sit_down(play: Play) -> str:
    """A new day: sessions have ended, everybody signs in again and opens their live page."""
    await asyncio.to_thread(play.product.restart, cast.HELD_ON)
    await play.clerk.sign_in(PASSWORD)
    play.old_code, play.old_code_at = await code(play), time.monotonic()
    await sign_in(play)
    await play.all(cast.ROOM, lambda person: person.sit_down(f"{play.meeting}room/"))
    await play.secretary.sit_down(f"{play.meeting}desk/")
    await play.clerk.sit_down(f"{play.meeting}screen/")
    return f"{len(cast.EVERYBODY)} open pages"


async def code(play: Play) -> str:
    """The path that the code on the screen at the door stands for at this moment."""
    svg = await play.clerk.bytes(f"{play.meeting}gate/code.svg", "image/svg+xml")
    link = qr.read_svg(svg.decode())
    require(link.startswith(f"{play.product.url}{play.meeting}gate/"), f"the code leads to {link}")
    return link.removeprefix(play.product.url)


async def scan(play: Play) -> str:
    gate = await play.clerk.get(f"{play.meeting}gate/")
    require('src="' in gate.text and "/gate/code.svg" in gate.text, "the screen at the door shows no code")
    await play.all((*cast.BY_CODE, cast.INVITED), lambda person: enter(play, person))
    desk = await play.secretary.get(f"{play.meeting}desk/")
    require_words(desk.words, f"Có mặt {len(cast.BY_CODE) + 1}/{len(cast.ROOM)}")
    return f"{len(cast.BY_CODE) + 1} here"


async def enter(play: Play, person: Person) -> None:
    """The tablet's camera opens the code's address; one tap says: I am here."""
    page = await person.get(await code(play))
    answer = await person.submit(page, "/check-in/")
    require(answer.path == f"{play.meeting}room/", f"the tap leads to {answer.path}")
    require_words(answer.words, "Đồng chí đã điểm danh")


async def cheat(play: Play) -> str:
    """A tap without the ticket of this very browser, and somebody else's code, let nobody in."""
    absent = play.person(cast.ABSENT)
    page = await absent.get(f"{play.meeting}check-in/")
    require(not page.has_form("/check-in/"), "the check-in is offered to who has not scanned")
    reason = await absent.refused(page, f"{play.meeting}check-in/", [], 409)
    require_words(reason, "Mã điểm danh")
    await absent.get(forged(play.old_code), expect=410)
    desk = await play.secretary.part("roll")
    require(row_of(desk, "Lý Văn Ơn").told("badge") != [HERE], "the absent member is here")
    return reason.split(".")[0]


def forged(path: str) -> str:
    """The code with one letter in its middle changed; the last one does not count in full."""
    place = len(path) - 8
    return path[:place] + ("A" if path[place] != "A" else "B") + path[place + 1 :]


async def tick(play: Play) -> str:
    """In by a tap of the secretary; one goes out and comes in again; the absence is noted with its reason."""
    for name in ("Bùi Khắc Đôn", "Hồ Ngọc Ước", "Dương Thị Ý Nhi"):
        note = await play.news(_note(play, name, "in"))
    await play.news(_note(play, "Dương Thị Ý Nhi", "out"))
    await play.news(_note(play, "Dương Thị Ý Nhi", "in"))
    await play.news(_note(play, "Lý Văn Ơn", "excused", reason=REASON))
    desk = await play.secretary.part("roll")
    require(row_of(desk, "Lý Văn Ơn").told("badge") == ["Vắng có phép"], "the absence is not noted")
    require_words(row_of(desk, "Lý Văn Ơn").words, REASON)
    require(row_of(desk, "Dương Thị Ý Nhi").told("badge") == [HERE], "who came back is not here")
    require_words((await play.secretary.part("desk-quorum")).words, "10/11", "cần 8")
    require_words((await play.chair.part("lead")).words, "Có mặt 10/11 thành viên, đủ túc số")
    return note


async def _note(play: Play, name: str, here: str, **more: str) -> None:
    desk = await play.secretary.part("roll")
    to = row_of(desk, name).forms[0].action
    await play.secretary.press(desk, to, here=here, **more)


def row_of(desk: Page, name: str) -> Page:
    """The row of an attendee in the secretary's roll."""
    rows = desk.text.split('<li class="row roll"')
    found = next(row for row in rows if f'data-filter-text="{name} ' in row)
    return Page(desk.url, 200, f"<li {found}")


async def late(play: Play) -> str:
    """The observer photographed the screen early in the morning; by now that code is two steps old."""
    observer = play.person(cast.OBSERVER)
    await asyncio.sleep(max(0.0, play.old_code_at + STALE_SECONDS - time.monotonic()))
    old = await observer.get(play.old_code, expect=410)
    require_words(old.words, "Mã điểm danh đã hết hạn")
    return await play.news(enter(play, observer))
