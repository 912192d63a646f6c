"""What became of the conclusions: tasks by their lead body, progress, lateness, and done."""

import asyncio

from tests.rehearsal import cast, words
from tests.rehearsal.pages import Page
from tests.rehearsal.play import Play, require, require_words
from tests.rehearsal.steps.preparing import PASSWORD

OFFICE = "Văn phòng Đảng ủy"
LEAD = "Đảng ủy Ủy ban nhân dân phường"


async def report(play: Play) -> str:
    """The office sees all tasks under their lead bodies; the lead body reports on its own."""
    page = await play.secretary.get("/tasks/")
    require_words(page.words, OFFICE, LEAD, "Trước ngày 20/11/2026", "Trong tháng 12/2026", "Trước ngày 30/11/2026")
    lead = play.person("an")
    mine = await lead.get("/tasks/")
    require(len(_tasks(mine)) == 1, f"the lead body sees {_tasks(mine)}")
    task = await lead.get(_tasks(mine)[0])
    answer = await lead.submit(task, "/notes/", state="in_progress", text="Đã số hóa hồ sơ năm 2023.")
    require_words(answer.words, words.ACTION[1:], "Đang thực hiện", "Đã số hóa hồ sơ năm 2023.")
    await play.person(cast.OBSERVER).get(task.path, expect=404)
    return f"{len(_tasks(page))} tasks"


def _tasks(page: Page) -> list[str]:
    return page.links(r"/tasks/[0-9a-f-]{36}/")


async def finish_late(play: Play) -> str:
    """After 19/11/2026 the first task is six days late; its office reports it done, another person of it confirms."""
    for person in play.people.values():
        await person.stand_up()
    await asyncio.to_thread(play.product.restart, cast.FOLLOWED_UP_ON)
    await play.secretary.sign_in(PASSWORD)
    late = await play.secretary.get("/tasks/?show=late")
    require(len(_tasks(late)) == 1, f"late: {_tasks(late)}")
    require_words(late.words, "Trước ngày 20/11/2026", "Chậm 6 ngày")
    task = await play.secretary.get(_tasks(late)[0])
    answer = await play.secretary.submit(task, "/notes/", state="done", text="Đã báo cáo Thường trực Đảng ủy.")
    require_words(answer.words, "Chờ xác nhận", "Báo cáo hoàn thành ngày", "25/11/2026")
    clerk = play.person(cast.CLERK)
    await clerk.sign_in(PASSWORD)
    waiting = await clerk.get(task.path)
    answer = await clerk.submit(waiting, "/decision/", text="Đã nhận sản phẩm.", decision="confirm")
    require_words(answer.words, "Hoàn thành ngày", "25/11/2026")
    none = await play.secretary.get("/tasks/?show=late")
    require_words(none.words, "Không có nhiệm vụ nào quá hạn")
    return "6 days late"
