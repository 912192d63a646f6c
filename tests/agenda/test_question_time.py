"""Question time: open, question, answer, follow-up, close."""

import pytest

from agenda.discussion import finish_item, start_item
from agenda.items import ItemPlan, change_item
from agenda.locks import NotInSession
from agenda.models import Inquiry, Item, Turn
from agenda.question_time import (
    CannotAnswer,
    NoQuestionTime,
    WrongStep,
    call_inquiry,
    close_question_time,
    finish_inquiry,
    open_question_time,
)
from agenda.secrecy import OnPaperOnly
from agenda.turns import NotInRoom, QueueClosed, give_floor
from meetings import session
from meetings.models import Attendance, Attendee, Meeting
from people.models import Body
from people.refusals import NotAllowed
from tests.agenda.factories import (
    events,
    kinds,
    make_current,
    make_inquiry,
    make_question_time,
    make_secret,
    make_turn,
)
from tests.factories import World, world


def call(here: World, inquiry: Inquiry, kind: str, minute: float, name: str = "", seconds: int | None = None) -> Turn:
    attendee = here.attendee(name) if name else None
    return call_inquiry(
        inquiry=inquiry, kind=kind, attendee=attendee, limit_seconds=seconds, by=here.chair, at=here.at(minute)
    )


def state(inquiry: Inquiry) -> str:
    return Inquiry.objects.get(pk=inquiry.pk).state


def represent(here: World, *names: str) -> None:
    """These people, in the room, represent the People's Committee's Party organisation."""
    office = here.offices["Đảng ủy Ủy ban nhân dân phường"]
    for name in names:
        user = here.users[name]
        user.office = office
        user.save()
        if not Attendance.objects.filter(attendee=here.attendee(name), out_at=None):
            Attendance.objects.create(
                attendee=here.attendee(name), in_at=here.at(), how="desk", noted_by=here.secretary
            )


def test_who_leads_opens_it_on_the_current_item_once(running: World) -> None:
    item = make_current(running)
    open_question_time(item=item, by=running.chair, at=running.at(1))
    open_question_time(item=item, by=running.secretary, at=running.at(2))
    assert Item.objects.get(pk=item.pk).takes_questions is True
    assert events(running.meeting) == [("QuestionTimeOpened", {"item": str(item.pk)})]


