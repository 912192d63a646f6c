"""A member reads a paper; others may not."""

from tests.rehearsal import cast
from tests.rehearsal.pages import Page
from tests.rehearsal.play import Play, require, require_words

READER = "an"
REPORT = "Báo cáo số 142-BC/ĐU, ngày 06/11/2026 của Đảng ủy phường"
SCHEME = "Dự thảo Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028"
PAPER = r"/papers/[0-9a-f-]{36}/"
LEFT_AT = 7


async def read(play: Play) -> str:
    """Page images, text that can be selected, and the page at which one stopped."""
    person = play.person(READER)
    paper = await person.get(named(await person.part("papers"), REPORT))
    require_words(paper.words, REPORT)
    pages = paper.mark("data-pages-url")
    image = await person.bytes(f"{pages}1.webp?w=1200", "image/webp")
    lines = (await person.json(f"{pages}1.json"))["lines"]
    require(len(lines) > 10, f"page 1 has {len(lines)} lines of text")
    status, _answer = await person.quietly(paper, paper.mark("data-reading-url"), [("page", str(LEFT_AT))])
    require(status == 204, f"keeping the page gave {status}")
    again = await person.get(paper.path)
    require(again.mark("data-page") == str(LEFT_AT) and "data-resumed" in again.text, "the page was not kept")
    require_words((await person.part("papers")).words, f"Đọc tiếp từ trang {LEFT_AT}")
    return f"page 1 has {len(image) // 1024} kB and {len(lines)} lines"


async def refuse(play: Play) -> str:
    """A guest does not see papers of items without them; nobody but the office takes the file itself."""
    agenda = await play.chair.get(play.meeting)
    scheme, report = named(agenda, SCHEME), named(agenda, REPORT)
    guest = play.person(cast.INVITED)
    await guest.get(report)
    await guest.get(scheme, expect=404)
    await guest.get(f"{scheme}versions/1/pages/1.webp", expect=404)
    await play.person(READER).get(f"{report}versions/1/file.pdf", expect=403)
    return "404 and 403"


def named(page: Page, title: str) -> str:
    """The address of the paper that a page lists under this title."""
    return page.link_named(PAPER, title)
