"""What the agenda says before a meeting is convened or closed."""

from agenda.models import Item
from meetings import checks
from meetings.checks import Check
from meetings.session import close
from meetings.states import MeetingState
from tests.agenda.factories import make_conclusion, make_current, make_secret, make_turn
from tests.factories import World

OURS = {
    "convene": {"agenda", "presenters", "minutes"},
    "close": {"current_item", "speaker", "planned_items", "conclusions"},
}


def ask(here: World, step: str) -> dict[str, Check]:
    return {check.key: check for check in checks.before(step, here.meeting) if check.key in OURS[step]}


def test_an_agenda_that_is_ready(draft: World) -> None:
    found = ask(draft, "convene")
    assert {key: check.ok for key, check in found.items()} == {"agenda": True, "presenters": True, "minutes": True}
    assert found["agenda"].text == "Chương trình có 4 mục."
    assert found["minutes"].text == "Mục nào cũng có thời lượng, tổng cộng 135 phút."


def test_a_meeting_needs_an_agenda(draft: World) -> None:
    Item.objects.all().delete()
    check = ask(draft, "convene")["agenda"]
    assert (check.ok, check.blocking, check.text) == (False, True, "Chương trình họp chưa có mục nào.")


def test_what_is_missing_is_a_warning(draft: World) -> None:
    Item.objects.filter(position__in=(1, 2, 4)).update(office=None)
    Item.objects.filter(position=1).update(presenter="Cao Tiến Lực", minutes=0)
    make_secret(draft)
    found = ask(draft, "convene")
    assert (found["presenters"].ok, found["presenters"].blocking) == (False, False)
    assert found["presenters"].text == "Mục chưa có cơ quan trình hoặc người trình bày: 2."
    assert found["minutes"].text == "Mục chưa có thời lượng: 1."


def test_closing_warns_of_what_is_left(running: World) -> None:
    item = make_current(running, 2)
    make_turn(running, item, "hanh", "speaking")
    make_conclusion(running, running.items[0], approved=True)
    make_conclusion(running, running.items[1])
    make_secret(running)
    found = ask(running, "close")
    assert [(check.ok, check.blocking) for check in found.values()] == [(False, False)] * 4
    assert [check.text for check in found.values()] == [
        "Mục 2 còn đang bàn, sẽ kết thúc cùng phiên họp.",
        "Đồng chí Lê Thị Thu Hạnh đang phát biểu, lượt này sẽ kết thúc cùng phiên họp.",
        "Mục chưa bàn: 1, 3, 4, 5.",
        "Kết luận chưa duyệt ở mục: 2, 3, 4. Vẫn bế mạc được, duyệt tiếp sau.",
    ]
    assert close(meeting=running.meeting, by=running.chair, at=running.at(99)).state == MeetingState.CLOSED


def test_closing_in_order(running: World) -> None:
    for item in running.items:
        make_conclusion(running, item, approved=True)
    Item.objects.update(state="done")
    assert [check.ok for check in ask(running, "close").values()] == [True] * 4
