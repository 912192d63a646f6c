"""The box of a panel: any k of n open it, k-1 never; nobody opens it early, and a lost tablet is no matter."""

import json
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from django.db import connection, transaction

from tests.agenda.factories import kinds
from tests.factories import World, world
from tests.voting.panels import FIVE, THREE, Keeper, make_kept, make_panel_box, make_panel_sealed
from tests.voting.tablets import ANSWERS, break_off, fill, refusal
from tests.voting.test_unsealing import Killed, killer
from voting import custody, vault
from voting.models import Box, Envelope, Participation, Slip, Teller, Vote
from voting.sealed import chamber, keys, shamir, wrap
from voting.sealed.recount import problems
from voting.states import VoteState
from voting.unsealing import open_box
from voting.votes import close_vote


@pytest.mark.parametrize("names", [THREE, FIVE])
def test_every_k_open_the_box_and_no_fewer(running: World, names: tuple[str, ...]) -> None:
    """All subsets of 2 of 3 and of 3 of 5, in the database of one vote; each is undone for the next."""
    vote, keepers = make_panel_sealed(running, names)
    needed, bundles = len(names) // 2 + 1, set()
    for few in combinations(keepers, needed - 1):
        with transaction.atomic():
            for keeper in few:
                assert keeper.press().state == VoteState.SEALED
                keeper.press()  # again
            assert (Slip.objects.count(), Envelope.objects.count()) == (0, 5)
            transaction.set_rollback(True)
        shares = {keeper.seat.number: keeper.share() for keeper in few}
        if len(few) > 1:
            assert keys.public(shamir.join(shares)).hex() != vote.manifest["sealed"]["box"]
    for few in combinations(keepers, needed):
        with transaction.atomic():
            *_some, opened = [keeper.press() for keeper in few]
            assert opened.state == VoteState.CLOSED
            assert sorted(Slip.objects.values_list("choice", flat=True)) == sorted(ANSWERS.values())
            bundles.add(bytes(Box.objects.get().bundle or b""))
            transaction.set_rollback(True)
    (data,) = bundles
    published = json.loads(data)["bundle"]
    assert problems(data) == []
    assert published["manifest"]["sealed"]["panel"]["needed"] == needed


@pytest.mark.chamber
def test_the_whole_way_through_the_chamber(running: World) -> None:
    """With processes of their own for the key; one tablet of three is lost."""
    vote, keepers = make_panel_sealed(running)
    assert custody.opening_path(vote.pk).stat().st_mode & 0o777 == 0o600
    keepers[0].press()
    opened = keepers[2].press()
    assert (opened.state, opened.outcome["yes"]) == (VoteState.CLOSED, 3)
    box = Box.objects.get()
    assert (box.custody, box.share, Envelope.objects.count()) == ("A1", None, 0)
    assert problems(bytes(box.bundle or b""), box.bundle_sha256) == []
    left = Teller.objects.exclude(share=None, proof=None, pressed=None)
    assert (left.count(), [one.opened for one in Teller.objects.all()]) == (0, [True, False, True])
    assert {one.tag for one in Participation.objects.all()} == {None}
    assert kinds(running.meeting)[-4:] == ["TellerPressed", "TellerPressed", "BoxOpened", "VoteClosed"]


def test_nobody_opens_it_before_it_is_closed_or_in_the_place_of_the_panel(running: World) -> None:
    vote, keepers = make_kept(running)
    from voting.votes import open_vote

    def chair_opens() -> str:
        return refusal(lambda: open_box(vote=vote, by=running.chair, at=running.at(56)))

    assert (refusal(lambda: keepers[0].press(bytes(wrap.SIZE))), chair_opens()) == ("WrongState", "WrongState")
    vote = open_vote(vote=vote, by=running.chair, at=running.at(50))
    fill(running, vote)
    assert {refusal(lambda one=one: one.press(bytes(wrap.SIZE))) for one in keepers} == {"WrongState"}  # type: ignore[misc]
    assert (Box.objects.get().opening, custody.opening_path(vote.pk).exists()) == (None, False)
    # Who turns the state by hand has no shares: there is nothing on the server to open it with.
    Vote.objects.update(state=VoteState.SEALED)
    Box.objects.update(custody="A0")
    assert chair_opens() == "WrongState"
    Box.objects.update(custody="A1")
    assert chair_opens() == "WithPanel"
    Vote.objects.update(state=VoteState.OPEN)
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    assert (chair_opens(), Slip.objects.count()) == ("WithPanel", 0)
    outsider = Keeper(running, vote, "hanh")
    assert refusal(lambda: outsider.press(bytes(wrap.SIZE))) == "NotAllowed"


