"""The queue of speakers and the floor."""

import pytest

from agenda.locks import NotInSession
from agenda.models import Item, Turn
from agenda.secrecy import OnPaperOnly
from agenda.states import ItemState, TurnKind, TurnState
from agenda.turns import NotInRoom, QueueClosed, WrongTurn, ask_to_speak, end_turn, give_floor, withdraw_turn
from meetings.models import Attendance, Meeting
from people.models import Body
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import events, make_current, make_secret, make_turn
from tests.factories import World, world


def ask(
    here: World,
    item: Item,
    name: str,
    by: str | None = None,
    subject: str = "",
    minute: float = 1,
    kind: str = TurnKind.SPEECH,
) -> Turn:
    return ask_to_speak(
        attendee=here.attendee(name),
        item=item,
        kind=kind,
        subject=subject,
        by=here.users[by or name],
        at=here.at(minute),
    )


def come(here: World, name: str) -> None:
    Attendance.objects.create(attendee=here.attendee(name), in_at=here.at(), how="desk", noted_by=here.secretary)


def test_a_member_asks_with_a_subject(running: World) -> None:
    item = make_current(running)
    turn = ask(running, item, "hanh", subject="chỉ tiêu số cuộc họp")
    assert (turn.state, turn.subject, turn.asked_at) == (TurnState.WAITING, "chỉ tiêu số cuộc họp", running.at(1))
    assert events(running.meeting) == [
        ("FloorRequested", {"turn": str(turn.pk), "item": str(item.pk), "kind": "speech"})
    ]


def test_asking_twice_is_asking_once(running: World) -> None:
    item = make_current(running)
    first = ask(running, item, "hanh", subject="một")
    assert ask(running, item, "hanh", subject="hai", minute=2) == first
    assert (Turn.objects.count(), len(events(running.meeting))) == (1, 1)


def test_who_has_spoken_may_ask_again(running: World) -> None:
    item = make_current(running)
    make_turn(running, item, "hanh", "done")
    assert ask(running, item, "hanh").state == TurnState.WAITING


@pytest.mark.parametrize("by", ["thuong", "cham", "khoi"])
def test_the_desk_enters_somebody(running: World, by: str) -> None:
    assert ask(running, make_current(running), "hanh", by=by).attendee.user.username == "hanh"


def test_nobody_asks_for_a_colleague(running: World) -> None:
    with pytest.raises(NotAllowed):
        ask(running, make_current(running), "hanh", by="an")


def test_a_guest_asks_at_the_items_they_are_asked_to(running: World) -> None:
    come(running, "luc")
    assert ask(running, make_current(running, 1), "luc").state == TurnState.WAITING


def test_a_guest_does_not_ask_elsewhere(running: World) -> None:
    come(running, "luc")
    with pytest.raises(NotAllowed, match="không được mời"):
        ask(running, make_current(running, 2), "luc")


def test_an_attendee_of_another_meeting_is_refused(running: World) -> None:
    elsewhere = world(code="noi-khac")
    item = make_current(running)
    with pytest.raises(NotAllowed):
        ask_to_speak(attendee=elsewhere.attendee("hanh"), item=item, by=running.secretary, at=running.at())


@pytest.mark.parametrize("state", [ItemState.PLANNED, ItemState.DONE])
def test_the_queue_is_that_of_the_current_item(running: World, state: str) -> None:
    Item.objects.filter(pk=running.items[0].pk).update(state=state)
    with pytest.raises(QueueClosed):
        ask(running, running.items[0], "hanh")


@pytest.mark.parametrize("state", ["convened", "recess", "closed"])
def test_the_queue_is_open_while_the_meeting_runs(running: World, state: str) -> None:
    item = make_current(running)
    Meeting.objects.update(state=state)
    with pytest.raises(NotInSession):
        ask(running, item, "hanh")


def test_who_is_absent_does_not_ask(running: World) -> None:
    with pytest.raises(NotInRoom, match="Lý Văn Ơn"):
        ask(running, make_current(running), "on")


def test_a_secret_item_takes_no_subject(running: World) -> None:
    secret = make_secret(running)
    Item.objects.filter(pk=secret.pk).update(state=ItemState.CURRENT)
    with pytest.raises(OnPaperOnly):
        ask(running, secret, "hanh", subject="nhân sự")
    assert ask(running, secret, "hanh").subject == ""


@pytest.mark.parametrize("kind", ["speech", "pro", "contra", "order"])
def test_the_kind_is_kept_and_told(running: World, kind: str) -> None:
    turn = ask(running, make_current(running), "hanh", kind=kind)
    assert Turn.objects.get().kind == kind
    give_floor(turn=turn, by=running.chair, at=running.at(2))
    end_turn(turn=turn, by=running.chair, at=running.at(3))
    told = [(name, payload["kind"]) for name, payload in events(running.meeting)]
    assert told == [("FloorRequested", kind), ("FloorGiven", kind), ("FloorEnded", kind)]


@pytest.mark.parametrize("kind", ["question", "answer", "follow_up", "", "song"])
def test_what_belongs_to_question_time_is_not_asked_for(running: World, kind: str) -> None:
    with pytest.raises(BadInput):
        ask(running, make_current(running), "hanh", kind=kind)
    assert Turn.objects.count() == 0


