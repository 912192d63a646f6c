"""Casting in a secret vote: one envelope a person, a signature that retries do not change, nothing for anybody else."""

import secrets
from dataclasses import replace
from uuid import uuid4

import pytest

from meetings.models import Attendance
from people.refusals import NotAllowed
from tests.agenda.factories import events
from tests.factories import World
from tests.voting.factories import cast, make_open, make_vote
from tests.voting.tablets import Tablet, break_off, fill, make_box, make_counted, make_sealed, refusal
from voting import custody
from voting.ballots import cast as cast_signal
from voting.envelopes import AlreadyVoted, BoxClosed, Copied, Counted, Sealed, cast_envelope
from voting.models import Ballot, Envelope, Participation, Vote
from voting.queries import progress
from voting.states import VoteState
from voting.unsealing import open_box
from voting.votes import close_vote


def test_an_envelope_is_acknowledged_by_a_signature_and_nothing_readable_is_kept(running: World) -> None:
    vote = make_box(running)
    tablet = Tablet(vote, "no")
    signature = tablet.send(running, "hanh")
    assert tablet.believes(signature)
    assert not Tablet(vote, "no").believes(signature)
    kept = Envelope.objects.get()
    assert (kept.pk, bytes(kept.sealed)) == (tablet.id, tablet.content)
    assert Participation.objects.get().attendee == running.attendee("hanh")
    assert Ballot.objects.count() == 0
    assert (progress(vote).cast, progress(vote).eligible) == (1, 10)


def test_a_thousand_retries_bring_one_signature_also_after_the_closing(running: World) -> None:
    vote = make_box(running)
    tablet = Tablet(vote)
    signatures = {tablet.send(running, "hanh") for _ in range(500)}
    Attendance.objects.filter(attendee=running.attendee("hanh")).update(out_at=running.at(54))
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    signatures |= {tablet.send(running, "hanh") for _ in range(500)}
    assert len(signatures) == 1
    assert (Envelope.objects.count(), Participation.objects.count()) == (1, 1)


def test_one_envelope_a_person(running: World) -> None:
    vote = make_box(running)
    first = Tablet(vote)
    first.send(running, "hanh")
    again = [Tablet(vote), Tablet(vote, id=first.id), Tablet(vote, id=uuid4(), content=first.content)]
    assert [refusal(lambda one=one: one.send(running, "hanh")) for one in again] == ["AlreadyVoted"] * 3  # type: ignore[misc]
    assert AlreadyVoted.status == 409
    assert Envelope.objects.count() == 1


@pytest.mark.parametrize("voted", [False, True])
@pytest.mark.parametrize("part", ["all of it", "its content", "its key"])
def test_who_sends_what_another_sent_is_never_acknowledged(running: World, voted: bool, part: str) -> None:
    vote = make_box(running)
    theirs = Tablet(vote)
    theirs.send(running, "hanh")
    if voted:
        Tablet(vote).send(running, "an")
    copies = {
        "all of it": theirs,
        "its content": replace(theirs, id=uuid4()),
        "its key": Tablet(vote, id=theirs.id),
    }
    assert refusal(lambda: copies[part].send(running, "an")) == ("AlreadyVoted" if voted else "Copied")
    assert Copied.status == 409
    assert Envelope.objects.count() == Participation.objects.count() == (2 if voted else 1)
    if not voted:  # and the person is free to vote
        mine = Tablet(vote)
        assert mine.believes(mine.send(running, "an"))


def test_who_may_not_vote(running: World) -> None:
    vote = make_box(running, recused=("dat",))
    tried = {name: refusal(lambda name=name: Tablet(vote).send(running, name)) for name in ("dat", "on", "luc")}  # type: ignore[misc]
    assert tried == {"dat": "NoElector", "on": "NotInRoom", "luc": "NoElector"}
    Attendance.objects.filter(attendee=running.attendee("hanh")).update(out_at=running.at(50))
    assert refusal(lambda: Tablet(vote).send(running, "hanh")) == "NotInRoom"
    forged = Tablet(vote)
    sent = Sealed(forged.id, forged.content)
    with pytest.raises(NotAllowed, match="không biểu quyết thay"):
        cast_envelope(vote=vote, attendee=running.attendee("khoi"), sent=sent, by=running.users["an"])
    assert Participation.objects.count() == Envelope.objects.count() == 0


