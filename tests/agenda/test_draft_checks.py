"""What the draft conclusions still want before the closing, and that the closing goes on without it."""

import pytest

from agenda import look_through
from agenda.models import Item
from meetings import checks
from meetings.checks import Check
from meetings.models import Meeting
from meetings.session import close
from meetings.states import MeetingState
from tests.agenda.factories import make_conclusion, make_secret, make_task
from tests.factories import World, world

CLEAR = "Giao Văn phòng Đảng ủy rà soát hồ sơ trước ngày 20/11/2026."
UNCLEAR = "Giao Văn phòng Đảng ủy rà soát hồ sơ trong tuần tới."


def ask(here: World) -> dict[str, Check]:
    return {one.key: one for one in checks.before("close", Meeting.objects.get(pk=here.meeting.pk))}


def test_each_want_leads_to_where_it_is_mended(running: World) -> None:
    make_secret(running)
    make_conclusion(running, running.items[0], CLEAR)
    make_conclusion(running, running.items[1], UNCLEAR)
    task = make_task(running, running.items[2])
    task.said = "Câu đã bỏ"
    task.save()
    found = ask(running)
    wanted = {"no_conclusion": [4], "unclear_tasks": [2], "unconfirmed_tasks": [1], "differences": [3]}
    for key, numbers in wanted.items():
        items = Item.objects.filter(meeting=running.meeting, position__in=numbers)
        assert [place.label for place in found[key].places] == [f"Mục {number}" for number in numbers], key
        assert [place.href for place in found[key].places] == [
            f"/meetings/{running.meeting.pk}/conclusions/#conclusion-{item.pk}-title" for item in items
        ]
        assert (found[key].ok, found[key].blocking) == (False, False)
    assert close(meeting=running.meeting, by=running.chair, at=running.at(99)).state == MeetingState.CLOSED


def test_what_the_chair_approved_waits_for_no_confirmation(running: World) -> None:
    make_conclusion(running, running.items[0], CLEAR, approved=True)
    found = ask(running)
    assert (found["unconfirmed_tasks"].ok, found["unclear_tasks"].ok) == (True, True)


def test_nothing_is_left(running: World) -> None:
    for item in running.items:
        make_conclusion(running, item, "Thống nhất.")
    found = ask(running)
    assert [found[key].ok for key in ("no_conclusion", "unclear_tasks", "unconfirmed_tasks", "differences")] == [
        True
    ] * 4
    assert "look_through" not in found


@pytest.mark.django_db
def test_who_was_asked_and_has_not_answered() -> None:
    here = world(state="running", present=3)
    make_conclusion(here, here.items[0])
    look_through.ask_look(meeting=here.meeting, by=here.chair, at=here.at(1))
    marks = {one.pk: look_through.mark(one) for one in look_through.drafts(here.meeting)}
    look_through.look(meeting=here.meeting, at_marks=marks, by=here.users["hanh"], at=here.at(2))
    check = ask(here)["look_through"]
    assert (check.ok, check.blocking) == (False, False)
    assert check.text == "Thành viên xem dự thảo kết luận: 1/2 đồng ý, 1 chưa trả lời."
    look_through.look(meeting=here.meeting, at_marks=marks, by=here.users["an"], at=here.at(2))
    assert ask(here)["look_through"].ok
