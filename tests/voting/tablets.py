"""What a tablet does in a secret vote, in Python: seals, sends, keeps, and looks for its own ballot afterwards."""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from tests.factories import World
from tests.voting.factories import make_open
from voting.breaking_off import agree_to_break_off, ask_to_break_off
from voting.envelopes import Sealed, cast_envelope
from voting.models import Box, Vote
from voting.sealed import acknowledgement, envelope, slip
from voting.sealed.tracker import tracker
from voting.unsealing import open_box
from voting.votes import close_vote

ANSWERS = {"khoi": "yes", "hanh": "no", "an": "yes", "giao": "other", "dat": "yes"}


@dataclass
class Tablet:
    """One sealed answer, with what the tablet keeps of it."""

    vote: Vote
    choice: str = "yes"
    nonce: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    id: UUID = field(default_factory=uuid4)
    content: bytes = b""

    def __post_init__(self) -> None:
        if not self.content:
            box = bytes.fromhex(self.vote.manifest["sealed"]["box"])
            self.content = envelope.seal(slip.pack(self.nonce, self.choice.split(",")), box, self.terms)

    @property
    def terms(self) -> bytes:
        return bytes.fromhex(self.vote.manifest["sha256"])

    def send(self, here: World, name: str) -> bytes:
        """Sends the envelope as this person; the signature."""
        vote = Vote.objects.get(pk=self.vote.pk)
        sent = Sealed(self.id, self.content)
        return cast_envelope(vote=vote, attendee=here.attendee(name), sent=sent, by=here.users[name])

    def believes(self, signature: bytes) -> bool:
        """Whether the tablet may say "recorded"."""
        key = bytes.fromhex(self.vote.manifest["sealed"]["ack"])
        return acknowledgement.holds(signature, key, self.terms, envelope.digest(self.content))

    def counted(self) -> str | None:
        """The answer that the published result has for this tablet; None if its ballot is not there."""
        published = json.loads(bytes(Box.objects.get(vote=self.vote).bundle or b""))["bundle"]
        if envelope.digest(self.content).hex() not in published["envelopes"]:
            return None
        found = {(line, mark): choice for line, mark, choice in published["ballots"]}
        marks = [
            found.get((line, tracker(self.nonce, self.terms, line))) for line in range(len(self.choice.split(",")))
        ]
        return None if None in marks else ",".join(str(mark) for mark in marks)


def make_box(here: World, number: int = 2, recused: tuple[str, ...] = ()) -> Vote:
    """An open secret vote."""
    return make_open(here, number, secret=True, recused=recused)


def fill(here: World, vote: Vote, answers: Mapping[str, str] = ANSWERS) -> dict[str, Tablet]:
    """Everybody named seals and sends their answer; their tablets."""
    tablets = {name: Tablet(vote, choice) for name, choice in answers.items()}
    for name, tablet in tablets.items():
        assert tablet.believes(tablet.send(here, name))
    return tablets


def make_sealed(here: World, answers: Mapping[str, str] = ANSWERS) -> Vote:
    """A secret vote that is closed and whose box waits to be opened."""
    vote = make_box(here)
    fill(here, vote, answers)
    return close_vote(vote=vote, by=here.chair, at=here.at(55))


def make_counted(here: World, answers: Mapping[str, str] = ANSWERS) -> Vote:
    """A secret vote whose box was opened."""
    return open_box(vote=make_sealed(here, answers), by=here.chair, at=here.at(56))


def break_off(here: World, vote: Vote, reason: str = "làm lại", minute: float = 56) -> Vote:
    """The secretary asks, the chair agrees: the box is destroyed unopened."""
    ask_to_break_off(vote=vote, reason=reason, by=here.secretary, at=here.at(minute))
    return agree_to_break_off(vote=vote, by=here.chair, at=here.at(minute))


def refusal(call: Callable[[], object]) -> str:
    """The name of what was raised, "" if nothing was."""
    try:
        call()
    except Exception as problem:
        return type(problem).__name__
    return ""
