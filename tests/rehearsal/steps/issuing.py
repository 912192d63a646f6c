"""The notice: checked by the office, approved by the chair, issued to everybody, confirmed by everybody."""

import hashlib
import time

from tests.rehearsal import cast, words
from tests.rehearsal.client import Person
from tests.rehearsal.play import Play, require, require_words
from tests.rehearsal.words import NUMBER


async def check(play: Play) -> str:
    """The draft is there, beside what it was made from."""
    page = await play.secretary.get(f"{play.meeting}notice/")
    require_words(page.words, "Lê Thị Thu Hạnh", words.CONCLUSION, words.ACTION)
    answer = await play.secretary.submit(page, "/check/")
    require_words(answer.words, "Đã kiểm tra. Dự thảo chờ duyệt")
    return f"{page.text.count('.webp')} pages"


async def issue(play: Play) -> str:
    """One tap of the chair: numbered, frozen, and on the tablet of every recipient."""
    page = await play.chair.get(f"{play.meeting}notice/")
    waiting = [name for name in cast.RECIPIENTS if name in cast.ROOM]
    note = await play.reaches(waiting, "notice", play.chair.press(page, "/issue/"))
    play.report.results["close_to_issue_ms"] = round((time.perf_counter() - play.closed_at) * 1000, 1)
    for name in waiting:
        require_words((await play.person(name).part("notice")).words, f"Thông báo kết luận số {NUMBER}")
    require(NUMBER not in (await play.person(cast.INVITED).part("notice")).words, "the guest got the notice")
    return note


async def file(play: Play) -> str:
    """The frozen PDF has the hash that the page gives, and the register has its number."""
    shown = await play.secretary.get(f"{play.meeting}notice/")
    play.notice = shown.path
    require_words(shown.words, f"Số {NUMBER}", "Từ khi bế mạc")
    pdf = await play.secretary.bytes(f"{play.notice}file.pdf", "application/pdf")
    sha256 = hashlib.sha256(pdf).hexdigest()
    require(shown.told("hash") == [sha256], f"the file has {sha256}, the page says {shown.told('hash')}")
    same = await play.person("nhi").bytes(f"{play.notice}file.pdf", "application/pdf")
    require(same == pdf, "a recipient gets another file")
    register = await play.secretary.get("/register/")
    require_words(register.words, "Số mới nhất: 87", NUMBER)
    await play.person(cast.INVITED).get(play.notice, expect=404)
    path = play.keep("notice", pdf)
    play.report.results["notice"] = {"path": path, "number": NUMBER, "sha256": sha256}
    return f"{NUMBER}, SHA-256 {sha256[:12]}…"


async def acknowledge(play: Play) -> str:
    """Everybody taps; the desk counts them all, and tells how long it took from the closing."""
    await play.all(cast.RECIPIENTS, lambda person: _confirm(play, person))
    desk = await play.secretary.get(f"{play.meeting}desk/")
    everybody = len(cast.RECIPIENTS)
    require_words(desk.words, f"Đã xác nhận {everybody}/{everybody}", "từ khi bế mạc đến khi ban hành")
    notice = await play.secretary.get(play.notice)
    require_words(notice.words, f"{everybody}/{everybody}")
    return f"{everybody}/{everybody}"


async def _confirm(play: Play, person: Person) -> None:
    if person.username in cast.ROOM:
        await person.press(await person.part("notice"), f"{play.notice}acknowledgement/")
    else:
        await person.submit(await person.get(play.notice), "/acknowledgement/")
    notices = await person.get("/notices/")
    require_words(notices.words, NUMBER, "Đã xác nhận")