@pytest.mark.parametrize("name", ["hanh", "cham", "luc"])
def test_nobody_else_opens_it(running: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        open_question_time(item=make_current(running), by=running.users[name], at=running.at(1))


def test_it_is_opened_on_the_current_item_alone(running: World) -> None:
    with pytest.raises(QueueClosed):
        open_question_time(item=running.items[2], by=running.chair, at=running.at(1))


def test_it_is_opened_while_the_meeting_runs(running: World) -> None:
    item = make_current(running)
    Meeting.objects.update(state="recess")
    with pytest.raises(NotInSession):
        open_question_time(item=item, by=running.chair, at=running.at(1))


def test_a_secret_item_has_none(running: World) -> None:
    secret = make_secret(running)
    Item.objects.filter(pk=secret.pk).update(state="current")
    with pytest.raises(OnPaperOnly):
        open_question_time(item=secret, by=running.chair, at=running.at(1))


def test_an_item_that_becomes_secret_leaves_it(running: World) -> None:
    item = make_question_time(running)
    plan = ItemPlan(kind="", secrecy="mat", minutes=20)
    change_item(item=item, plan=plan, by=running.secretary, at=running.at(1))
    assert Item.objects.get(pk=item.pk).takes_questions is False


def test_an_item_with_a_question_does_not_become_secret(running: World) -> None:
    item = make_question_time(running)
    make_inquiry(running, item, "hanh")
    plan = ItemPlan(kind="", secrecy="mat", minutes=20)
    with pytest.raises(Exception, match="đã có nội dung"):
        change_item(item=item, plan=plan, by=running.secretary, at=running.at(1))


def test_an_item_for_questions_begins_with_it(running: World) -> None:
    Item.objects.filter(pk=running.items[1].pk).update(kind="inquiry")
    assert start_item(item=running.items[1], by=running.chair, at=running.at(1)).takes_questions is True
    assert start_item(item=running.items[2], by=running.chair, at=running.at(2)).takes_questions is False
    assert kinds(running.meeting) == ["ItemStarted", "QuestionTimeClosed", "ItemFinished", "ItemStarted"]


def test_question_answer_follow_up_answer_end(running: World) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh", to="an")
    steps = [("question", 2, "asking"), ("answer", 4, "answering"), ("follow_up", 7, "following"), ("answer", 8, "")]
    for kind, minute, wanted in steps:
        call(running, inquiry, kind, minute)
        assert state(inquiry) == wanted or kind == "answer"
    finish_inquiry(inquiry=inquiry, by=running.chair, at=running.at(9))
    spoken = [
        (turn.kind, turn.attendee.user.username, turn.state, turn.limit_seconds, turn.seconds())
        for turn in Turn.objects.order_by("called_at")
    ]
    assert spoken == [
        ("question", "hanh", "done", 120, 120),
        ("answer", "an", "done", 180, 180),
        ("follow_up", "hanh", "done", 120, 60),
        ("answer", "an", "done", 180, 60),
    ]
    ended = Inquiry.objects.get()
    assert (ended.state, ended.called_at, ended.ended_at) == ("done", running.at(2), running.at(9))
    assert kinds(running.meeting) == [
        "InquiryCalled",
        "FloorGiven",
        *["FloorEnded", "InquiryCalled", "FloorGiven"] * 3,
        "FloorEnded",
        "InquiryFinished",
    ]


def test_the_rules_of_the_body_say_how_long_each_step_takes(running: World) -> None:
    Body.objects.update(speech_minutes=9, question_minutes=1, answer_minutes=5, follow_up_minutes=4)
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    steps = [call(running, inquiry, kind, minute) for minute, kind in enumerate(("question", "answer", "follow_up"), 4)]
    assert [turn.limit_seconds for turn in steps] == [60, 300, 240]


def test_what_is_told_of_a_call(running: World) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    turn = call(running, inquiry, "question", 2, seconds=60)
    item = str(inquiry.item_id)
    assert turn.limit_seconds == 60
    assert events(running.meeting) == [
        ("InquiryCalled", {"inquiry": str(inquiry.pk), "item": item, "kind": "question"}),
        ("FloorGiven", {"turn": str(turn.pk), "item": item, "kind": "question"}),
    ]


def test_the_next_question_ends_the_one_before(running: World) -> None:
    item = make_question_time(running)
    first, second = make_inquiry(running, item, "hanh"), make_inquiry(running, item, "giao", minute=2)
    call(running, first, "question", 3)
    call(running, second, "question", 5)
    assert (state(first), state(second)) == ("done", "asking")


def test_a_point_of_order_comes_between_and_the_question_stays_open(running: World) -> None:
    item = make_question_time(running)
    inquiry = make_inquiry(running, item, "hanh")
    call(running, inquiry, "question", 3)
    give_floor(turn=make_turn(running, item, "dat", kind="order"), by=running.chair, at=running.at(4))
    assert state(inquiry) == "asking"
    finish_inquiry(inquiry=inquiry, by=running.chair, at=running.at(5))
    assert Turn.objects.get(kind="order").state == "speaking"


@pytest.mark.parametrize(
    ("at_state", "kind"),
    [
        ("waiting", "answer"),
        ("waiting", "follow_up"),
        ("asking", "question"),
        ("asking", "follow_up"),
        ("done", "answer"),
        ("withdrawn", "question"),
    ],
)
def test_a_step_that_does_not_follow(running: World, at_state: str, kind: str) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    Inquiry.objects.update(state=at_state)
    with pytest.raises(WrongStep):
        call(running, inquiry, kind, 3)


@pytest.mark.parametrize("name", ["hanh", "an", "cham"])
def test_who_leads_calls_and_ends(running: World, name: str) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    with pytest.raises(NotAllowed):
        call_inquiry(inquiry=inquiry, kind="question", by=running.users[name], at=running.at(2))
    call(running, inquiry, "question", 3)
    with pytest.raises(NotAllowed):
        finish_inquiry(inquiry=inquiry, by=running.users[name], at=running.at(4))


def test_a_question_that_waits_is_not_finished(running: World) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    with pytest.raises(WrongStep):
        finish_inquiry(inquiry=inquiry, by=running.chair, at=running.at(4))


def test_outside_question_time_nothing_is_called(running: World) -> None:
    inquiry = make_inquiry(running, make_current(running), "hanh")
    with pytest.raises(NoQuestionTime):
        call(running, inquiry, "question", 3)


def test_in_a_recess_nothing_is_called(running: World) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    session.recess(meeting=running.meeting, by=running.chair, at=running.at(2))
    with pytest.raises(NotInSession):
        call(running, inquiry, "question", 3)


@pytest.mark.parametrize(("name", "kind"), [("hanh", "question"), ("an", "answer")])
def test_who_left_is_not_called(running: World, name: str, kind: str) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh", to="an")
    if kind == "answer":
        call(running, inquiry, "question", 2)
    Attendance.objects.filter(attendee=running.attendee(name)).update(out_at=running.at(3))
    with pytest.raises(NotInRoom):
        call(running, inquiry, kind, 4)


def test_of_an_office_a_representative_answers(running: World) -> None:
    represent(running, "giao", "dat")
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    Inquiry.objects.update(to_attendee=None, to_office=running.offices["Đảng ủy Ủy ban nhân dân phường"])
    call(running, inquiry, "question", 2)
    assert call(running, inquiry, "answer", 3).attendee == running.attendee("giao")
    assert call(running, inquiry, "answer", 4, "dat").attendee == running.attendee("dat")


@pytest.mark.parametrize("name", ["giao", "hanh"])
def test_nobody_answers_for_another(running: World, name: str) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh", to="an")
    call(running, inquiry, "question", 2)
    with pytest.raises(CannotAnswer):
        call(running, inquiry, "answer", 3, name)


def test_an_office_that_nobody_represents_in_the_room(running: World) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    Inquiry.objects.update(to_attendee=None, to_office=running.offices["Ban Xây dựng Đảng"])
    call(running, inquiry, "question", 2)
    Attendee.objects.filter(user__office=running.offices["Ban Xây dựng Đảng"]).delete()
    with pytest.raises(CannotAnswer):
        call(running, inquiry, "answer", 3)


def test_closing_ends_the_open_question_and_leaves_the_others_unasked(running: World) -> None:
    item = make_question_time(running)
    first, second = make_inquiry(running, item, "hanh"), make_inquiry(running, item, "giao", minute=2)
    call(running, first, "question", 3)
    close_question_time(item=item, by=running.chair, at=running.at(5))
    assert (state(first), state(second), Turn.objects.get().state) == ("done", "waiting", "done")
    assert kinds(running.meeting)[2:] == ["FloorEnded", "InquiryFinished", "QuestionTimeClosed"]
    with pytest.raises(NoQuestionTime):
        close_question_time(item=item, by=running.chair, at=running.at(6))


def test_nobody_else_closes_it(running: World) -> None:
    with pytest.raises(NotAllowed):
        close_question_time(item=make_question_time(running), by=running.users["hanh"], at=running.at(5))


def test_the_end_of_the_item_ends_it(running: World) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    call(running, inquiry, "question", 3)
    finish_item(item=inquiry.item, by=running.chair, at=running.at(5))
    assert (state(inquiry), Item.objects.get(pk=inquiry.item_id).takes_questions) == ("done", False)


def test_the_clock_of_a_question_stops_in_a_recess(running: World) -> None:
    inquiry = make_inquiry(running, make_question_time(running), "hanh")
    call(running, inquiry, "question", 2)
    session.recess(meeting=running.meeting, by=running.chair, at=running.at(3))
    session.resume(meeting=running.meeting, by=running.chair, at=running.at(20))
    call(running, inquiry, "answer", 20.5)
    assert Turn.objects.get(kind="question").seconds() == 90


def test_somebody_of_another_meeting_answers_nothing(running: World) -> None:
    elsewhere = world(code="noi-khac", state="running", present=5)
    inquiry = make_inquiry(running, make_question_time(running), "hanh", to="an")
    call(running, inquiry, "question", 2)
    with pytest.raises(CannotAnswer):
        call_inquiry(
            inquiry=inquiry, kind="answer", attendee=elsewhere.attendee("an"), by=running.chair, at=running.at(3)
        )