@pytest.mark.parametrize("size", [0, 592, 594, 5000])
def test_only_an_envelope_is_taken(running: World, size: int) -> None:
    vote = make_box(running)
    assert refusal(lambda: Tablet(vote, content=secrets.token_bytes(size) or b"-").send(running, "an")) == "BadInput"
    assert Envelope.objects.count() == 0


def test_nothing_is_taken_but_while_the_vote_is_open(running: World) -> None:
    vote = make_sealed(running)
    late = Tablet(vote)
    assert refusal(lambda: late.send(running, "nhi")) == "BoxClosed"
    assert BoxClosed.status == 423
    Vote.objects.update(state=VoteState.READY)
    assert refusal(lambda: late.send(running, "nhi")) == "BoxClosed"


def test_after_the_opening_a_retry_is_sent_to_the_result(running: World) -> None:
    vote = make_box(running)
    tablets = fill(running, vote)
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    open_box(vote=vote, by=running.chair, at=running.at(56))
    assert refusal(lambda: tablets["an"].send(running, "an")) == "Counted"
    assert Counted.status == 410
    assert tablets["an"].counted() == "yes"


def test_a_cancelled_round_acknowledges_nothing_any_more(running: World) -> None:
    vote = make_box(running)
    tablet = fill(running, vote)["an"]
    break_off(running, vote, minute=52)
    assert refusal(lambda: tablet.send(running, "an")) == "BoxClosed"


def test_without_the_key_file_nothing_is_written(running: World) -> None:
    vote = make_box(running)
    custody.destroy(vote.pk)
    assert refusal(lambda: Tablet(vote).send(running, "an")) == "KeysAway"
    assert custody.KeysAway.status == 503
    assert Participation.objects.count() == 0


def test_named_and_secret_votes_do_not_mix(running: World) -> None:
    secret = make_box(running)
    assert refusal(lambda: cast(running, secret, "an")) == "BadInput"
    close_vote(vote=secret, by=running.chair, at=running.at(55))
    break_off(running, secret)
    named = make_open(running)
    named.manifest = secret.manifest
    assert refusal(lambda: Tablet(named).send(running, "an")) == "BadInput"


def test_listeners_hear_of_a_new_envelope_and_of_no_retry(
    running: World, django_capture_on_commit_callbacks: object
) -> None:
    vote = make_box(running)
    heard: list[dict[str, object]] = []

    def hear(sender: object, **said: object) -> None:
        heard.append(said)

    cast_signal.connect(hear)
    try:
        tablet = Tablet(vote)
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            tablet.send(running, "an")
            tablet.send(running, "an")
    finally:
        cast_signal.disconnect(hear)
    assert [{name: one[name] for name in one if name.endswith("_id")} for one in heard] == [
        {"vote_id": vote.pk, "meeting_id": running.meeting.pk}
    ]


def test_the_journal_never_says_who_voted(running: World) -> None:
    vote = make_counted(running)
    said = [(kind, payload) for kind, payload in events(running.meeting) if kind != "VotePut"]
    assert [kind for kind, _payload in said] == ["VoteOpened", "VoteSealed", "BoxOpened", "VoteClosed"]
    ids = {str(running.attendee(name).pk) for name in ("khoi", "hanh", "an", "giao", "dat")}
    ids |= {str(running.users[name].pk) for name in ("khoi", "hanh", "an", "giao", "dat")}
    assert not any(one in str(payload) for one in ids for _kind, payload in said)
    assert {payload["vote"] for _kind, payload in said} == {str(vote.pk)}


def test_a_prepared_secret_question_has_no_box(running: World) -> None:
    vote = make_vote(running, secret=True)
    assert (vote.secret, vote.display, hasattr(vote, "box")) == (True, "after", False)
