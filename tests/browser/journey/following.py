"""Weeks later: each office sees its tasks with their deadlines, and reports what was done, in time or late."""

from playwright.sync_api import Locator, expect

from tests.browser.actor import Actor
from tests.browser.journey import concluding
from tests.browser.journey.cast import AFTERWARDS, CLERK, Cast

DIGITAL = "Lãnh đạo hoàn thành số hóa hồ sơ lưu trữ các năm 2023 - 2025"
OVERDUE = "Rà soát các nhiệm vụ quá hạn"


def tasks(cast: Cast) -> None:
    cast.hall.leave()
    cast.keep("thuong", "an", "nguyet", CLERK)
    cast.move_to(AFTERWARDS)
    in_time(cast["an"], cast.secretary)
    ongoing(cast["nguyet"])
    late(cast.secretary, cast[CLERK])
    seen_by_office(cast[CLERK])


def row(actor: Actor, action: str) -> Locator:
    return actor.page.locator(".task-row", has_text=action)


def in_time(office: Actor, secretary: Actor) -> None:
    """The lead office of one task has it before it, and reports it done before its last day; the secretary confirms."""
    office.opens("/tasks/")
    expect(row(office, DIGITAL)).to_contain_text("Trong tháng 12/2026")
    expect(office.page.locator(".task-row")).to_have_count(1)
    report(office, DIGITAL, "Đã số hóa 100% hồ sơ, nghiệm thu ngày 30/11/2026.")
    expect(office.page.locator(".page-head")).to_contain_text("Chờ xác nhận")
    confirm(secretary, DIGITAL)
    office.page.reload()
    expect(office.page.locator(".page-head .badge--ok")).to_be_visible()
    office.opens("/tasks/?show=done")
    expect(row(office, DIGITAL)).to_be_visible()


def ongoing(office: Actor) -> None:
    office.opens("/tasks/")
    expect(row(office, concluding.STANDING.capitalize())).to_contain_text("Thường xuyên")


def late(secretary: Actor, clerk: Actor) -> None:
    """ "Trước ngày 30/11" was due on the 29th: on 1 December it is two days late. Its own office reports it done, and
    another of the office confirms that."""
    secretary.opens("/tasks/?show=late")
    grown = concluding.GROWN.capitalize()
    expect(row(secretary, OVERDUE)).to_contain_text("Chậm 12 ngày")
    expect(row(secretary, grown)).to_contain_text("Chậm 2 ngày")
    secretary.shoots("tasks-late", whole=True)
    report(secretary, grown, "Đã trình ký ban hành Đề án.")
    expect(secretary.page.get_by_role("button", name="Xác nhận hoàn thành")).to_have_count(0)
    confirm(clerk, grown)
    secretary.page.reload()
    expect(secretary.page.locator(".page-head")).to_contain_text("Hoàn thành quá hạn")
    secretary.opens("/tasks/?show=late")
    expect(row(secretary, grown)).to_have_count(0)


def report(actor: Actor, action: str, text: str) -> None:
    actor.link(action).click()
    actor.page.locator(".choice", has_text="Đã hoàn thành").click()
    actor.page.get_by_label("Nội dung báo cáo").fill(text)
    actor.presses("Gửi báo cáo")
    expect(actor.page.locator(".task-notes")).to_contain_text(text)


def confirm(actor: Actor, action: str) -> None:
    actor.opens("/tasks/?show=all")
    actor.link(action).click()
    actor.presses("Xác nhận hoàn thành")
    expect(actor.page.locator("#completion")).to_have_count(0)


def seen_by_office(clerk: Actor) -> None:
    """The staff sees the tasks of all offices, each under its own."""
    clerk.opens("/tasks/?show=all")
    for office in ("Văn phòng Đảng ủy", "Đảng ủy Ủy ban nhân dân phường", "Ban Xây dựng Đảng"):
        expect(clerk.page.get_by_role("heading", name=office, exact=True)).to_be_visible()
    clerk.shoots("tasks", whole=True)
