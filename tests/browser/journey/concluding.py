"""The secretary writes the conclusions and their tasks; the chair approves each item with one tap."""

import re

from playwright.sync_api import Locator, expect

from tests.browser.actor import Actor
from tests.browser.journey.cast import OBSERVER, Cast

SENTENCE = (
    "Ban Thường vụ Đảng ủy phường biểu quyết: 9/11 đồng chí tán thành (81,82%), 0 không tán thành, 1 ý kiến khác."
)
GROWN = "tiếp thu ý kiến, hoàn chỉnh Đề án, trình ký ban hành"
STANDING = "rà soát, cập nhật quy chế làm việc"
CLOSING = "Văn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện Thông báo này."


def first_conclusion(cast: Cast) -> None:
    """Item 1: the draft of the dossier, with one more task that has no last day."""
    give_task(cast.secretary, STANDING, lead="Ban Xây dựng Đảng", others=["Văn phòng Đảng ủy"], when="Thường xuyên")
    expect(cast.chair.page.locator("[data-region=lead]")).to_contain_text(STANDING)
    cast.secretary.shoots("desk", whole=True)
    approve(cast, 1)


def second_conclusion(cast: Cast) -> None:
    """Item 2: the outcome of the vote as a sentence, and a task given in place of another."""
    insert_outcome(cast.secretary)
    drop_task(cast.secretary, "Bỏ nhiệm vụ 2.1")
    give_task(cast.secretary, GROWN, lead="Văn phòng Đảng ủy", when="Trước ngày", day="30/11/2026")
    lead = cast.chair.page.locator("[data-region=lead]")
    expect(lead).to_contain_text(SENTENCE)
    expect(lead).to_contain_text("trước ngày 30/11/2026")
    cast.chair.shoots("room-chair-conclusion", whole=True)
    approve(cast, 2)


def restricted_item(cast: Cast) -> None:
    """Item 3 is on paper only; who is not asked to it sees no more than that."""
    cast.all_show(lambda: cast.chair.presses("Sang mục 3"), by=cast.chair)
    cast[OBSERVER].sees("Phiên họp đang bàn nội dung khác")
    cast[OBSERVER].does_not_see("Công tác cán bộ")
    cast["hanh"].sees("Tài liệu giấy, phát và thu hồi tại hội nghị.")
    approve(cast, 3)


def last_item(cast: Cast) -> None:
    """Item 4: the secretary writes anew; what is written is saved by itself and is on the chair's page."""
    cast.all_show(lambda: cast.chair.presses("Sang mục 4"), by=cast.chair)
    area = text(cast.secretary)
    area.fill("")
    area.press_sequentially(CLOSING)
    saved(cast.secretary)
    expect(cast.chair.page.locator("[data-region=lead]")).to_contain_text(CLOSING)
    approve(cast, 4)
    cast.all_show(lambda: cast.chair.presses("Kết thúc mục 4"), by=cast.chair)


def writing(secretary: Actor) -> Locator:
    return secretary.page.locator("[data-region=writing]")


def text(secretary: Actor) -> Locator:
    return writing(secretary).get_by_label("Kết luận", exact=True)


def saved(secretary: Actor) -> None:
    """The page says that the text is saved, in its own words or in those of the fresh part that follows."""
    expect(writing(secretary).locator("[data-save-state]")).to_contain_text(re.compile("Đã lưu lúc|lưu lúc 0[78]:"))


def insert_outcome(secretary: Actor) -> None:
    area = text(secretary)
    area.click()
    area.press("Control+End")
    writing(secretary).get_by_role("button", name="Chèn kết quả biểu quyết").click()
    assert area.input_value().endswith(SENTENCE)
    saved(secretary)


def drop_task(secretary: Actor, name: str) -> None:
    writing(secretary).get_by_role("button", name=name).click()
    secretary.confirms("Bỏ")
    expect(writing(secretary).get_by_role("button", name=name)).to_have_count(0)


def give_task(
    secretary: Actor, action: str, *, lead: str, when: str, others: list[str] | None = None, day: str = ""
) -> None:
    """Fills the form of a task in; the deadline as documents write it ("trước ngày" is due the day before)."""
    part = writing(secretary)
    part.locator("summary", has_text="Giao nhiệm vụ").click()
    form = part.locator(".task-add form")
    form.get_by_label("Nội dung nhiệm vụ").fill(action)
    form.get_by_label("Cơ quan chủ trì").select_option(label=lead)
    for other in others or []:
        form.locator(".office-list .choice", has_text=other).click()
    form.locator("[data-deadline] .choice", has_text=when).click()
    if day:
        form.locator("[data-when=day] [data-part=date]").fill(day)
    form.get_by_role("button", name="Thêm nhiệm vụ").click()
    expect(part.locator(".task-list")).to_contain_text(action)


def approve(cast: Cast, number: int) -> None:
    cast.all_show(lambda: cast.chair.presses(f"Duyệt kết luận mục {number}"), by=cast.chair)
    row = cast.secretary.page.locator("[data-region=order] .agenda-item").nth(number - 1)
    expect(row).to_contain_text("đã duyệt kết luận", ignore_case=True)
