"""The counting panel takes the key into keeping: nobody else has it, and the vote opens only when all of them do."""

import os
from typing import Any
from uuid import uuid4

import pytest

from tests.agenda.factories import kinds, make_current
from tests.factories import World
from tests.voting.factories import make_vote
from tests.voting.panels import THREE, Keeper, make_kept, make_panel_box, name
from tests.voting.tablets import refusal
from voting import custody
from voting.manifest import is_intact
from voting.models import Box, Teller, Vote
from voting.parts import teller
from voting.questions import change_question, withdraw_question
from voting.sealed import shamir
from voting.sealed.lock import Foreign
from voting.sealed.wrap import unwrap, wrap
from voting.states import Display
from voting.votes import open_vote


def test_the_terms_name_the_panel_and_its_shares_and_no_key_is_on_the_server(running: World) -> None:
    vote, keepers = make_panel_box(running)
    terms = Vote.objects.get(pk=vote.pk).manifest
    panel = terms["sealed"]["panel"]
    assert is_intact(terms)
    assert (terms["sealed"]["custody"], panel["needed"], len(panel["tellers"])) == ("A1", 2, 3)
    assert {row[0] for row in panel["tellers"]} == {str(running.attendee(one).pk) for one in THREE}
    shares = {keeper.seat.number: keeper.share() for keeper in keepers}
    secret = shamir.join(shares)
    assert (custody.key_path(vote.pk).read_bytes()[:32], Box.objects.get().share) == (custody.NOTHING, None)
    rows = repr(list(Teller.objects.values())) + repr(list(Box.objects.values())) + str(terms)
    files = b"".join(path.read_bytes() for path in custody.folder().iterdir())
    for part in (secret, *shares.values()):
        assert part not in files
        assert repr(part)[2:-1] not in rows
        assert part.hex() not in rows


def test_the_vote_opens_only_when_every_tablet_has_proved_its_share(running: World) -> None:
    make_current(running, 2)
    vote = make_vote(running, secret=True)
    name(running, vote, THREE)
    keepers = [Keeper(running, vote, one) for one in THREE]

    def opens() -> str:
        return refusal(lambda: open_vote(vote=vote, by=running.chair, at=running.at(50)))

    for keeper in keepers:
        assert (opens(), keeper.seat.share) == ("PanelNotReady", None)
        keeper.enrol()
    for keeper in keepers:
        assert opens() == "PanelNotReady"
        keeper.confirm()
        keeper.confirm()  # a retry
    assert opens() == ""
    said = [kind for kind in kinds(running.meeting) if kind.startswith(("Panel", "Teller"))]
    assert said == ["PanelNamed", *["TellerEnrolled"] * 3, *["TellerConfirmed"] * 3]


def test_a_proof_is_of_the_own_share(running: World) -> None:
    make_current(running, 2)
    vote = make_vote(running, secret=True)
    name(running, vote, THREE)
    one, other, third = [Keeper(running, vote, who) for who in THREE]
    for keeper in (one, other, third):
        keeper.enrol()
    one.share = other.share  # type: ignore[method-assign]
    assert refusal(one.confirm) == "NotProved"
    assert not one.seat.confirmed
    with pytest.raises(Foreign):
        unwrap(bytes(other.seat.share or b""), one.secret, one.context)
    with pytest.raises(Foreign):
        unwrap(bytes(other.seat.share or b""), other.secret, uuid4().bytes)
    with pytest.raises(Foreign):
        unwrap(b"short", other.secret, other.context)


def test_another_tablet_gives_everybody_a_new_share(running: World) -> None:
    vote, keepers = make_kept(running)
    old = {keeper.name: keeper.share() for keeper in keepers}
    box = bytes(Box.objects.get().public or b"")
    second = Keeper(running, vote, "dat")
    second.enrol()
    second.enrol()  # a double tap
    assert refusal(lambda: open_vote(vote=vote, by=running.chair, at=running.at(50))) == "PanelNotReady"
    keepers[1] = second
    for keeper in keepers:
        keeper.confirm()
    assert all(keeper.share() != old[keeper.name] for keeper in keepers)
    assert bytes(Box.objects.get().public or b"") != box
    assert refusal(lambda: open_vote(vote=vote, by=running.chair, at=running.at(50))) == ""


@pytest.mark.parametrize("names", [("an",), ("an", "dat"), ("an", "dat", "nhi", "hanh"), ("an", "dat", "luc")])
def test_a_panel_is_three_or_five_members(running: World, names: tuple[str, ...]) -> None:
    vote = make_vote(running, secret=True)
    assert refusal(lambda: name(running, vote, names)) == "BadInput"
    assert Teller.objects.count() == 0


def test_who_names_a_panel_and_when(running: World) -> None:
    vote = make_vote(running, secret=True)
    name(running, vote, THREE)
    running.users["khoi"], kept = running.users["hanh"], running.users["khoi"]
    assert refusal(lambda: name(running, vote, THREE)) == "NotAllowed"
    running.users["khoi"] = kept
    stranger = Keeper(running, vote, "hanh")
    assert refusal(stranger.enrol) == "NotAllowed"
    broken = Keeper(running, vote, "an")
    broken.secret = b"\0" * 31 + b"\1"
    broken.enrol()
    name(running, vote, ())
    assert Teller.objects.count() == 0
    make_current(running, 2)
    open_vote(vote=vote, by=running.chair, at=running.at(50))
    assert Box.objects.get().custody == "A0"
    assert refusal(lambda: name(running, vote, THREE)) == "TooLate"
    named = make_vote(running, 1)
    assert refusal(lambda: name(running, named, THREE)) == "TooLate"


def test_a_point_that_is_none_is_refused(running: World) -> None:
    from voting.tellers import enrol

    vote = make_vote(running, secret=True)
    name(running, vote, THREE)
    told: dict[str, Any] = {
        "vote": vote,
        "attendee": running.attendee("an"),
        "by": running.users["an"],
        "at": running.at(41),
    }
    for public in (b"", bytes(65), b"\4" + os.urandom(64)):
        assert refusal(lambda public=public: enrol(public=public, **told)) == "BadInput"  # type: ignore[misc]
    with pytest.raises(ValueError, match="point"):
        wrap(bytes(32), b"", b"")


def test_a_question_that_is_no_longer_secret_has_no_panel(running: World) -> None:
    vote, _keepers = make_kept(running)
    change_question(
        vote=vote, question="Khác?", display=Display.TOTALS, secret=False, by=running.secretary, at=running.at(45)
    )
    assert (Teller.objects.count(), Box.objects.count()) == (0, 0)
    again = make_vote(running, 3, secret=True)
    name(running, again, THREE)
    withdraw_question(vote=again, by=running.secretary, at=running.at(46))
    assert Teller.objects.count() == 0


def test_who_sits_in_two_panels_first_serves_the_item_that_is_on(running: World) -> None:
    later, now = make_vote(running, 3, secret=True), make_vote(running, 2, secret=True)
    for vote in (later, now):
        name(running, vote, THREE)

    def served() -> Vote:
        votes = Vote.objects.select_related("item").order_by("item__position")
        found: Vote = teller(list(votes), running.attendee("an"))["vote"]
        return found

    assert served() == now  # the first of the agenda
    make_current(running, 3)
    assert served() == later
