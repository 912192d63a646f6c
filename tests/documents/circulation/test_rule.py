"""Who reads what is to be returned, or is read in the room alone, in each state of the meeting."""

from uuid import uuid4

import pytest
from django.utils import timezone

from documents import access
from documents.books.contents import contents_of
from documents.drawing import draw_pages
from documents.models import Paper
from documents.offline import keeping
from documents.searching.finding import find
from meetings.attendance import is_present
from meetings.models import Attendance, Meeting
from people.models import User
from people.words import wanted
from tests.documents.circulation.factories import make_paper
from tests.factories import World

pytestmark = pytest.mark.django_db

STATES = ["draft", "convened", "running", "recess", "closed", "concluded", "cancelled"]
OFFICE = {"thuong", "cham"}
AT_ITEM_1 = {"khoi", "hanh", "an", "giao", "dat", "nguyet", "quocan", "don", "uoc", "nhi", "on", "luc", "en"}
ABSENT = {"on", "luc", "en"}


def readers(here: World, paper: Paper) -> set[str]:
    """By user name: `may_read` one by one, which must be what `readers` says for all at once."""
    fresh = Paper.objects.select_related("meeting__body", "item").get(pk=paper.pk)
    found = {name for name, user in here.users.items() if access.may_read(user, fresh)}
    assert access.readers(fresh) == {here.users[name].pk for name in found}
    for name, user in here.users.items():
        assert access.readable(user).filter(pk=paper.pk).exists() == (name in found), name
    return found


def indexed(paper: Paper) -> None:
    draw_pages.call(str(paper.versions.get().pk))


def enter(here: World, state: str) -> None:
    Meeting.objects.filter(pk=here.meeting.pk).update(state=state)


@pytest.mark.parametrize("state", STATES)
def test_what_is_to_be_returned_is_open_until_the_meeting_is_over(here: World, state: str) -> None:
    paper = make_paper(here, "return")
    enter(here, state)
    sees = {"convened", "running", "recess"}
    assert readers(here, paper) == OFFICE | (AT_ITEM_1 if state in sees else set())


@pytest.mark.parametrize("state", STATES)
def test_what_is_for_the_room_is_open_to_those_in_it_while_the_meeting_runs(here: World, state: str) -> None:
    paper = make_paper(here, "room")
    enter(here, state)
    assert readers(here, paper) == OFFICE | (AT_ITEM_1 - ABSENT if state == "running" else set())


def test_who_leaves_the_room_or_takes_part_from_elsewhere_does_not_read_it(here: World) -> None:
    paper = make_paper(here, "room", item=None)
    Attendance.objects.filter(attendee=here.attendee("hanh")).update(out_at=timezone.now())
    Attendance.objects.filter(attendee=here.attendee("an")).update(how="online")
    assert is_present(here.attendee("an"))
    assert {"hanh", "an"} & readers(here, paper) == set()


def test_a_stay_in_another_room_opens_nothing_here(here: World) -> None:
    paper = make_paper(here, "room")
    Attendance.objects.filter(attendee__meeting=here.meeting).delete()
    other = Meeting.objects.get(pk=here.meeting.pk)
    other.pk, other.ordinal = uuid4(), 19
    other._state.adding = True
    other.save(force_insert=True)
    seat = here.attendee("hanh")
    seat.pk, seat.meeting, seat.token = uuid4(), other, "another"
    seat._state.adding = True
    seat.save(force_insert=True)
    Attendance.objects.create(attendee=seat, in_at=here.at(), how="desk", noted_by=here.secretary)
    assert readers(here, paper) == OFFICE


@pytest.mark.parametrize(("circulation", "state", "keeps"), [("return", "running", True), ("return", "closed", False)])
def test_a_device_keeps_what_is_to_be_returned_until_then(
    here: World, circulation: str, state: str, keeps: bool
) -> None:
    version = make_paper(here, circulation).versions.get()
    enter(here, state)
    for user in (here.users["hanh"], here.clerk):
        assert bool(keeping.still_keepable(user, [version.pk])) == keeps


@pytest.mark.parametrize("state", STATES)
def test_no_device_ever_keeps_what_is_for_the_room(here: World, state: str) -> None:
    version = make_paper(here, "room").versions.get()
    enter(here, state)
    assert [keeping.still_keepable(user, [version.pk]) for user in User.objects.all()] == [[]] * User.objects.count()


@pytest.mark.parametrize("circulation", ["return", "room"])
def test_neither_is_in_a_book_which_says_so(here: World, circulation: str) -> None:
    make_paper(here, circulation)
    for user in (here.users["hanh"], here.clerk):
        book = contents_of(user, here.meeting)
        assert book.versions == []
        assert "Phương án nhân lực" in book.sections[0].note
    absent = contents_of(here.users["on"], here.meeting)
    assert absent.fingerprint == contents_of(here.users["hanh"], here.meeting).fingerprint


def test_what_is_for_the_room_is_found_by_nobody(here: World) -> None:
    indexed(make_paper(here, "room"))
    assert [find(user, wanted("Phương án nhân lực")).places for user in (here.users["hanh"], here.clerk)] == [0, 0]


def test_what_was_returned_is_found_by_the_office_alone(here: World) -> None:
    indexed(make_paper(here, "return"))
    sought = wanted("Phương án nhân lực")
    assert find(here.users["hanh"], sought).places > 0
    enter(here, "closed")
    assert find(here.users["hanh"], sought).places == 0
    assert find(here.clerk, sought).places > 0
