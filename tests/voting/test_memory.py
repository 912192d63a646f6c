"""The server's process holds no part of a box's key, at no time: not the key, not a share, not the half in the file.

This process is the server; the tablets are in another one, which also searches. The control finds what is there. The
half in the database alone comes into the process, which is noise without the other.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.agenda.factories import make_current
from tests.factories import World, world
from tests.repository import tree
from tests.voting.factories import make_vote
from tests.voting.panels import THREE, name
from tests.voting.tablets import fill, make_box
from voting import custody, tellers
from voting.models import Box, Teller, Vote
from voting.states import VoteState
from voting.unsealing import open_box, press
from voting.votes import close_vote, open_vote

pytestmark = [
    pytest.mark.chamber,
    pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="There is no /proc here."),
]


class Tablets:
    """A panel's tablets, behind a pipe; none of a box whose key the server keeps."""

    def __init__(self, count: int = 3) -> None:
        command = [sys.executable, "-m", "tests.voting.keepers", str(count)]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=tree.ROOT, text=True)

    def ask(self, **told: Any) -> dict[str, Any]:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(told) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def leave(self) -> None:
        self.process.communicate()


def test_no_part_of_the_key_is_in_the_process_or_in_its_folder(running: World) -> None:
    tablets = Tablets()
    make_current(running, 2)
    vote = make_vote(running, secret=True)
    name(running, vote, THREE)
    seats = [(Teller.objects.get(attendee=running.attendee(who)), who) for who in THREE]
    seats.sort(key=lambda pair: pair[0].number)

    def told(who: str, minute: float) -> dict[str, Any]:
        row = Vote.objects.get(pk=vote.pk)
        return {"vote": row, "attendee": running.attendee(who), "by": running.users[who], "at": running.at(minute)}

    for (_seat, who), key in zip(seats, tablets.ask(keys=0)["keys"], strict=True):
        tellers.enrol(public=bytes.fromhex(key), **told(who, 41))
    shares = [bytes(one.share or b"").hex() for one in Teller.objects.filter(vote=vote)]
    for (_seat, who), proof in zip(
        seats, tablets.ask(shares=shares, context=vote.pk.bytes.hex())["proofs"], strict=True
    ):
        tellers.confirm(proof=bytes.fromhex(proof), **told(who, 42))
    fill(running, open_vote(vote=vote, by=running.chair, at=running.at(50)))
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    opening = bytes(Box.objects.get().opening or b"").hex()
    for (_seat, who), wrapped in list(zip(seats, tablets.ask(opening=opening)["wrapped"], strict=True))[:2]:
        opened = press(wrapped=bytes.fromhex(wrapped), **told(who, 56))
    assert opened.state == VoteState.CLOSED
    custody.destroy(vote.pk)  # as after the commit, which a test's transaction never comes to
    found = tablets.ask(process=os.getpid(), folders=[str(custody.folder())])
    tablets.leave()
    assert found == {"hits": 0, "seen": True}


@pytest.mark.django_db(transaction=True)
def test_where_the_server_keeps_the_key_it_is_never_in_the_process(transactional_db: None) -> None:
    """Looked for with the vote open and again after the opening; then the folder of keys is empty too."""
    here, searcher = world(state="running", present=10), Tablets(0)
    vote = make_box(here)
    path, other = custody.key_path(vote.pk), bytes(Box.objects.get().share or b"").hex()
    assert searcher.ask(half=str(path), other=other)["public"] == vote.manifest["sealed"]["box"]
    fill(here, vote)
    assert searcher.ask(process=os.getpid(), folders=[]) == {"hits": 0, "seen": True}
    assert searcher.ask(process=os.getpid(), folders=[str(path.parent)])["hits"] == 1  # the half, where it belongs
    close_vote(vote=vote, by=here.chair, at=here.at(55))
    opened = open_box(vote=vote, by=here.chair, at=here.at(56))
    found = searcher.ask(process=os.getpid(), folders=[str(path.parent)])
    searcher.leave()
    assert (opened.state, opened.outcome["yes"], list(path.parent.glob(f"{vote.pk}*"))) == (VoteState.CLOSED, 3, [])
    assert found == {"hits": 0, "seen": True}
