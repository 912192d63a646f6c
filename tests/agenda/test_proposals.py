"""Tasks that stand in the words of a conclusion: offered, confirmed once, compared with the text."""

from dataclasses import replace
from datetime import date

import pytest

from agenda.conclusions import save_conclusion
from agenda.drafting import AlreadyApproved, seen
from agenda.models import Conclusion, Item, Task
from agenda.proposals import Proposal, SentenceChanged, adopt, differences, find, proposals, set_aside
from agenda.queries import tasks_of
from agenda.tasks import TaskPlan, change_task
from documents.composition.tasks import sentences
from people.models import Office
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import kinds, make_conclusion
from tests.agenda.test_views import client
from tests.factories import World

SAID = "Giao Văn phòng Đảng ủy chủ trì, phối hợp với Ban Xây dựng Đảng rà soát hồ sơ trước ngày 20/11/2026"
OPEN = "Giao Văn phòng Đảng ủy lập danh sách trong tuần này"


def offered(here: World) -> list[Proposal]:
    item = here.items[0]
    return proposals(item, Conclusion.objects.filter(item=item).first(), tasks_of(item))


def against(here: World) -> list[str]:
    item = here.items[0]
    found = differences(item, Conclusion.objects.get(item=item), tasks_of(item))
    return [line for lines in found.values() for line in lines]


def write(here: World, text: str) -> None:
    item = here.items[0]
    now = Conclusion.objects.filter(item=item).first()
    revision = now.revision if now else 0
    save_conclusion(item=item, text=text, revision=revision, by=here.secretary, at=here.at(30))


def confirm(here: World, mark: str = "") -> list[Task]:
    mark = mark or offered(here)[0].mark
    return adopt(item=here.items[0], mark=mark, by=here.secretary, at=here.at(31))


def printed(here: World) -> tuple[str, ...]:
    return sentences(Item.objects.get(pk=here.items[0].pk))


def test_a_sentence_is_offered_and_confirmed_with_one_tap(running: World) -> None:
    write(running, f"Thống nhất báo cáo.\n1.1. {SAID}.")
    (task,) = confirm(running)
    assert (task.action, task.lead.name) == ("rà soát hồ sơ", "Văn phòng Đảng ủy")
    assert (task.due, task.said) == (date(2026, 11, 19), SAID)
    assert [office.name for office in task.others.all()] == ["Ban Xây dựng Đảng"]
    assert offered(running) == []
    assert kinds(running.meeting) == ["ConclusionSaved", "TaskProposed"]


def test_a_second_tap_finds_the_tasks_of_the_first(running: World) -> None:
    write(running, SAID)
    mark = offered(running)[0].mark
    assert confirm(running, mark) == confirm(running, mark)
    assert Task.objects.count() == 1
    assert kinds(running.meeting).count("TaskProposed") == 1


def test_what_the_text_says_is_not_printed_twice(running: World) -> None:
    write(running, SAID)
    confirm(running)
    assert printed(running) == ()
    write(running, "Thống nhất.")
    assert [line[:24] for line in printed(running)] == ["Giao Văn phòng Đảng ủy c"]


def test_a_group_of_sixteen_gets_one_task_each(running: World) -> None:
    for number in range(12):
        Office.objects.create(organisation=running.organisation, name=f"Chi bộ khu phố {number}", position=number + 9)
    write(running, "Yêu cầu 16 cơ quan xây dựng kế hoạch trong tháng 12/2026.")
    made = confirm(running)
    assert len(made) == 16
    assert len({task.lead_id for task in made}) == 16
    assert printed(running) == ()


def test_what_is_not_clear_is_not_confirmed_with_one_tap(running: World) -> None:
    write(running, OPEN)
    (one,) = offered(running)
    assert not one.reading.is_sure
    with pytest.raises(BadInput, match="tuần này"):
        confirm(running)
    assert Task.objects.count() == 0


def test_the_secretary_completes_what_is_not_clear(running: World) -> None:
    write(running, OPEN)
    (one,) = offered(running)
    plan = replace(one.plans()[0], precision="day", day=date(2026, 11, 18))
    (task,) = adopt(item=running.items[0], mark=one.mark, plans=[plan], by=running.secretary, at=running.at(31))
    assert (task.due, task.said) == (date(2026, 11, 17), OPEN)
    assert against(running) == []


def test_a_sentence_that_changed_meanwhile_is_not_confirmed(running: World) -> None:
    write(running, SAID)
    mark = offered(running)[0].mark
    write(running, SAID.replace("20/11", "25/11"))
    with pytest.raises(SentenceChanged):
        confirm(running, mark)


def test_an_office_that_was_renamed_meanwhile_changes_the_mark(running: World) -> None:
    write(running, SAID)
    mark = offered(running)[0].mark
    Office.objects.filter(name="Ban Xây dựng Đảng").update(name="Ban Tổ chức")
    assert offered(running)[0].mark != mark


def test_a_changed_sentence_takes_the_place_of_its_task(running: World) -> None:
    write(running, SAID)
    confirm(running)
    write(running, SAID.replace("20/11", "25/11"))
    assert against(running) == ["Câu giao nhiệm vụ này không còn trong kết luận."]
    assert [task.position for task in offered(running)[0].replaces] == [1]
    (task,) = confirm(running)
    assert (Task.objects.get(), task.position, task.due) == (task, 1, date(2026, 11, 24))


