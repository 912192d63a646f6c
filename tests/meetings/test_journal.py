from threading import Thread

import pytest
from django.db import connection, transaction

from meetings import journal
from meetings.events import AttendeeLeft, MeetingChanged, MeetingRecessed
from meetings.facts import REGISTRY, Fact, event
from meetings.models import Event, Meeting
from tests.factories import World, world

WRITERS, EACH = 20, 10


def test_numbers_follow_each_other(draft: World) -> None:
    with transaction.atomic():
        seqs = [
            journal.record(draft.meeting, MeetingChanged(), by=draft.secretary, at=draft.at(minute))
            for minute in (1, 2)
        ]
    assert seqs == [1, 2]
    assert journal.head(draft.meeting.pk) == 2
    assert [found.seq for found in journal.after(draft.meeting.pk, 1)] == [2]


def test_a_fact_keeps_its_fields(draft: World) -> None:
    with transaction.atomic():
        journal.record(draft.meeting, AttendeeLeft(attendee="a"), by=draft.secretary, at=draft.at())
    found = Event.objects.get()
    assert (found.kind, found.payload, found.by) == ("AttendeeLeft", {"attendee": "a"}, draft.secretary)


def test_what_is_rolled_back_leaves_no_gap(draft: World) -> None:
    with transaction.atomic():
        journal.record(draft.meeting, MeetingChanged(), by=draft.secretary, at=draft.at())
        transaction.set_rollback(True)
    with transaction.atomic():
        assert journal.record(draft.meeting, MeetingChanged(), by=draft.secretary, at=draft.at()) == 1


def test_news_go_out_after_the_commit_alone(
    draft: World, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    heard: list[int] = []

    def hear(sender: object, meeting_id: object, seq: int, **_: object) -> None:
        heard.append(seq)

    journal.recorded.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            with transaction.atomic():
                journal.record(draft.meeting, MeetingRecessed(), by=draft.secretary, at=draft.at())
            assert heard == []
    finally:
        journal.recorded.disconnect(hear)
    assert heard == [1]


@pytest.mark.django_db(transaction=True)
def test_recording_outside_a_transaction_is_a_mistake() -> None:
    here = world()
    with pytest.raises(RuntimeError):
        journal.record(here.meeting, MeetingChanged(), by=here.secretary, at=here.at())


def test_a_field_that_is_not_plain_is_refused() -> None:
    with pytest.raises(TypeError):

        @event
        class Broken(Fact):
            things: list[str]

    assert "Broken" not in REGISTRY


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_twenty_writers_leave_no_gap_and_no_double() -> None:
    here = world()
    failed: list[BaseException] = []

    def write() -> None:
        try:
            for _ in range(EACH):
                with transaction.atomic():
                    journal.record(Meeting(pk=here.meeting.pk), MeetingChanged(), by=here.secretary, at=here.at())
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=write) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert list(Event.objects.values_list("seq", flat=True)) == list(range(1, WRITERS * EACH + 1))
