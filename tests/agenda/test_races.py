"""The desk, the chair and the members at the same moment."""

from functools import partial

import pytest

from agenda import look_through
from agenda.conclusions import NewerText, approve_conclusion, save_conclusion
from agenda.discussion import start_item
from agenda.drafting import AlreadyApproved, seen
from agenda.history import restore_conclusion
from agenda.inquiries import register_inquiry
from agenda.items import ItemPlan, add_item, remove_item
from agenda.locks import ItemGone
from agenda.models import Conclusion, ConclusionChange, Inquiry, Item, Look, Task, Turn
from agenda.order import move_item
from agenda.proposals import adopt, proposals
from agenda.question_time import call_inquiry
from agenda.states import ConclusionState, ItemState, TurnState
from agenda.tasks import TaskPlan, propose_task
from agenda.turns import ask_to_speak, give_floor
from meetings.models import Meeting
from meetings.session import recess
from people.refusals import Stale
from tests.agenda.factories import kinds, make_conclusion, make_current, make_inquiry, make_question_time, make_turn
from tests.agenda.races import together
from tests.factories import World, world

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def here(transactional_db: None) -> World:
    return world(state="running", present=11)


def gapless(here: World) -> bool:
    return Meeting.objects.get().head == len(kinds(here.meeting))


def test_one_item_is_current(here: World) -> None:
    results = together([partial(start_item, item=item, by=here.chair, at=here.at(5)) for item in here.items * 2])
    assert [one for one in results if isinstance(one, Exception)] == []
    states = sorted(Item.objects.values_list("state", flat=True))
    assert states == [ItemState.CURRENT, ItemState.DONE, ItemState.DONE, ItemState.DONE]
    assert gapless(here)


def test_asking_ten_times_is_one_turn(here: World) -> None:
    item, attendee = make_current(here), here.attendee("hanh")
    ask = partial(ask_to_speak, attendee=attendee, item=item, by=here.users["hanh"], at=here.at(1))
    results = together([ask] * 8)
    assert {one.pk for one in results if isinstance(one, Turn)} == {Turn.objects.get().pk}
    assert kinds(here.meeting) == ["FloorRequested"]


def test_one_speaker_at_a_time(here: World) -> None:
    item = make_current(here)
    turns = [make_turn(here, item, name) for name in ("hanh", "an", "giao", "dat")]
    results = together([partial(give_floor, turn=turn, by=here.chair, at=here.at(5)) for turn in turns])
    assert [one for one in results if isinstance(one, Exception)] == []
    states = sorted(Turn.objects.values_list("state", flat=True))
    assert states == [TurnState.DONE, TurnState.DONE, TurnState.DONE, TurnState.SPEAKING]


def test_of_writers_at_once_one_wins_and_the_others_learn_it(here: World) -> None:
    item = here.items[0]
    calls = [
        partial(save_conclusion, item=item, text=f"Bản {place}.", revision=0, by=here.secretary, at=here.at(5))
        for place in range(6)
    ]
    results = together(calls)
    saved = [one for one in results if isinstance(one, Conclusion)]
    newer = [one for one in results if isinstance(one, NewerText)]
    assert (len(saved), len(newer)) == (1, 5)
    stored = Conclusion.objects.get()
    assert (stored.text, stored.revision) == (saved[0].text, 1)
    assert {one.conclusion.text for one in newer} == {stored.text}
    assert list(ConclusionChange.objects.values_list("revision", "text")) == [(1, stored.text)]


def test_nothing_slips_under_an_approval(here: World) -> None:
    item = here.items[0]
    conclusion = make_conclusion(here, item, "Bản chủ trì đã xem.")
    mark = seen(item, conclusion)
    office = here.offices["Văn phòng Đảng ủy"]
    plan = TaskPlan(action="theo dõi", lead=office, precision="ongoing")
    approved, saved, proposed = together(
        [
            partial(approve_conclusion, item=item, seen_as=mark, by=here.chair, at=here.at(9)),
            partial(save_conclusion, item=item, text="Bản khác.", revision=1, by=here.secretary, at=here.at(9)),
            partial(propose_task, item=item, plan=plan, by=here.secretary, at=here.at(9)),
        ]
    )
    stored = Conclusion.objects.get()
    if stored.state == ConclusionState.APPROVED:
        assert (seen(item, stored), type(saved), type(proposed)) == (mark, AlreadyApproved, AlreadyApproved)
    else:
        assert isinstance(approved, Stale)
        assert (stored.text == "Bản khác.", Task.objects.count()) == (
            isinstance(saved, Conclusion),
            isinstance(proposed, Task),
        )


def test_a_sentence_is_confirmed_once_by_two_hands(here: World) -> None:
    item = here.items[0]
    kept = make_conclusion(here, item, "Yêu cầu các cơ quan xây dựng kế hoạch trong tháng 12/2026.")
    (found,) = proposals(item, kept, [])
    calls = [
        partial(adopt, item=item, mark=found.mark, by=by, at=here.at(9))
        for by in (here.secretary, here.clerk, here.chair, here.secretary)
    ]
    results = together(calls)
    assert Task.objects.count() == len(here.offices)
    made = set(Task.objects.all())
    assert [set(result) for result in results if isinstance(result, list)] == [made] * 4


