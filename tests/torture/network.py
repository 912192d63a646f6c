"""One voter's tablet and a network that delays, doubles, loses and overtakes, step by step and without a clock.

The tablet does what `voting/static/voting/js/ballot.js` does: one answer at a time is on its way, with a key of its own
and the revision that the page shows; what is not acknowledged is sent again; an answer that an earlier one of the same
page overtook goes on top of it.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar
from uuid import UUID

Thing = TypeVar("Thing")
CHOICES: Final = ("yes", "no", "other")


@dataclass(frozen=True)
class Recorded:
    """What the server has of the voter."""

    choice: str
    revision: int
    key: UUID


@dataclass(frozen=True)
class Sent:
    """One copy of one request; `turn` says at which sending the tablet listens for its answer."""

    choice: str
    key: UUID
    revision: int
    turn: int


@dataclass(frozen=True)
class Answered:
    """What the server says to a request: whether this answer is recorded, and what is."""

    turn: int
    is_recorded: bool
    recorded: Recorded | None


class Tablet:
    """`intended` is the last answer that the voter wanted, `pending` what is not acknowledged yet."""

    def __init__(self, luck: random.Random, recorded: Recorded | None) -> None:
        self._luck = luck
        self._keys: set[UUID] = set()
        self._turn = 0
        self.pending: Sent | None = None
        self.load(recorded)
        self.intended = self._shown

    def load(self, recorded: Recorded | None) -> list[Sent]:
        """The page is fetched again; what was kept is sent again."""
        self._shown, self._revision = (recorded.choice, recorded.revision) if recorded else ("", 0)
        return self.again()

    def intend(self, choice: str) -> list[Sent]:
        """A touch. What is on its way or recorded already is not sent once more."""
        self.intended = choice
        if choice == (self.pending.choice if self.pending else self._shown):
            return []
        key = UUID(int=self._luck.getrandbits(128), version=4)
        self._keys.add(key)
        self.pending = Sent(choice, key, self._revision, 0)
        return self.again()

    def again(self) -> list[Sent]:
        """What is kept, sent once more; answers to earlier copies are not listened to any more."""
        if self.pending is None:
            return []
        self._turn += 1
        return [Sent(self.pending.choice, self.pending.key, self.pending.revision, self._turn)]

    def hear(self, answer: Answered) -> list[Sent]:
        """An answer comes; what the tablet sends then."""
        if self.pending is None or answer.turn != self._turn:
            return []
        if not answer.is_recorded and answer.recorded and answer.recorded.key in self._keys:
            self._shown, self._revision = answer.recorded.choice, answer.recorded.revision
            self.pending = Sent(self.pending.choice, self.pending.key, self._revision, 0)
            return self.again()
        self.pending = None
        if answer.recorded:
            self._shown, self._revision = answer.recorded.choice, answer.recorded.revision
        return []


class Schedule:
    """Some touches of one voter, and what the network makes of them."""

    def __init__(
        self, luck: random.Random, serve: Callable[[Sent], Answered], look: Callable[[], Recorded | None]
    ) -> None:
        self._luck, self._serve, self._look = luck, serve, look
        self.tablet = Tablet(luck, look())
        self._there: list[Sent] = []
        self._back: list[Answered] = []

    def play(self, touches: int) -> bool:
        """Whether in the end, when all copies have come, what is recorded is what the voter wanted last."""
        while touches or self.tablet.pending or self._there:
            if touches and self._luck.random() < 0.3:
                self._there += self.tablet.intend(self._luck.choice(CHOICES))
                touches -= 1
            else:
                self._step()
        recorded = self._look()
        return recorded is not None and recorded.choice == self.tablet.intended

    def _step(self) -> None:
        step = self._luck.random()
        if step < 0.5 and self._there:
            self._arrives()
        elif step < 0.8 and self._back:
            self._there += self.tablet.hear(self._taken(self._back))
        elif step < 0.85:
            self._there += self.tablet.load(self._look())
        elif not self._there and not self._back:
            self._there += self.tablet.again()  # its patience is at an end

    def _arrives(self) -> None:
        sent = self._taken(self._there)
        fate = self._luck.random()
        if fate < 0.2:
            return  # lost
        if fate < 0.5:
            self._there.append(sent)  # a copy will come once more
        answer = self._serve(sent)
        if self._luck.random() > 0.2:
            self._back.append(answer)

    def _taken(self, row: list[Thing]) -> Thing:
        return row.pop(self._luck.randrange(len(row)))
