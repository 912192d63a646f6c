"""How long each may speak, by the body's rules."""

import pytest
from django.test import Client
from django.urls import reverse

from meetings.floor_times import Times, change_times, times_of
from meetings.models import Event, Meeting
from people.models import Body
from people.refusals import BadInput, NotAllowed, Stale
from tests.factories import World

TIMES = Times(speech=7, question=1, answer=5, follow_up=1)
USUAL = Times(speech=5, question=2, answer=3, follow_up=2)


def change(here: World, times: Times = TIMES, mark: str = USUAL.mark, name: str = "thuong") -> None:
    change_times(meeting=here.meeting, times=times, mark=mark, by=here.users[name], at=here.at(1))


def stored(here: World) -> Times:
    return times_of(Body.objects.get(pk=here.body.pk))


def test_a_body_starts_with_what_is_usual(running: World) -> None:
    assert stored(running) == USUAL


def test_the_office_sets_the_times_and_the_meeting_is_told(running: World) -> None:
    change(running)
    assert stored(running) == TIMES
    event = Event.objects.get(meeting=running.meeting)
    assert (event.kind, event.payload) == (
        "SpeakingTimesChanged",
        {"speech": 7, "question": 1, "answer": 5, "follow_up": 1},
    )


def test_every_meeting_of_the_body_that_is_not_over_is_told(running: World) -> None:
    for ordinal, state in ((19, "draft"), (20, "closed")):
        Meeting.objects.create(
            body=running.body, term=running.term, ordinal=ordinal, state=state, starts_at=running.at(), place="P"
        )
    change(running)
    assert set(Event.objects.values_list("meeting__ordinal", flat=True)) == {18, 19}


def test_saving_the_same_again_changes_nothing(running: World) -> None:
    change(running, USUAL, mark="an old mark")
    assert not Event.objects.exists()


def test_what_somebody_else_changed_is_not_overwritten(running: World) -> None:
    change(running)
    with pytest.raises(Stale):
        change(running, Times(speech=3, question=2, answer=3, follow_up=2))
    assert stored(running) == TIMES


@pytest.mark.parametrize("minutes", [0, 61])
def test_a_time_is_between_a_minute_and_an_hour(running: World, minutes: int) -> None:
    with pytest.raises(BadInput):
        change(running, Times(speech=5, question=2, answer=minutes, follow_up=2))


@pytest.mark.parametrize("name", ["khoi", "hanh", "stranger"])
def test_the_office_alone_sets_the_times(running: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        change(running, name=name)


def test_the_page_shows_the_times_and_keeps_what_was_typed_when_it_is_refused(running: World) -> None:
    client = Client()
    client.force_login(running.secretary, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("meetings:times", args=[running.meeting.pk])
    page = client.get(address).content.decode()
    assert 'name="answer" value="3"' in page
    assert "Quy chế làm việc số 05-QC/ĐU" in page
    sent = {"speech": "7", "question": "1", "answer": "5", "follow_up": "1", "mark": "1.1.1.1"}
    refused = client.post(address, sent)
    assert refused.status_code == 200
    assert "Có người vừa sửa thời gian phát biểu" in refused.content.decode()
    assert 'name="answer" value="5"' in refused.content.decode()
    assert client.post(address, sent | {"mark": USUAL.mark}).status_code == 303
    assert stored(running) == TIMES
