"""The invitation is answered; on the day people check themselves in at the door, the desk ticks the others."""

import io
from pathlib import Path

import pypdf
from playwright.sync_api import Locator, expect

from tests.browser.actor import Actor, until
from tests.browser.journey.cast import ABSENT, BY_CODE, BY_DESK, BY_PASS, HELD, MEETING, OBSERVER, Cast
from tests.documents.pdf.samples import text_pdf
from tests.product import qr

LATE = "Ý kiến bổ sung của Ban Xây dựng Đảng"


def answer(cast: Cast) -> None:
    """A delegate reads the invitation, says they will come, and keeps the PDF with their own code."""
    delegate = cast["giao"]
    delegate.page.reload()
    delegate.link("Trả lời giấy mời").click()
    delegate.sees("Kính mời đồng chí Phạm Quỳnh Giao dự họp.")
    delegate.presses("Tôi sẽ dự")
    delegate.sees("Đồng chí đã trả lời: sẽ dự")
    delegate.shoots("invitation", whole=True)
    href = delegate.link("Giấy mời (PDF)").get_attribute("href") or ""
    file = delegate.context.request.get(href)
    assert file.headers["content-type"] == "application/pdf"
    said = pypdf.PdfReader(io.BytesIO(file.body())).pages[0].extract_text()
    assert "GIẤY MỜI" in said
    assert "Phạm Quỳnh Giao" in said


def day_of_the_meeting(cast: Cast) -> None:
    """A paper that comes on the day itself is marked late, for those who read it too."""
    cast.move_to(HELD)
    file = cast.folder / f"{LATE}.pdf"
    file.write_bytes(text_pdf(pages=2))
    add_paper(cast.secretary, cast.meeting, file)
    paper = cast.secretary.page.locator(".agenda-item").last.locator(".row", has_text=LATE)
    expect(paper).to_contain_text("Gửi muộn", ignore_case=True)
    delegate = cast["giao"]
    delegate.opens(cast.meeting)
    expect(delegate.page.locator(".row", has_text=LATE)).to_contain_text("Gửi muộn", ignore_case=True)


def add_paper(secretary: Actor, meeting: str, file: Path) -> None:
    page = secretary.opens(meeting)
    page.locator(".agenda-item").last.get_by_role("link", name="Tải tài liệu lên").click()
    page.locator("input[type=file]").set_input_files(file)
    page.locator(".choice").filter(has_text="không chứa bí mật nhà nước").click()
    secretary.presses("Tải lên")
    expect(page.locator(".upload-file")).to_contain_text("Đã tải lên", timeout=15_000)
    secretary.link("Xem trong chương trình").click()


def check_in(cast: Cast) -> None:
    """The screen at the door shows a code that changes; whoever reads it in time is present."""
    cast.gate = cast.screen()
    cast.gate.opens(f"{cast.meeting}gate/")
    cast.gate.shoots("gate")
    for username in [*BY_CODE, OBSERVER]:
        by_code(cast, username)
    first = read_code(cast.gate)
    until(lambda: read_code(cast.gate) != first, seconds=12)
    cast.gate.page.goto("about:blank")


def by_code(cast: Cast, username: str) -> None:
    """The tablet's camera reads the code on the screen and opens its address; who is not signed in is asked to."""
    known = username in cast.people
    delegate = cast.people.setdefault(username, cast[username] if known else cast.seat(username, named=False))
    delegate.opens(read_code(cast.gate))
    if not known:
        delegate.enter()
    expect(delegate.page.get_by_role("heading", level=1)).to_have_text(MEETING)
    delegate.presses("Tôi có mặt")
    delegate.page.wait_for_url("**/room/")


def read_code(gate: Actor) -> str:
    image = gate.page.locator(".gate__code")
    expect(image).to_be_visible()
    address = qr.read_png(image.screenshot())
    assert address.startswith(gate.product.url)
    return address


def show_pass(cast: Cast) -> None:
    """One delegate shows the code of their invitation; the secretary reads it and notes them present."""
    delegate, secretary = cast[BY_PASS], cast.secretary
    delegate.opens(f"{cast.meeting}invitation/")
    secretary.opens(qr.read_png(delegate.page.locator(".pass img").screenshot()))
    expect(secretary.page.get_by_role("heading", level=1)).to_have_text("Bùi Khắc Đôn")
    secretary.presses("Ghi có mặt")
    secretary.sees("Đã có mặt")


def tick(cast: Cast) -> None:
    """The desk ticks in who came without a code, one who leaves and comes back, and who is absent with a reason."""
    secretary = cast.secretary
    secretary.opens(f"{cast.meeting}desk/")
    for username in BY_DESK:
        line = row(secretary, cast[username].name)
        line.get_by_role("button", name="Có mặt").click()
        expect(line).to_contain_text("Ra về")
    secretary.sees("10/11")
    goes_and_returns(row(secretary, cast[BY_DESK[0]].name))
    note_absence(row(secretary, ABSENT), "đi công tác, có báo cáo")
    secretary.sees("10/11")
    secretary.shoots("desk-arrivals", whole=True)


def row(secretary: Actor, name: str) -> Locator:
    return secretary.page.locator("#roll > .row", has_text=name)


def goes_and_returns(line: Locator) -> None:
    line.get_by_role("button", name="Ra về").click()
    line.get_by_role("button", name="Có mặt").click()
    expect(line).to_contain_text("Ra về")


def note_absence(line: Locator, reason: str) -> None:
    line.locator("summary").click()
    line.get_by_label("Lý do vắng").fill(reason)
    line.get_by_role("button", name="Vắng có phép").click()
    expect(line).to_contain_text(reason)
