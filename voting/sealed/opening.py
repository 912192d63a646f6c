"""What comes out of a box: every answer under its tracker, in an order that says nothing of the order of the voters."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from voting.sealed import envelope, slip
from voting.sealed.tracker import tracker


class Clash(ValueError):
    """Two ballots have the same tracker, so that two voters would find the same line."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer on one line of the ballot."""

    line: int
    tracker: str
    choice: str


@dataclass(frozen=True, slots=True)
class Opened:
    """The answers by line and tracker, and how many envelopes held no valid ballot."""

    answers: tuple[Answer, ...]
    invalid: int

    def counts(self, line: int = 0) -> dict[str, int]:
        """How many chose what on a line."""
        return dict(sorted(Counter(one.choice for one in self.answers if one.line == line).items()))


def open_all(
    envelopes: Iterable[bytes],
    secret: bytes,
    manifest_hash: bytes,
    choices: Collection[str],
    lines: int = 1,
    within: Sequence[int] = (),
) -> Opened:
    """Unseals every envelope of a vote.

    An envelope that was not made for it, or whose answers are not of the ballot, is invalid as a whole; `within` are
    the least and the most "yes" of a ballot, where it has limits. The same envelopes give the same, in whatever order
    they come. Raises `Clash`.
    """
    answers, invalid = [], 0
    for one in envelopes:
        try:
            found = slip.unpack(envelope.unseal(one, secret, manifest_hash))
        except (envelope.Unreadable, slip.Malformed):
            invalid += 1
            continue
        if (
            len(found.choices) != lines
            or not set(found.choices) <= set(choices)
            or not _is_within(found.choices, within)
        ):
            invalid += 1
            continue
        answers += [
            Answer(line, tracker(found.nonce, manifest_hash, line), choice) for line, choice in enumerate(found.choices)
        ]
    if len({(one.line, one.tracker) for one in answers}) != len(answers):
        raise Clash("two ballots have one tracker")
    return Opened(tuple(sorted(answers, key=lambda one: (one.line, one.tracker))), invalid)


def _is_within(choices: Sequence[str], limits: Sequence[int]) -> bool:
    return not limits or limits[0] <= list(choices).count("yes") <= limits[1]
