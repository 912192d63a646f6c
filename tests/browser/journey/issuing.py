"""The meeting is closed; the notice is there, is checked, approved, numbered, frozen, issued and acknowledged."""

import hashlib
import io
import re

import pypdf
from playwright.sync_api import Page, expect

from tests.browser.actor import Actor, until
from tests.browser.journey import concluding
from tests.browser.journey.cast import MEMBERS, OBSERVER, Cast, live_seconds

NUMBER = "87-TB/ĐU"
LATE_READER = "nhi"  # acknowledges on the page of the notice, after all others


def close(cast: Cast) -> None:
    cast.all_show(lambda: cast.chair.presses("Bế mạc", yes="Bế mạc"), by=cast.chair)
    for tablet in cast.tablets:
        tablet.sees("Phiên họp đã bế mạc")
    cast.chair.sees("Văn phòng đang kiểm tra dự thảo thông báo")
    cast.secretary.sees("Dự thảo thông báo đã dựng xong")
    cast.hall.shoots("screen-closed")


def check(cast: Cast) -> None:
    """The draft stands beside what it was made from; the office checks it."""
    secretary = cast.secretary
    secretary.link("Kiểm tra và trình duyệt").click()
    page = secretary.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Thông báo kết luận")
    drawn(page)
    made_from = page.locator(".sources")
    expect(made_from).to_contain_text(concluding.SENTENCE)
    expect(made_from).to_contain_text("Biểu quyết: 9/11 tán thành")
    expect(made_from).to_contain_text("trước ngày 30/11/2026")
    expect(page.get_by_role("radio", name="Lê Thị Thu Hạnh")).to_be_checked()
    secretary.shoots("notice-draft", whole=True)
    secretary.presses("Đã kiểm tra, trình chủ trì duyệt")
    secretary.sees("Đang chờ chủ trì duyệt và ban hành")
    cast.secretary.opens(f"{cast.meeting}desk/")


def drawn(page: Page) -> None:
    """The sheets are pictures that have come."""
    sheets = page.locator(".sheet--a4 img")
    expect(sheets.first).to_be_visible()
    until(lambda: bool(sheets.first.evaluate("(image) => image.complete && image.naturalWidth > 900")))
    assert sheets.count() == 2


def issue(cast: Cast) -> None:
    """The chair approves; every recipient in the room has the notice on the screen within a second or two."""
    chair = cast.chair
    chair.link("Duyệt và ban hành").click()
    drawn(chair.page)
    chair.shoots("notice-approval", whole=True)
    others = [actor for actor in cast.everybody if actor is not chair]
    begun = chair.now()
    cast.all_show(lambda: chair.presses("Duyệt và ban hành"), by=chair, others=others)
    for recipient in recipients(cast):
        expect(recipient.page.locator(".banner")).to_contain_text(f"Thông báo kết luận số {NUMBER}")
    assert cast.hall.now() - begun < 2 * live_seconds()
    expect(chair.page.get_by_role("heading", level=1)).to_have_text(f"Số {NUMBER}")
    cast.notice = chair.path
    expect(cast.hall.page.locator(".screen__title")).to_contain_text(f"Thông báo kết luận số {NUMBER} đã ban hành lúc")
    cast["hanh"].shoots("room-notice")
    cast.hall.shoots("screen-issued")


def recipients(cast: Cast) -> list[Actor]:
    """Those in the room who get the notice on their tablet there; the chair is on its own page."""
    return [cast[username] for username in [*MEMBERS, OBSERVER] if cast[username] is not cast.chair]


def acknowledge(cast: Cast) -> None:
    """One tap each; the desk counts, and the page of the notice says who has and who has not."""
    for person in recipients(cast):
        if person.username != LATE_READER:
            person.presses("Xác nhận đã nhận")
            expect(person.page.locator(".banner")).to_have_count(0)
    cast.chair.presses("Đã nhận")
    cast.chair.sees("Đồng chí đã xác nhận")
    desk = cast.secretary.page.locator("[data-region=issue]")
    expect(desk.locator(".figure")).to_have_text(re.compile(r"^(\d+ phút )?\d+ giây$"))
    expect(desk).to_contain_text(f"{len(MEMBERS)}/14")
    cast.secretary.shoots("desk-issued", whole=True)
    desk.get_by_role("link", name="Xem thông báo").click()
    row = cast.secretary.page.locator(".row", has_text=cast[LATE_READER].name)
    expect(row).to_contain_text("Đã gửi")
    read_and_confirm(cast, cast[LATE_READER])
    cast.secretary.page.reload()
    expect(row.locator(".badge--ok")).to_be_visible()
    cast.secretary.shoots("notice", whole=True)


def read_and_confirm(cast: Cast, reader: Actor) -> None:
    reader.page.locator(".banner").get_by_role("link", name="Xem").click()
    drawn(reader.page)
    assert reader.path == cast.notice
    reader.shoots("notice-reader", whole=True)
    reader.presses("Đã nhận")
    reader.sees("Đồng chí đã xác nhận")


def frozen(cast: Cast) -> None:
    """The file is the one whose SHA-256 stands on the page, and says what was decided."""
    page = cast.secretary.page
    expect(page.locator(".facts")).to_contain_text("Từ khi bế mạc")
    file = download(cast.secretary, f"{cast.notice}file.pdf")
    assert page.locator(".hash").text_content() == hashlib.sha256(file).hexdigest()
    said = squeezed(file)
    for sentence in (f"Số {NUMBER}", concluding.SENTENCE, concluding.GROWN, concluding.CLOSING, "Lê Thị Thu Hạnh"):
        assert "".join(sentence.split()) in said, sentence
    assert download(cast["hanh"], f"{cast.notice}file.pdf") == file


def download(actor: Actor, path: str) -> bytes:
    answer = actor.context.request.get(path)
    assert answer.headers["content-type"] == "application/pdf"
    return answer.body()


def squeezed(file: bytes) -> str:
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file)).pages)
    return "".join(text.split())


def minutes(cast: Cast) -> None:
    """From the journal, the attendance, the votes and the conclusions; the chair closes them for good."""
    secretary, chair = cast.secretary, cast.chair
    secretary.opens(f"{cast.meeting}minutes/")
    drawn_minutes = secretary.page.locator(".sheet--a4 img").first
    expect(drawn_minutes).to_be_visible()
    secretary.shoots("minutes", whole=True)
    secretary.presses("Đã kiểm tra, trình chủ trì chốt")
    secretary.sees("Đang chờ chủ trì duyệt và chốt biên bản.")
    chair.opens(f"{cast.meeting}minutes/")
    chair.presses("Duyệt và chốt biên bản")
    chair.page.wait_for_url("**/acts/**")
    said = squeezed(download(chair, f"{chair.path}file.pdf"))
    for words in ("BIÊN BẢN", "Phạm Quỳnh Giao", "Lý Văn Ơn", "đi công tác, có báo cáo", "9/11", concluding.GROWN):
        assert "".join(words.split()) in said, words
