"""Papers on their way in: by content and not by name, in time or late."""

import re

from tests.documents.pdf.samples import encrypted_pdf, text_pdf
from tests.rehearsal.client import Files
from tests.rehearsal.pages import Page
from tests.rehearsal.play import Play, require, require_words

GOOD = "Tờ trình về tổ chức thực hiện"
LATE = "Phụ biểu gửi bổ sung"
UPLOADED: Files = [
    ("file", (f"{GOOD}.bin", text_pdf(pages=3), "application/octet-stream")),
    ("file", ("Bảng tính.pdf", b"PK\x03\x04 a table", "application/pdf")),
    ("file", ("Tệp hỏng.pdf", text_pdf(pages=3)[:900], "application/pdf")),
    ("file", ("Có mật khẩu.pdf", encrypted_pdf("secret"), "application/pdf")),
]
REASONS = ("tệp nén, không phải PDF", "bị thiếu phần cuối", "có mật khẩu")


async def upload(play: Play) -> str:
    """The fit one is taken, each other is refused with its reason, and what was there stays."""
    before = _shown(await play.secretary.get(play.meeting))
    form = await _form(play)
    require_words(form.words, "chậm nhất ngày 09/11/2026")
    answer = await _send(play, form, UPLOADED, expect=422)
    for (_field, (name, _content, _kind)), reason in zip(UPLOADED[1:], REASONS, strict=True):
        require(f"{name} : " in answer.words, f"nothing is said of {name}")
        require_words(answer.words, reason)
    page = await play.secretary.get(play.meeting)
    require_words(page.words, GOOD)
    shown = _shown(page)
    require(shown > before and len(shown) == len(before) + 1, "papers were lost or too many were taken")
    require("Gửi muộn" not in page.words, "a paper in time is marked late")
    return "3 refused with their reasons"


def _shown(page: Page) -> set[str]:
    """The papers that the page leads to; one that is being prepared has its name there twice."""
    return set(re.findall(r'href="/papers/([0-9a-f-]{36})/"', page.text))


async def upload_late(play: Play) -> str:
    """On the day of the meeting the deadline of three working days has passed."""
    form = await _form(play)
    require_words(form.words, "Đã quá hạn gửi tài liệu", "Hạn gửi là ngày 09/11/2026")
    await _send(play, form, [("file", (f"{LATE}.pdf", text_pdf(pages=2), "application/pdf"))])
    for person in (play.secretary, play.chair):
        rows = (await person.get(play.meeting)).told("row")
        late = [row for row in rows if "Gửi muộn" in row]
        require(len(late) == 1 and LATE in late[0], f"marked late: {late}")
    return "due by 09/11/2026"


async def _form(play: Play) -> Page:
    page = await play.secretary.get(play.meeting)
    return await play.secretary.get(page.links(rf"{play.meeting}papers/new/\?item=.+")[-1])


async def _send(play: Play, page: Page, files: Files, expect: int = 200) -> Page:
    form = page.form("/papers/new/")
    return await play.secretary.send(page, form, form.filled(declared="1"), expect, files)