def test_a_point_of_order_besides_a_speech(running: World) -> None:
    item = make_current(running)
    speech, order = ask(running, item, "hanh"), ask(running, item, "hanh", kind="order")
    assert ask(running, item, "hanh", kind="order") == order
    assert ask(running, item, "hanh", kind="contra") == speech
    assert Turn.objects.count() == 2


@pytest.mark.parametrize("kind", ["pro", "contra"])
def test_a_secret_item_takes_no_side(running: World, kind: str) -> None:
    secret = make_secret(running)
    Item.objects.filter(pk=secret.pk).update(state=ItemState.CURRENT)
    with pytest.raises(OnPaperOnly):
        ask(running, secret, "hanh", kind=kind)
    assert ask(running, secret, "hanh", kind="order").kind == "order"


def test_without_a_word_of_the_chair_the_rules_of_the_body_say_how_long(running: World) -> None:
    Body.objects.update(speech_minutes=7)
    turn = ask(running, make_current(running), "hanh")
    assert turn.limit_seconds == 420
    assert give_floor(turn=turn, by=running.chair, at=running.at(2)).limit_seconds == 420


def test_nobody_is_called_for_longer_than_an_hour(running: World) -> None:
    turn = make_turn(running, make_current(running), "hanh")
    assert give_floor(turn=turn, limit_seconds=9000, by=running.chair, at=running.at(2)).limit_seconds == 3600


def test_calling_a_speaker_ends_the_one_before(running: World) -> None:
    item = make_current(running)
    first = make_turn(running, item, "hanh", "speaking", minute=1)
    second = make_turn(running, item, "an", minute=3)
    called = give_floor(turn=second, limit_seconds=180, by=running.chair, at=running.at(8))
    assert (called.state, called.called_at, called.limit_seconds) == (TurnState.SPEAKING, running.at(8), 180)
    ended = Turn.objects.get(pk=first.pk)
    assert (ended.state, ended.ended_at) == (TurnState.DONE, running.at(8))
    assert events(running.meeting) == [
        ("FloorEnded", {"turn": str(first.pk), "item": str(item.pk), "seconds": 360, "kind": "speech"}),
        ("FloorGiven", {"turn": str(second.pk), "item": str(item.pk), "kind": "speech"}),
    ]


@pytest.mark.parametrize("state", ["speaking", "done", "withdrawn"])
def test_only_who_waits_is_called(running: World, state: str) -> None:
    turn = make_turn(running, make_current(running), "hanh", state)
    with pytest.raises(WrongTurn):
        give_floor(turn=turn, by=running.chair, at=running.at())


def test_the_queue_of_a_finished_item_is_not_called(running: World) -> None:
    turn = make_turn(running, running.items[0], "hanh")
    with pytest.raises(WrongTurn):
        give_floor(turn=turn, by=running.chair, at=running.at())


def test_who_left_is_not_called(running: World) -> None:
    turn = make_turn(running, make_current(running), "hanh")
    Attendance.objects.filter(attendee=turn.attendee).update(out_at=running.at(2))
    with pytest.raises(NotInRoom):
        give_floor(turn=turn, by=running.chair, at=running.at(3))


@pytest.mark.parametrize("name", ["hanh", "an", "cham", "luc"])
def test_who_leads_gives_the_floor(running: World, name: str) -> None:
    turn = make_turn(running, make_current(running), "hanh")
    with pytest.raises(NotAllowed):
        give_floor(turn=turn, by=running.users[name], at=running.at())


@pytest.mark.parametrize("name", ["khoi", "thuong", "hanh"])
def test_who_leads_or_speaks_ends_the_turn(running: World, name: str) -> None:
    item = make_current(running)
    turn = make_turn(running, item, "hanh", "speaking", minute=1)
    end_turn(turn=turn, by=running.users[name], at=running.at(6.5))
    told = {"turn": str(turn.pk), "item": str(item.pk), "seconds": 270, "kind": "speech"}
    assert events(running.meeting) == [("FloorEnded", told)]


def test_others_do_not_end_a_turn(running: World) -> None:
    turn = make_turn(running, make_current(running), "hanh", "speaking")
    with pytest.raises(NotAllowed):
        end_turn(turn=turn, by=running.users["an"], at=running.at(6))


def test_a_turn_ends_once(running: World) -> None:
    turn = make_turn(running, make_current(running), "hanh", "done")
    with pytest.raises(WrongTurn):
        end_turn(turn=turn, by=running.chair, at=running.at(6))


@pytest.mark.parametrize("name", ["hanh", "thuong", "cham", "khoi"])
def test_a_waiting_speaker_is_withdrawn(running: World, name: str) -> None:
    item = make_current(running)
    turn = make_turn(running, item, "hanh")
    withdraw_turn(turn=turn, by=running.users[name], at=running.at(2))
    assert Turn.objects.get(pk=turn.pk).state == TurnState.WITHDRAWN
    told = {"turn": str(turn.pk), "item": str(item.pk), "kind": "speech"}
    assert events(running.meeting) == [("FloorWithdrawn", told)]


def test_others_do_not_withdraw_a_speaker(running: World) -> None:
    turn = make_turn(running, make_current(running), "hanh")
    with pytest.raises(NotAllowed):
        withdraw_turn(turn=turn, by=running.users["an"], at=running.at(2))


def test_who_speaks_is_not_withdrawn(running: World) -> None:
    turn = make_turn(running, make_current(running), "hanh", "speaking")
    with pytest.raises(WrongTurn):
        withdraw_turn(turn=turn, by=running.users["hanh"], at=running.at(2))
