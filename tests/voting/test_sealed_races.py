"""Secret votes at the same moment: double taps, two devices, copies, closing and opening while people vote."""

import os
import random
import subprocess
import sys
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from tests.agenda.factories import kinds, make_current
from tests.agenda.races import together
from tests.factories import MEMBERS, World, world
from tests.repository import tree
from tests.voting.factories import make_vote
from tests.voting.tablets import Tablet, fill, make_box, make_sealed, refusal
from tests.voting.test_races import crowd
from voting import custody
from voting.breaking_off import agree_to_break_off, ask_to_break_off
from voting.models import Box, Envelope, Participation, Slip, Vote
from voting.sealed.recount import problems
from voting.states import VoteState
from voting.unsealing import open_box
from voting.votes import close_vote, open_vote

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
NAMES = [name for name, _full, _title in MEMBERS]


@pytest.fixture
def here(transactional_db: None) -> World:
    return world(state="running", present=11)


def names_of(results: list[object]) -> list[str]:
    return [type(one).__name__ for one in results]


def test_a_double_tap_is_one_envelope_with_one_signature(here: World) -> None:
    tablet = Tablet(make_box(here))
    results = together([partial(tablet.send, here, "hanh")] * 8)
    assert (names_of(results), len(set(results))) == (["bytes"] * 8, 1)
    assert (Envelope.objects.count(), Participation.objects.count()) == (1, 1)


def test_two_devices_of_one_person_are_one_envelope(here: World) -> None:
    vote = make_box(here)
    tablets = [Tablet(vote, choice) for choice in ("yes", "no") * 4]
    results = together([partial(tablet.send, here, "hanh") for tablet in tablets])
    assert sorted(names_of(results)) == ["AlreadyVoted"] * 7 + ["bytes"]
    (won,) = [tablet for tablet, result in zip(tablets, results, strict=True) if isinstance(result, bytes)]
    assert bytes(Envelope.objects.get().sealed) == won.content


@pytest.mark.parametrize("attempt", range(3))
def test_of_one_envelope_sent_by_many_one_is_acknowledged(here: World, attempt: int) -> None:
    tablet = Tablet(make_box(here))
    results = together([partial(tablet.send, here, name) for name in NAMES[:6]])
    assert sorted(names_of(results)) == ["Copied"] * 5 + ["bytes"]
    assert (Envelope.objects.count(), Participation.objects.count()) == (1, 1)


def test_a_hundred_envelopes_around_the_closing(here: World) -> None:
    """What is acknowledged is counted and nothing else is, each as it was sealed."""
    names = crowd(here, 100)
    vote, underway, luck = make_box(here), Barrier(2), random.Random(4)
    tablets = {name: Tablet(vote, luck.choice(["yes", "no", "other"])) for name in names}

    def close() -> Vote:
        underway.wait(30)
        return close_vote(vote=vote, by=here.chair, at=here.at(55))

    def vote_in_turn(few: list[str]) -> list[str]:
        acknowledged = []
        for place, name in enumerate(few):
            if few is shares[0] and place == 3:
                underway.wait(30)
            answer = refusal(partial(tablets[name].send, here, name))
            assert answer in ("", "BoxClosed")
            acknowledged += [name] if not answer else []
        return acknowledged

    shares = [names[start::9] for start in range(9)]
    closed, *answers = together([close, *(partial(vote_in_turn, share) for share in shares)])
    assert isinstance(closed, Vote)
    acknowledged = {name for share in answers if isinstance(share, list) for name in share}
    opened = open_box(vote=vote, by=here.chair, at=here.at(56))
    assert len(acknowledged) >= 3
    assert sum(opened.outcome[one] for one in ("yes", "no", "other")) == len(acknowledged)
    counted = {name: tablet.counted() for name, tablet in tablets.items()}
    assert counted == {name: tablets[name].choice if name in acknowledged else None for name in names}


def test_two_leaders_open_the_box_once(here: World) -> None:
    vote = make_sealed(here)
    calls = [partial(open_box, vote=vote, by=user, at=here.at(56)) for user in (here.chair, here.secretary) * 2]
    assert sorted(names_of(together(calls))) == ["Vote", "WrongState", "WrongState", "WrongState"]
    assert (Slip.objects.count(), kinds(here.meeting).count("BoxOpened")) == (5, 1)


def test_opening_and_cancelling_a_box_at_once(here: World) -> None:
    vote = make_sealed(here)
    opening = partial(open_box, vote=vote, by=here.chair, at=here.at(56))
    ask_to_break_off(vote=vote, reason="x", by=here.secretary, at=here.at(56))
    results = together([opening, partial(agree_to_break_off, vote=vote, by=here.chair, at=here.at(56)), opening])
    assert sorted(names_of(results)) == ["Vote", "WrongState", "WrongState"]
    state = Vote.objects.get().state
    assert (state == VoteState.CLOSED) == (Slip.objects.count() == 5)
    assert (Envelope.objects.count(), Box.objects.get().share) == (0, None)
    assert not custody.folder().joinpath(f"{vote.pk}.key").exists()


def after_a_restart(here: World, tablet: Tablet, name: str) -> str:
    """What a server that has just started answers to this envelope."""
    held = connection.settings_dict
    place = f"{held['USER']}:{held['PASSWORD']}@{held['HOST']}:{held['PORT']}" if held["HOST"] else ""
    engine = "postgres" if connection.vendor == "postgresql" else "sqlite"
    environment = {**os.environ, "DATABASE_URL": f"{engine}://{place}/{held['NAME']}", "KEY_DIR": str(custody.folder())}
    seat = here.attendee(name)
    told = [str(one) for one in (tablet.vote.pk, seat.pk, seat.user_id, tablet.id, tablet.content.hex())]
    command = [sys.executable, "-m", "tests.voting.again", *told]
    done = subprocess.run(command, cwd=tree.ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_server_that_starts_again_signs_the_same(here: World) -> None:
    """Before and after the closing; and another envelope of the person is refused by it too."""
    tablet = Tablet(make_box(here))
    signature = tablet.send(here, "hanh").hex()
    assert after_a_restart(here, tablet, "hanh") == signature
    assert after_a_restart(here, Tablet(tablet.vote), "hanh").startswith("AlreadyVoted")
    close_vote(vote=tablet.vote, by=here.chair, at=here.at(55))
    assert after_a_restart(here, tablet, "hanh") == signature
    assert (Envelope.objects.count(), Participation.objects.count()) == (1, 1)


def test_retries_while_the_box_is_opened(here: World) -> None:
    """A late retry gets its signature or is sent to the result; it never adds anything."""
    vote = make_box(here)
    tablets = fill(here, vote)
    close_vote(vote=vote, by=here.chair, at=here.at(55))
    retries = [partial(tablet.send, here, name) for name, tablet in tablets.items()]
    opened, *answers = together([partial(open_box, vote=vote, by=here.chair, at=here.at(56)), *retries])
    assert isinstance(opened, Vote)
    assert set(names_of(answers)) <= {"bytes", "Counted"}
    assert problems(bytes(Box.objects.get().bundle or b"")) == []
    assert Participation.objects.filter(tag=None).count() == Participation.objects.count() == 5


def test_two_leaders_open_the_vote_once(here: World) -> None:
    make_current(here, 2)
    vote = make_vote(here, secret=True)
    results = together(
        [partial(open_vote, vote=vote, by=user, at=here.at(50)) for user in (here.chair, here.secretary)]
    )
    assert sorted(names_of(results)) == ["Vote", "WrongState"]
    tablet = Tablet(Vote.objects.get())
    assert tablet.believes(tablet.send(here, "an"))
