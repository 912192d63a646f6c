"""Whatever is done to a journal behind the product's back shows."""

import random
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from agenda.events import ItemMoved
from meetings import chain, journal
from meetings.chain import End, Fault, Wrong
from meetings.events import MeetingChanged
from meetings.models import Event, Meeting
from tests.factories import World

LENGTH = 12


@pytest.fixture
def long(draft: World) -> World:
    """A journal of some length."""
    write(draft, LENGTH)
    return draft


def write(here: World, count: int) -> None:
    with transaction.atomic():
        for number in range(count):
            fact = ItemMoved(item=f"mục {number}", position=number)
            journal.record(here.meeting, fact, by=here.secretary, at=here.at(number))


def rows(here: World) -> list[Event]:
    return list(Event.objects.filter(meeting=here.meeting))


def chained_anew(here: World, since: int) -> None:
    """What somebody does who knows how the chain is made."""
    before = chain.START
    for row in rows(here):
        told = chain.link(before, here.meeting.pk, row.seq, row.kind, row.at, row.by_id, row.payload)
        if row.seq >= since:
            Event.objects.filter(pk=row.pk).update(hash=told)
        before = told


def test_a_journal_is_whole_and_has_an_end(long: World) -> None:
    assert chain.faults(long.meeting) == []
    end = chain.end(long.meeting.pk)
    assert (end.seq, len(end.hash), len(end.code)) == (LENGTH, 64, 19)
    write(long, 3)
    assert chain.faults(long.meeting, [end, End(0, chain.START)]) == []


def test_an_empty_journal_is_whole(draft: World) -> None:
    assert chain.faults(draft.meeting) == []
    assert chain.end(draft.meeting.pk) == End(0, "")
    assert chain.end(draft.meeting.pk).code == ""


def test_two_meetings_with_the_same_events_have_other_hashes(long: World) -> None:
    first = rows(long)[0]
    said = (first.seq, first.kind, first.at, first.by_id, first.payload)
    assert chain.link("", long.meeting.pk, *said) == first.hash
    assert chain.link("", uuid4(), *said) != first.hash


@pytest.mark.parametrize("seq", [1, 5, LENGTH])
@pytest.mark.parametrize(
    "change",
    [
        {"payload": {"item": "mục khác", "position": 1}},
        {"kind": "ItemRemoved"},
        {"hash": "0" * 64},
        {"hash": ""},
        {"at": None},
    ],
)
def test_a_changed_event_is_found(long: World, seq: int, change: dict[str, object]) -> None:
    if "at" in change:  # a millionth of a second later
        change = {"at": rows(long)[seq - 1].at + timedelta(microseconds=1)}
    Event.objects.filter(meeting=long.meeting, seq=seq).update(**change)
    found = chain.faults(long.meeting)
    assert found[0] == Fault(seq, Wrong.CHANGED)
    assert {fault.seq for fault in found} <= {seq, seq + 1}


def test_another_name_under_an_event_is_found(long: World) -> None:
    Event.objects.filter(meeting=long.meeting, seq=7).update(by=long.chair)
    assert chain.faults(long.meeting) == [Fault(7, Wrong.CHANGED)]


@pytest.mark.parametrize("seq", [1, 5, LENGTH])
def test_a_missing_event_is_found(long: World, seq: int) -> None:
    Event.objects.filter(meeting=long.meeting, seq=seq).delete()
    assert Fault(seq, Wrong.MISSING) in chain.faults(long.meeting)


def test_an_event_in_between_or_at_the_end_is_found(long: World) -> None:
    last = rows(long)[-1]
    Event.objects.create(
        meeting=long.meeting, seq=LENGTH + 1, kind=last.kind, at=last.at, by=last.by, payload={}, hash=last.hash
    )
    assert chain.faults(long.meeting) == [Fault(LENGTH + 1, Wrong.CHANGED)]


def test_two_events_that_changed_places_are_found(long: World) -> None:
    third, fourth = rows(long)[2:4]
    Event.objects.filter(pk=third.pk).update(seq=1000)
    Event.objects.filter(pk=fourth.pk).update(seq=3)
    Event.objects.filter(pk=third.pk).update(seq=4)
    assert {fault.seq for fault in chain.faults(long.meeting)} >= {3, 4}


def test_who_writes_the_chain_anew_is_contradicted_by_who_saw_it(long: World) -> None:
    seen = chain.end(long.meeting.pk)
    Event.objects.filter(meeting=long.meeting, seq=4).update(payload={"item": "khác", "position": 3})
    chained_anew(long, since=4)
    assert chain.faults(long.meeting) == []
    assert chain.faults(long.meeting, [seen]) == [Fault(LENGTH, Wrong.OTHER_END)]


def test_who_cuts_the_end_off_and_the_count_with_it_is_contradicted_too(long: World) -> None:
    seen = chain.end(long.meeting.pk)
    Event.objects.filter(meeting=long.meeting, seq__gt=9).delete()
    assert [fault.seq for fault in chain.faults(long.meeting)] == [10, 11, 12]
    Meeting.objects.filter(pk=long.meeting.pk).update(head=9)
    long.meeting.refresh_from_db()
    assert chain.faults(long.meeting) == []
    assert chain.faults(long.meeting, [seen]) == [Fault(LENGTH, Wrong.MISSING)]


def test_an_older_backup_is_contradicted_when_it_has_gone_on_otherwise(long: World) -> None:
    with transaction.atomic():
        journal.record(long.meeting, MeetingChanged(), by=long.secretary, at=long.at(50))
        seen = chain.end(long.meeting.pk)
        transaction.set_rollback(True)
    long.meeting.refresh_from_db()
    write(long, 3)
    assert chain.faults(long.meeting, [seen]) == [Fault(LENGTH + 1, Wrong.OTHER_END)]


def test_any_of_ten_thousand_events_is_found(draft: World) -> None:
    """Whichever is changed or removed; and it is read fast enough to be done at each start of a backup."""
    count, before, made = 10_000, chain.START, []
    for seq in range(1, count + 1):
        payload = {"item": str(seq), "position": seq}
        before = chain.link(before, draft.meeting.pk, seq, "ItemMoved", draft.at(), draft.secretary.pk, payload)
        row = {"seq": seq, "kind": "ItemMoved", "at": draft.at(), "by": draft.secretary, "payload": payload}
        made.append(Event(meeting=draft.meeting, hash=before, **row))
    Event.objects.bulk_create(made, batch_size=1000)
    Meeting.objects.filter(pk=draft.meeting.pk).update(head=count)
    draft.meeting.refresh_from_db()
    assert chain.faults(draft.meeting) == []
    luck = random.Random(3)
    for seq in luck.sample(range(1, count + 1), 4):
        with transaction.atomic():
            Event.objects.filter(meeting=draft.meeting, seq=seq).delete()
            assert Fault(seq, Wrong.MISSING) in chain.faults(draft.meeting)
            transaction.set_rollback(True)