def test_the_order_stays_an_order(here: World) -> None:
    moves = [(0, 4), (3, 1), (1, 3), (2, 1)]
    calls = [
        partial(move_item, item=here.items[index], position=place, by=here.secretary, at=here.at(1))
        for index, place in moves
    ]
    add = partial(add_item, meeting=here.meeting, plan=ItemPlan(title="Việc khác"), by=here.secretary, at=here.at(1))
    remove = partial(remove_item, item=here.items[2], by=here.clerk, at=here.at(1))
    results = together([*calls, add, add, remove])
    assert [one for one in results if isinstance(one, Exception) and not isinstance(one, ItemGone)] == []
    assert list(Item.objects.order_by("position").values_list("position", flat=True)) == [1, 2, 3, 4, 5]
    assert gapless(here)


def test_one_question_at_a_time(here: World) -> None:
    item = make_question_time(here)
    inquiries = [make_inquiry(here, item, name, to="khoi") for name in ("hanh", "an", "giao", "dat")]
    call = partial(call_inquiry, kind="question", by=here.chair, at=here.at(5))
    results = together([partial(call, inquiry=inquiry) for inquiry in inquiries])
    assert [one for one in results if isinstance(one, Exception)] == []
    assert sorted(Inquiry.objects.values_list("state", flat=True)) == ["asking", "done", "done", "done"]
    assert sorted(Turn.objects.values_list("state", flat=True)) == ["done", "done", "done", "speaking"]
    assert gapless(here)


def test_a_question_registered_ten_times_is_one(here: World) -> None:
    item, asker, to = make_question_time(here), here.attendee("hanh"), here.attendee("an")
    register = partial(
        register_inquiry, asker=asker, item=item, to=to, subject="x", by=here.users["hanh"], at=here.at(1)
    )
    results = together([register] * 8)
    assert {one.pk for one in results if isinstance(one, Inquiry)} == {Inquiry.objects.get().pk}
    assert kinds(here.meeting) == ["InquiryRegistered"]


def test_a_recess_and_a_call_at_the_same_moment_leave_no_running_clock(here: World) -> None:
    item = make_current(here)
    turn = make_turn(here, item, "hanh")
    together(
        [
            partial(give_floor, turn=turn, by=here.chair, at=here.at(5)),
            partial(recess, meeting=here.meeting, by=here.chair, at=here.at(5)),
        ]
    )
    kept = Turn.objects.get()
    assert (kept.state, kept.paused_at) in [("waiting", None), ("speaking", here.at(5))]


def test_of_a_text_and_an_earlier_one_one_waits_and_no_saved_text_is_lost(here: World) -> None:
    item = here.items[0]
    for revision, text in enumerate(("Một.", "Hai.")):
        save_conclusion(item=item, text=text, revision=revision, by=here.secretary, at=here.at(revision))
    results = together(
        [
            partial(save_conclusion, item=item, text="Ba.", revision=2, by=here.secretary, at=here.at(5)),
            partial(restore_conclusion, item=item, number=1, revision=2, by=here.clerk, at=here.at(5)),
        ]
    )
    (lost,) = [one for one in results if isinstance(one, Exception)]
    assert isinstance(lost, NewerText)
    kept = Conclusion.objects.get(item=item)
    assert lost.conclusion.text == kept.text
    assert kept.text in ("Ba.", "Một.")
    assert list(kept.changes.values_list("revision", "text")) == [(1, "Một."), (2, "Hai."), (3, kept.text)]
    assert gapless(here)


def test_all_look_at_a_text_that_changes_and_nobody_agrees_with_what_they_did_not_see(here: World) -> None:
    item = here.items[0]
    make_conclusion(here, item)
    look_through.ask_look(meeting=here.meeting, by=here.chair, at=here.at(20))
    (draft,) = look_through.drafts(here.meeting)
    marks = {draft.pk: look_through.mark(draft)}
    names = ["hanh", "an", "giao", "dat", "nguyet", "uoc"]
    agree = [
        partial(look_through.look, meeting=here.meeting, at_marks=marks, by=here.users[name], at=here.at(21))
        for name in names
    ]
    save = partial(save_conclusion, item=item, text="Khác.", revision=1, by=here.secretary, at=here.at(21))
    results = together([*agree[:3], save, *agree[3:]])
    refused = [one for one in results if isinstance(one, Exception)]
    assert all(isinstance(one, Stale) for one in refused)
    assert Look.objects.count() == len(names) - len(refused)
    assert set(Look.objects.values_list("seen", flat=True)) <= {marks[draft.pk].seen}
    told = kinds(here.meeting)
    assert "ConclusionsLookedAt" not in told[told.index("ConclusionSaved") :]
    assert gapless(here)
