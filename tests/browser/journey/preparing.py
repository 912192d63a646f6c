"""The secretary looks what is missing, orders the agenda, uploads papers, and convenes."""

from pathlib import Path

from playwright.sync_api import Locator, expect

from tests.browser.actor import Actor
from tests.browser.journey.cast import MEETING, Cast
from tests.documents.pdf.samples import encrypted_pdf, text_pdf

TITLES = [
    "Kết quả thực hiện Chương trình công tác tháng 10 và nhiệm vụ trọng tâm tháng 11/2026",
    "Dự thảo Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028",
    "Công tác cán bộ",
    "Tổ chức thực hiện",
]
GOOD = "Tờ trình về tổ chức thực hiện"


def prepare(cast: Cast) -> None:
    secretary = cast.secretary
    secretary.link("Chuẩn bị phiên họp").click()
    expect(secretary.page.get_by_role("heading", level=1)).to_have_text(MEETING)
    cast.meeting = secretary.page.url.removeprefix(secretary.product.url)
    look_what_is_missing(secretary)
    order_by_drag(secretary)
    order_by_buttons(secretary)
    upload(secretary, cast.folder)
    convene(secretary)


def look_what_is_missing(secretary: Actor) -> None:
    checklist = secretary.page.locator("section", has=secretary.page.locator("#missing"))
    expect(checklist.locator("li[data-state=warning]").first).to_contain_text("Mục chưa có cơ quan trình")
    secretary.shoots("preparation", whole=True)
    checklist.get_by_text("Những việc đã xong").click()
    expect(checklist.locator("li[data-state=done]").filter(has_text="Chương trình có 4 mục")).to_be_visible()
    checklist.get_by_text("Những việc đã xong").click()


def titles(secretary: Actor) -> Locator:
    return secretary.page.locator(".agenda-item__title")


def order_by_drag(secretary: Actor) -> None:
    """The last item is pulled to the first place, and back again."""
    drag(secretary, 3, 0)
    expect(titles(secretary)).to_have_text([TITLES[3], *TITLES[:3]])
    expect(secretary.page.locator(".agenda-item__number")).to_have_text(["1", "2", "3", "4"])
    drag(secretary, 0, 3)
    secretary.page.reload()
    expect(titles(secretary)).to_have_text(TITLES)


def drag(secretary: Actor, start: int, end: int) -> None:
    page = secretary.page
    handles, items = page.locator("[data-handle]"), page.locator("[data-reorder] > li")
    items.nth(max(start, end)).scroll_into_view_if_needed()
    handles.nth(start).hover()
    page.mouse.down()
    with page.expect_response(lambda response: response.url.endswith("/position/") and response.status < 300):
        for _ in range(12):  # the page may have to scroll under the finger
            box = items.nth(end).bounding_box()
            assert box is not None
            page.mouse.move(box["x"] + 60, box["y"] + (4 if end < start else box["height"] - 4), steps=4)
        page.mouse.up()


def order_by_buttons(secretary: Actor) -> None:
    page = secretary.page
    with page.expect_response("**/position/"):
        secretary.button(f"Đưa xuống: {TITLES[0]}").click()
    expect(titles(secretary)).to_have_text([TITLES[1], TITLES[0], *TITLES[2:]])
    with page.expect_response("**/position/"):
        secretary.button(f"Đưa lên: {TITLES[0]}").click()
    page.reload()
    expect(titles(secretary)).to_have_text(TITLES)


def upload(secretary: Actor, folder: Path) -> None:
    """One good file among three that cannot be used: each is answered beside its name, none is lost."""
    page = secretary.page
    page.locator("#item-4, .agenda-item").last.get_by_role("link", name="Tải tài liệu lên").click()
    page.locator("input[type=file]").set_input_files(files(folder))
    rows = page.locator(".upload-file")
    expect(rows).to_have_count(4)
    expect(rows.nth(1)).to_contain_text("Chỉ nhận tệp PDF")
    page.locator(".choice").filter(has_text="không chứa bí mật nhà nước").click()
    secretary.presses("Tải lên")
    expect(rows.nth(0)).to_contain_text("Đã tải lên", timeout=15_000)
    expect(rows.nth(2)).to_contain_text("hỏng", timeout=15_000)
    expect(rows.nth(3)).to_contain_text("mật khẩu", timeout=15_000)
    assert rows.locator(".upload-file__title").nth(3).input_value() == "Có mật khẩu"
    secretary.shoots("upload", whole=True)
    secretary.sees("Đã tải lên 1 tài liệu; 3 tệp chưa tải lên được")
    expect(secretary.button("Tải lên").locator("visible=true")).to_have_count(0)
    secretary.link("Đến bước mời họp, gửi tài liệu").click()
    expect(page.locator(".agenda-item").last).to_contain_text(GOOD)


def files(folder: Path) -> list[Path]:
    contents = {
        f"{GOOD}.pdf": text_pdf(pages=3),
        "Bảng tính.ods": b"PK\x03\x04 a table",
        "Tệp hỏng.pdf": text_pdf(pages=3)[:900],
        "Có mật khẩu.pdf": encrypted_pdf("secret"),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


def convene(secretary: Actor) -> None:
    secretary.presses("Mời họp", yes="Mời họp")
    secretary.sees("Đã gửi giấy mời")
    expect(secretary.page.locator(".badge", has_text="Đã mời họp").first).to_be_visible()
