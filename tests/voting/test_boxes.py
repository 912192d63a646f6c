"""Setting up a box: its keys in the terms, never for so few that counting tells who voted how."""

import pytest

from meetings.models import Attendee
from tests.agenda.factories import make_current, make_recusal
from tests.factories import World
from tests.voting.factories import cast, make_open, make_vote
from tests.voting.tablets import Tablet, make_box, refusal
from voting import checks, custody
from voting.boxes import TooFew
from voting.manifest import is_intact
from voting.models import Box, Elector, Vote
from voting.queries import Standing, my_ballot
from voting.sealed import acknowledgement, keys
from voting.votes import close_vote, open_vote


def test_the_terms_name_the_keys_and_are_sealed_with_them(running: World) -> None:
    vote = Vote.objects.get(pk=make_box(running).pk)
    held = custody.held(vote.pk)
    half = custody.key_path(vote.pk).read_bytes()[: keys.SECRET]
    secret = keys.join(half, bytes(Box.objects.get().share or b""))
    assert is_intact(vote.manifest)
    assert vote.manifest["secret"] is True
    assert vote.manifest["sealed"] == {
        "box": keys.public(secret).hex(),
        "ack": acknowledgement.public(held.seed).hex(),
        "custody": "A0",
        "lines": 1,
    }
    assert not any(part.hex() in str(vote.manifest) for part in (secret, half, held.seed, held.tags))


def test_every_round_has_keys_of_its_own(running: World) -> None:
    first = make_box(running).manifest["sealed"]
    close_vote(vote=Vote.objects.get(), by=running.chair, at=running.at(55))
    Vote.objects.update(state="cancelled")
    second = make_box(running).manifest["sealed"]
    assert first["box"] != second["box"]
    assert first["ack"] != second["ack"]


@pytest.mark.parametrize("voters", range(1, 12))
def test_never_for_fewer_than_three(running: World, voters: int) -> None:
    make_current(running, 2)
    vote = make_vote(running, secret=True)
    members = Attendee.objects.filter(meeting=running.meeting, is_member=True).select_related("user")
    for member in list(members)[voters:]:
        make_recusal(running, 2, member.user.username)
    said = refusal(lambda: open_vote(vote=vote, by=running.chair, at=running.at(50)))
    assert said == ("TooFew" if voters < 3 else "")
    assert (Box.objects.count(), Elector.objects.count()) == ((0, 0) if voters < 3 else (1, 11))
    assert TooFew.status == 409


def test_what_a_member_sees_of_their_own_ballot(running: World) -> None:
    vote = make_box(running, recused=("dat",))
    Tablet(vote).send(running, "an")

    def mine(name: str) -> tuple[str, bool, object]:
        found = my_ballot(vote, running.attendee(name))
        return found.standing, found.voted, found.receipt

    assert mine("an") == (Standing.MAY, True, None)
    assert mine("hanh") == (Standing.MAY, False, None)
    assert mine("on") == (Standing.ABSENT, False, None)
    assert mine("dat") == (Standing.RECUSED, False, None)
    vote = close_vote(vote=vote, by=running.chair, at=running.at(55))
    assert (mine("an"), mine("hanh")) == ((Standing.OVER, True, None), (Standing.OVER, False, None))


def test_a_named_vote_has_nobody_who_took_part_secretly(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "an")
    assert my_ballot(vote, running.attendee("an")).voted is False


def test_a_closed_box_stands_against_closing_the_meeting(running: World) -> None:
    vote = make_box(running)
    (check,) = checks.no_vote_is_open(running.meeting)
    assert (check.ok, "đang mở" in check.text) == (False, True)
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    (check,) = checks.no_vote_is_open(running.meeting)
    assert (check.ok, check.blocking, "Hòm phiếu ở mục 2 chưa mở" in check.text) == (False, True, True)
