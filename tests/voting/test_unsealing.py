"""Opening the box: deterministic, complete, and nothing is left that joins a voter and a ballot."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.urls import reverse

from meetings.models import Attendance
from tests.factories import World, world
from tests.repository import tree
from tests.voting.factories import make_open
from tests.voting.tablets import ANSWERS, Tablet, break_off, fill, make_box, make_counted, make_sealed, refusal
from tests.voting.test_pages import client
from voting import custody, queries
from voting.models import Box, Envelope, Participation, Slip, Vote
from voting.outcomes import from_plain
from voting.sealed import envelope
from voting.sealed.recount import problems
from voting.states import VoteState
from voting.unsealing import open_box
from voting.votes import close_vote


def test_what_was_sealed_is_what_is_counted(running: World) -> None:
    vote = make_box(running)
    tablets = fill(running, vote)
    shut = close_vote(vote=vote, by=running.chair, at=running.at(55))
    assert (shut.state, shut.outcome, queries.outcome(shut)) == (VoteState.SEALED, {}, None)
    opened = open_box(vote=vote, by=running.chair, at=running.at(56))
    outcome = from_plain(Vote.objects.get().outcome)
    assert (opened.state, opened.closed_at) == (VoteState.CLOSED, running.at(56))
    assert (outcome.counts.yes, outcome.counts.no, outcome.counts.other, outcome.passed) == (3, 1, 1, False)
    assert (outcome.base, outcome.present, outcome.silent) == (11, 10, 5)
    assert {name: tablet.counted() for name, tablet in tablets.items()} == ANSWERS
    assert "3/11 đồng chí tán thành" in queries.outcome_sentence(opened)


def test_nothing_is_left_but_answers_by_tracker_and_participants_by_name(running: World) -> None:
    make_counted(running)
    box = Box.objects.get()
    assert (Envelope.objects.count(), box.share, box.custody) == (0, None, "A0")
    assert {one.tag for one in Participation.objects.all()} == {None}
    assert sorted(Slip.objects.values_list("choice", flat=True)) == sorted(ANSWERS.values())


def test_the_result_is_counted_again_by_the_published_program(running: World, tmp_path: Path) -> None:
    vote = make_counted(running)
    data = bytes(Box.objects.get().bundle or b"")
    published = json.loads(data)["bundle"]
    assert problems(data, Box.objects.get().bundle_sha256) == []
    assert published["counts"] == {"no": 1, "other": 1, "yes": 3}
    assert published["participants"] == sorted(str(running.attendee(name).pk) for name in ANSWERS)
    assert published["manifest"] == Vote.objects.get(pk=vote.pk).manifest
    path = tmp_path / "result.json"
    path.write_bytes(data)
    script = str(tree.ROOT / "voting" / "sealed" / "recount.py")
    told = subprocess.run([sys.executable, "-I", "-S", script, str(path)], capture_output=True, text=True, check=True)
    assert "{'Tán thành': 3, 'Không tán thành': 1, 'Ý kiến khác': 1}, invalid 0" in told.stdout


class Killed(Exception):
    """The process ends here."""


def killer(at: int) -> Callable[..., Any]:
    """Kills at the n-th statement."""
    left = [at]

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        return run(sql, params, many, context)

    return execute


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_statement_it_gives_the_same_bundle(transactional_db: None) -> None:
    """Opened alone, undone, and then killed at each of its statements before it succeeds."""
    running = world(state="running", present=10)
    vote = make_sealed(running)
    with transaction.atomic():
        open_box(vote=vote, by=running.chair, at=running.at(56))
        expected = bytes(Box.objects.get().bundle or b"")
        transaction.set_rollback(True)
    kills = 0
    while True:
        try:
            with connection.execute_wrapper(killer(kills)):
                open_box(vote=vote, by=running.chair, at=running.at(57 + kills))
            break
        except Killed:
            kills += 1
            assert (Vote.objects.get().state, Envelope.objects.count(), Slip.objects.count()) == ("sealed", 5, 0)
            assert Box.objects.get().bundle is None
    assert kills > 15
    assert bytes(Box.objects.get().bundle or b"") == expected


def test_only_who_leads_opens_it_and_only_when_it_is_closed(running: World) -> None:
    vote = make_box(running)
    fill(running, vote)
    by = running.chair

    def attempt(user: str = "khoi") -> str:
        return refusal(lambda: open_box(vote=vote, by=running.users[user], at=running.at(56)))

    assert attempt() == "WrongState"
    close_vote(vote=vote, by=by, at=running.at(55))
    assert [attempt(name) for name in ("hanh", "cham", "luc", "stranger")] == ["NotAllowed"] * 4
    assert attempt("thuong") == ""
    assert attempt() == "WrongState"
    Vote.objects.update(secret=False, state=VoteState.OPEN)
    assert attempt() == "WrongState"


EARLY = ("khoi", "thuong", "hanh", "cham", "luc", "stranger")


@pytest.mark.parametrize("state", [VoteState.READY, VoteState.OPEN, VoteState.CANCELLED])
def test_no_address_opens_a_box_before_it_is_closed(running: World, state: str) -> None:
    """Everybody tries each address that opens, closes or publishes; the box stays shut, and there is no file of it."""
    vote = make_box(running)
    fill(running, vote)
    Vote.objects.update(state=state)
    for name in EARLY:
        asks = client(running, name, quiet=True)
        told = [
            asks.post(reverse("voting:unsealing", args=[vote.pk])).status_code,
            asks.post(reverse("voting:press", args=[vote.pk]), {"wrapped": "ab" * 113}).status_code,
            asks.post(reverse("voting:verification", args=[vote.pk]), {"well": "1"}).status_code,
            asks.get(reverse("voting:bundle", args=[vote.pk])).status_code,
        ]
        assert all(one in (403, 404, 409) for one in told), (name, told)
    assert (Slip.objects.count(), Envelope.objects.count(), Box.objects.get().bundle) == (0, 5, None)
    assert queries.outcome(Vote.objects.get()) is None


def test_who_turns_the_state_by_hand_opens_nothing_either(running: World) -> None:
    """A row that says "closed" is no closing: nobody has frozen who was in the room. Nor is there an admin site."""
    vote = make_box(running)
    fill(running, vote)
    for state in (VoteState.SEALED, VoteState.CLOSED):
        Vote.objects.update(state=state, closed_at=running.at(55))
        assert refusal(lambda: open_box(vote=vote, by=running.chair, at=running.at(56))) == "WrongState"
    assert (Slip.objects.count(), Envelope.objects.count(), Box.objects.get().bundle) == (0, 5, None)
    assert not apps.is_installed("django.contrib.admin")


def test_a_missing_envelope_or_voter_stops_the_opening(running: World) -> None:
    vote = make_sealed(running)
    kept = Envelope.objects.order_by("pk").first()
    assert kept is not None
    content = (kept.pk, kept.sealed, kept.sha256)
    kept.delete()
    assert refusal(lambda: open_box(vote=vote, by=running.chair, at=running.at(56))) == "CountsDiffer"
    Envelope.objects.create(id=content[0], vote=vote, sealed=content[1], sha256=content[2])
    Participation.objects.filter(attendee=running.attendee("an")).delete()
    assert refusal(lambda: open_box(vote=vote, by=running.chair, at=running.at(56))) == "CountsDiffer"
    assert Slip.objects.count() == 0


def test_a_clash_of_trackers_stops_the_opening(running: World) -> None:
    vote = make_box(running)
    for name, nonce in (("an", bytes(16)), ("hanh", bytes(16)), ("dat", bytes([1] * 16))):
        Tablet(vote, nonce=nonce).send(running, name)
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    assert refusal(lambda: open_box(vote=vote, by=running.chair, at=running.at(56))) == "TrackersClash"
    assert break_off(running, vote, "trùng mã", 57).state == VoteState.CANCELLED


def test_an_envelope_of_another_vote_is_invalid_and_seen_by_its_voter(running: World) -> None:
    old = make_box(running)
    replayed = Tablet(old, "no")
    break_off(running, old, minute=51)
    vote = make_box(running)
    tablets = fill(running, vote, {"an": "yes", "dat": "yes"})
    moved = Tablet(vote, content=replayed.content)
    moved.send(running, "hanh")
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    opened = open_box(vote=vote, by=running.chair, at=running.at(56))
    published = json.loads(bytes(Box.objects.get(vote=vote).bundle or b""))["bundle"]
    assert (published["invalid"], published["counts"], opened.outcome["yes"]) == (1, {"yes": 2}, 2)
    assert problems(bytes(Box.objects.get(vote=vote).bundle or b"")) == []
    assert (opened.outcome["invalid"], opened.outcome["silent"]) == (1, 7)
    assert moved.counted() is None
    assert tablets["an"].counted() == "yes"


def test_the_room_of_the_outcome_is_that_of_the_closing(running: World) -> None:
    vote = make_sealed(running)
    Attendance.objects.filter(attendee=running.attendee("nhi")).update(out_at=running.at(55))
    Attendance.objects.create(
        attendee=running.attendee("on"), in_at=running.at(56), how="desk", noted_by=running.secretary
    )
    assert open_box(vote=vote, by=running.chair, at=running.at(57)).outcome["present"] == 10


def test_a_vote_that_is_broken_off_is_destroyed_unopened(running: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no envelope is unsealed on the way, by anybody."""

    def never(*told: object) -> bytes:
        raise AssertionError(told)

    monkeypatch.setattr(envelope, "unseal", never)
    for number, shut in enumerate((False, True), start=50):
        vote = make_sealed(running) if shut else make_box(running)
        break_off(running, vote, "câu hỏi chưa rõ", number + 7)
        assert (Envelope.objects.count(), Slip.objects.count(), Box.objects.get(vote=vote).share) == (0, 0, None)
        assert refusal(lambda vote=vote: open_box(vote=vote, by=running.chair, at=running.at(59))) == "WrongState"  # type: ignore[misc]


def test_no_other_vote_is_opened_before_the_box_is(running: World) -> None:
    vote = make_sealed(running)
    assert refusal(lambda: make_open(running)) == "AnotherOpen"
    open_box(vote=vote, by=running.chair, at=running.at(56))
    assert make_open(running).state == VoteState.OPEN


def test_without_the_key_file_the_box_stays_closed(running: World) -> None:
    vote = make_sealed(running)
    custody.destroy(vote.pk)
    assert refusal(lambda: open_box(vote=vote, by=running.chair, at=running.at(56))) == "KeysAway"
    assert (Vote.objects.get().state, Envelope.objects.count()) == ("sealed", 5)