def test_another_sentence_takes_no_place(running: World) -> None:
    write(running, SAID)
    confirm(running)
    write(running, "Công an phường bảo đảm an ninh.\nGiao Ủy ban Kiểm tra Đảng ủy giám sát thường xuyên.")
    assert offered(running)[0].replaces == ()


def test_a_task_that_differs_from_its_sentence_is_marked(running: World) -> None:
    write(running, SAID)
    (task,) = confirm(running)
    plan = TaskPlan(action=task.action, lead=task.lead, precision="day", day=date(2026, 12, 1))
    change_task(task=task, plan=plan, by=running.secretary, at=running.at(32))
    assert against(running) == [
        "Thời hạn: kết luận viết “trước ngày 20/11/2026”, nhiệm vụ ghi “trước ngày 01/12/2026”.",
        "Cơ quan phối hợp trong kết luận: Ban Xây dựng Đảng.",
    ]


def test_a_sentence_that_is_no_task_is_set_aside_once(running: World) -> None:
    write(running, SAID)
    mark = offered(running)[0].mark
    for _tap in range(2):
        set_aside(item=running.items[0], mark=mark, by=running.secretary, at=running.at(31))
    assert offered(running) == []
    assert kinds(running.meeting).count("TaskProposed") == 1
    assert find(running.items[0], mark) is None


def test_what_was_set_aside_may_still_be_confirmed(running: World) -> None:
    write(running, SAID)
    mark = offered(running)[0].mark
    set_aside(item=running.items[0], mark=mark, by=running.secretary, at=running.at(31))
    assert len(confirm(running, mark)) == 1
    assert Conclusion.objects.get().not_tasks == []


def test_members_confirm_nothing(running: World) -> None:
    write(running, SAID)
    mark = offered(running)[0].mark
    for settle in (adopt, set_aside):
        with pytest.raises(NotAllowed):
            settle(item=running.items[0], mark=mark, by=running.users["an"], at=running.at(31))


def test_an_approved_conclusion_takes_no_task(running: World) -> None:
    make_conclusion(running, running.items[0], text=SAID, approved=True)
    with pytest.raises(AlreadyApproved):
        confirm(running)


def test_the_chair_approves_the_sentence_that_was_seen(running: World) -> None:
    write(running, SAID)
    item, kept = running.items[0], Conclusion.objects.get()
    before = seen(item, kept)
    confirm(running)
    assert seen(item, kept) != before


PAGE = {"action": "lập danh sách", "precision": "day", "day": "2026-11-18"}


def test_the_desk_shows_what_was_read_and_what_is_asked(running: World) -> None:
    write(running, f"{SAID}.\n{OPEN}.")
    page = client(running, "thuong").get(f"/items/{running.items[0].pk}/conclusion/").content.decode()
    assert "Xác nhận nhiệm vụ" in page
    assert "“trong tuần này” chưa rõ đến ngày nào. Chọn thời hạn." in page


def test_one_tap_on_the_desk(running: World) -> None:
    write(running, SAID)
    to = f"/items/{running.items[0].pk}/proposals/{offered(running)[0].mark}/adoption/"
    answer = client(running, "thuong", quiet=True).post(to)
    assert answer.json() == {"message": "Đã thêm 1 nhiệm vụ."}


def test_the_form_asks_for_the_rest(running: World) -> None:
    write(running, OPEN)
    desk, to = client(running, "thuong"), f"/items/{running.items[0].pk}/proposals/{offered(running)[0].mark}/"
    form = desk.get(to).context["form"]
    office = running.offices["Văn phòng Đảng ủy"]
    assert (form.initial["leads"], form.initial["precision"]) == ((office.pk,), "")
    assert "leads" in desk.post(to, PAGE).context["form"].errors
    both = [str(office.pk), str(running.offices["Ban Xây dựng Đảng"].pk)]
    desk.post(to, {**PAGE, "leads": both, "others": both})
    assert {(task.lead_id, task.others.count(), task.due) for task in Task.objects.all()} == {
        (running.offices[name].pk, 0, date(2026, 11, 17)) for name in ("Văn phòng Đảng ủy", "Ban Xây dựng Đảng")
    }
    assert desk.get(to).status_code == 302


def test_sixteen_offices_share_a_task_or_get_one_each_with_one_tap(running: World) -> None:
    for number in range(1, 17):
        Office.objects.create(organisation=running.organisation, name=f"Chi bộ khu phố {number}", position=10 + number)
    write(running, "Giao Văn phòng Đảng ủy chủ trì, phối hợp với 16 chi bộ khu phố rà soát hồ sơ trong tháng 12/2026.")
    (task,) = confirm(running)
    assert (task.action, task.precision, task.others.count()) == ("rà soát hồ sơ", "month", 16)
    write(running, "Giao 16 chi bộ khu phố tổ chức học tập, thường xuyên báo cáo Thường trực Đảng ủy.")
    made = confirm(running)
    assert {one.lead.name for one in made} == {f"Chi bộ khu phố {number}" for number in range(1, 17)}
    assert {(one.precision, one.report_to) for one in made} == {("ongoing", "Thường trực Đảng ủy")}