def test_a_spoilt_share_is_told_at_once_and_spoils_nothing(running: World) -> None:
    vote, keepers = make_panel_sealed(running)
    opening = bytes(Box.objects.get().opening or b"")
    spoilt = [
        bytes(wrap.SIZE),
        wrap.wrap(keepers[1].share(), opening, vote.pk.bytes),
        wrap.wrap(bytes(32), opening, vote.pk.bytes),
    ]
    for wrapped in spoilt:
        assert refusal(lambda wrapped=wrapped: keepers[0].press(wrapped)) == "WrongShare"  # type: ignore[misc]
    assert Teller.objects.filter(opened=True).count() == 0
    keepers[0].press()
    assert keepers[1].press().state == VoteState.CLOSED
    assert refusal(keepers[2].press) == "Foreign"  # its share is gone from the server; the box is open


def test_shares_of_another_box_do_not_open_it(running: World) -> None:
    """Somebody exchanges shares and marks in the table: the joined key is not that of the terms."""
    vote, keepers = make_panel_sealed(running)
    opening = bytes(Box.objects.get().opening or b"")
    for keeper, share in zip(keepers, shamir.split(keys.make(), 2, 3).values(), strict=True):
        Teller.objects.filter(pk=keeper.seat.pk).update(mark=chamber.mark(share))
        keeper.forged = wrap.wrap(share, opening, vote.pk.bytes)  # type: ignore[attr-defined]
    keepers[0].press(keepers[0].forged)  # type: ignore[attr-defined]
    assert refusal(lambda: keepers[1].press(keepers[1].forged)) == "WrongShare"  # type: ignore[attr-defined]
    assert (Vote.objects.get().state, Slip.objects.count()) == (VoteState.SEALED, 0)


def test_too_many_lost_tablets_mean_to_vote_again(
    running: World, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    vote, keepers = make_panel_sealed(running)
    keepers[0].press()
    with django_capture_on_commit_callbacks(execute=True):
        assert break_off(running, vote, "mất hai máy").state == VoteState.CANCELLED
    assert (Envelope.objects.count(), list(custody.folder().glob(f"{vote.pk}*"))) == (0, [])
    assert Teller.objects.exclude(share=None, pressed=None, proof=None).count() == 0
    again, _keepers = make_panel_box(running)
    assert again.manifest["sealed"]["box"] != vote.manifest["sealed"]["box"]


@pytest.mark.django_db(transaction=True)
def test_killed_at_any_statement_of_the_last_press_it_gives_the_same_bundle(transactional_db: None) -> None:
    here = world(state="running", present=10)
    _vote, keepers = make_panel_sealed(here)
    keepers[0].press()
    with transaction.atomic():
        keepers[1].press()
        expected = bytes(Box.objects.get().bundle or b"")
        transaction.set_rollback(True)
    kills, wrapped = 0, keepers[2].rewrapped()
    while True:
        try:
            with connection.execute_wrapper(killer(kills)):
                keepers[2].press(wrapped)
            break
        except Killed:
            kills += 1
            assert (Vote.objects.get().state, Envelope.objects.count(), Slip.objects.count()) == ("sealed", 5, 0)
            assert Teller.objects.filter(opened=True).count() == 1
    assert kills > 20
    assert bytes(Box.objects.get().bundle or b"") == expected


@pytest.mark.chamber
def test_a_chamber_that_fails_says_so(running: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Callable[..., Any] = vault.ask
    assert refusal(lambda: asked("nothing")) == "KeysAway"
    monkeypatch.setattr(vault, "PATIENCE", 0.001)
    assert refusal(lambda: asked("make", needed=2, context="", keys=[])) == "KeysAway"
