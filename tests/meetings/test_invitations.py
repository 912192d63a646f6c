"""Whom to ask, what they answer, and two people doing it at once."""

from collections.abc import Callable

import pytest

from meetings import attendance, invitations, seating
from meetings.models import Attendance, Attendee, Event
from people.refusals import BadInput, NotAllowed, Refusal
from tests.agenda.races import together
from tests.factories import World, make_user, world


def kinds(here: World) -> list[str]:
    return list(Event.objects.filter(meeting=here.meeting).values_list("kind", flat=True))


def ask(here: World, name: str = "stranger", role: str = "observer") -> Attendee:
    return invitations.invite(meeting=here.meeting, user=here.users[name], role=role, by=here.secretary, at=here.at())


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "convened", "running", "recess"])
def test_a_guest_is_added_also_after_convening(state: str) -> None:
    here = world(state=state)
    assert ask(here).role == "observer"
    assert kinds(here) == ["AttendeeAdded"]


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["closed", "concluded", "cancelled"])
def test_nobody_is_added_when_it_is_over(state: str) -> None:
    with pytest.raises(Refusal):
        ask(world(state=state))


def test_nobody_is_asked_twice_and_nobody_as_a_member(draft: World) -> None:
    ask(draft)
    with pytest.raises(invitations.AlreadyAsked):
        ask(draft)
    with pytest.raises(BadInput):
        ask(draft, role="member")
    assert kinds(draft) == ["AttendeeAdded"]


@pytest.mark.django_db
def test_who_was_in_the_room_stays_on_the_list() -> None:
    here = world(state="running", present=10)
    attendance.arrive(attendee=here.attendee("en"), how="desk", by=here.secretary, at=here.at(1))
    for name in ("en", "hanh", "thuong"):
        with pytest.raises(invitations.HasTakenPart):
            invitations.uninvite(attendee=here.attendee(name), by=here.secretary, at=here.at(2))


@pytest.mark.django_db
def test_an_absence_needs_a_reason_and_coming_after_all_clears_it() -> None:
    here = world(state="convened")
    hanh = here.attendee("hanh")
    with pytest.raises(BadInput):
        invitations.answer(attendee=hanh, reply="not_coming", reason="  ", by=hanh.user, at=here.at())
    invitations.answer(attendee=hanh, reply="not_coming", reason="đi công tác", by=hanh.user, at=here.at())
    attendance.note_absence(
        attendee=hanh, absence="excused", reason="đi công tác, đã báo cáo", by=here.secretary, at=here.at()
    )
    answered = invitations.answer(attendee=hanh, reply="coming", by=hanh.user, at=here.at())
    assert (answered.reply, answered.absence, answered.absence_reason) == ("coming", "", "")


@pytest.mark.django_db
def test_nobody_answers_for_a_colleague() -> None:
    here = world(state="convened")
    with pytest.raises(NotAllowed):
        invitations.answer(attendee=here.attendee("hanh"), reply="coming", by=here.secretary, at=here.at())


Act = Callable[[World, Attendee], object]
AFTERWARDS: dict[str, Act] = {
    "removal": lambda here, one: invitations.uninvite(attendee=one, by=here.secretary, at=here.at(1)),
    "arrival": lambda here, one: attendance.arrive(attendee=one, how="qr", by=one.user, at=here.at(1)),
    "departure": lambda here, one: attendance.leave(attendee=one, by=here.secretary, at=here.at(1)),
    "absence": lambda here, one: attendance.note_absence(
        attendee=one, absence="excused", reason="", by=here.secretary, at=here.at(1)
    ),
    "answer": lambda here, one: invitations.answer(attendee=one, reply="coming", by=one.user, at=here.at(1)),
    "chair": lambda here, one: invitations.name_chair(attendee=one, by=here.secretary, at=here.at(1)),
}


@pytest.mark.django_db
@pytest.mark.parametrize("act", AFTERWARDS)
def test_what_comes_after_a_removal_says_so(act: str) -> None:
    here = world(state="convened")
    guest = here.attendee("en")
    invitations.uninvite(attendee=here.attendee("en"), by=here.secretary, at=here.at())
    with pytest.raises(seating.NotInvited):
        AFTERWARDS[act](here, guest)
    assert kinds(here) == ["AttendeeRemoved"]


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Runs all in threads that start together; what they raised."""
    return [result for result in together(acts) if isinstance(result, Exception)]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_secretaries_remove_the_same_guest() -> None:
    here = world(state="convened")
    guest = here.attendee("en")
    raised = at_once(
        lambda: invitations.uninvite(attendee=guest, by=here.secretary, at=here.at()),
        lambda: invitations.uninvite(attendee=here.attendee("en"), by=here.clerk, at=here.at()),
    )
    assert [type(error) for error in raised] in ([seating.NotInvited], [Attendee.DoesNotExist])
    assert kinds(here) == ["AttendeeRemoved"]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_guest_comes_in_while_being_taken_off_the_list() -> None:
    here = world(state="running")
    guest = here.attendee("en")
    raised = at_once(
        lambda: invitations.uninvite(attendee=guest, by=here.secretary, at=here.at()),
        lambda: attendance.arrive(attendee=guest, how="qr", by=guest.user, at=here.at()),
    )
    assert len(raised) == 1
    assert isinstance(raised[0], Refusal)
    stays = Attendance.objects.filter(attendee_id=guest.pk).count()
    assert kinds(here) == (["AttendeeArrived"] if stays else ["AttendeeRemoved"])
    assert Attendee.objects.filter(pk=guest.pk).exists() == bool(stays)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_secretaries_name_two_chairs() -> None:
    here = world(state="convened")
    one, other = here.attendee("hanh"), here.attendee("an")
    raised = at_once(
        lambda: invitations.name_chair(attendee=one, by=here.secretary, at=here.at()),
        lambda: invitations.name_chair(attendee=other, by=here.clerk, at=here.at()),
    )
    assert raised == []
    assert Attendee.objects.filter(meeting=here.meeting, role="chair").count() == 1
    assert Attendee.objects.filter(meeting=here.meeting, is_member=True).count() == 11


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_secretaries_tick_the_same_person_in_and_out() -> None:
    here = world(state="running", present=10)
    hanh = here.attendee("hanh")
    raised = at_once(
        *[lambda: attendance.leave(attendee=hanh, by=here.secretary, at=here.at(5))] * 2,
        *[lambda: attendance.arrive(attendee=hanh, how="desk", by=here.clerk, at=here.at(6))] * 2,
    )
    assert {type(error) for error in raised} <= {attendance.NotHere}
    assert Attendance.objects.filter(attendee=hanh, out_at=None).count() <= 1
    left, arrived = kinds(here).count("AttendeeLeft"), kinds(here).count("AttendeeArrived")
    assert arrived in (left, left - 1)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_the_same_person_asked_by_two() -> None:
    here = world(state="convened")
    newcomer = make_user("moi", "Phan Văn Mới")
    raised = at_once(
        *[
            lambda: invitations.invite(
                meeting=here.meeting, user=newcomer, role="invited", by=here.secretary, at=here.at()
            )
        ]
        * 4
    )
    assert [type(error) for error in raised] == [invitations.AlreadyAsked] * 3
    assert kinds(here) == ["AttendeeAdded"]
