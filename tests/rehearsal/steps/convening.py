"""The meeting is convened: invitations go out with personal codes, and people answer."""

import io

from pypdf import PdfReader

from tests.product import qr
from tests.rehearsal import cast, words
from tests.rehearsal.client import Person
from tests.rehearsal.pages import Page
from tests.rehearsal.play import Play, require, require_words

KEEPER = "giao"  # whose invitation is kept for the report
REASON = "đi công tác, có báo cáo"


async def convene(play: Play) -> str:
    page = await play.secretary.get(play.meeting)
    answer = await play.secretary.submit(page, "/convening/")
    require_words(answer.words, "Đã gửi giấy mời", "Đã mời họp")
    await play.chair.get(play.meeting)
    return ""


async def invite(play: Play) -> str:
    """Page, PDF and code agree, and the code is good for nobody else."""
    passes = await play.all(cast.EVERYBODY, lambda person: _invitation(play, person))
    require(len(set(passes)) == len(passes), "two people have the same code")
    hers = dict(zip(cast.EVERYBODY, passes, strict=True))[KEEPER]
    await play.person("dat").get(hers, expect=404)
    require_words((await play.secretary.get(hers)).words, "Phạm Quỳnh Giao")
    return f"{len(passes)} codes"


async def _invitation(play: Play, person: Person) -> str:
    """The path of the person's own code."""
    page = await person.get(f"{play.meeting}invitation/")
    name = _name(page)
    pdf = await person.bytes(page.link(r".*/invitation/file\.pdf"), "application/pdf")
    sheets = PdfReader(io.BytesIO(pdf)).pages
    require(len(sheets) == 2, f"an invitation and its card have {len(sheets)} pages")
    text = " ".join(sheet.extract_text() for sheet in sheets)
    require_words(" ".join(text.split()), *words.INVITATION, name)
    link = qr.read_svg((await person.bytes(f"{play.meeting}invitation/code.svg", "image/svg+xml")).decode())
    require(qr.read_png(sheets[-1].images[0].data) == link, f"{name}: page and PDF have different codes")
    require(link.startswith(f"{play.product.url}/passes/"), f"the code leads to {link}")
    if person.username == KEEPER:
        play.report.results["invitation"] = {"path": play.keep("invitation", pdf)}
    return link.removeprefix(play.product.url)


def _name(page: Page) -> str:
    said = next(text for text in page.told("lead") if "Kính mời" in text)
    return said.removeprefix("Kính mời đồng chí ").removesuffix(" dự họp.")


async def answer(play: Play) -> str:
    await play.all(cast.EVERYBODY, lambda person: _answer(play, person))
    page = await play.secretary.get(play.meeting)
    coming = len(cast.EVERYBODY) - 1
    require_words(page.words, f"{coming}/{len(cast.EVERYBODY)} đã trả lời sẽ dự")
    return f"{coming} come, 1 does not"


async def _answer(play: Play, person: Person) -> None:
    page = await person.get(f"{play.meeting}invitation/")
    absent = person.username == cast.ABSENT
    reply, reason = ("not_coming", REASON) if absent else ("coming", "")
    answered = await person.submit(page, "/invitation/reply/", reply=reply, reason=reason)
    require_words(answered.words, "Đồng chí đã trả lời: " + ("xin vắng" if absent else "sẽ dự"))
