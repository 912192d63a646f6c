"""What the office enters in a mixed room, made by the product's own operations."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from tests.factories import World
from voting.counts import Count
from voting.entering import enter_ballot, withdraw_entry
from voting.hand_counts import count_hands
from voting.models import HandCount, Vote
from voting.receipts import Receipt


def enter(
    here: World,
    vote: Vote,
    name: str,
    choice: str = "yes",
    way: str = "hand",
    key: UUID | None = None,
    revision: int = 0,
    by: str = "thuong",
    minute: float = 52,
) -> Receipt:
    return enter_ballot(
        vote=vote,
        attendee=here.attendee(name),
        choice=choice,
        way=way,
        key=key or uuid4(),
        revision=revision,
        by=here.users[by],
        at=here.at(minute),
    )


def take_back(here: World, vote: Vote, name: str, revision: int = 1, key: UUID | None = None) -> None:
    withdraw_entry(
        vote=vote,
        attendee=here.attendee(name),
        key=key or uuid4(),
        revision=revision,
        by=here.secretary,
        at=here.at(53),
    )


def count(
    here: World,
    vote: Vote,
    names: Iterable[str],
    key: UUID | None = None,
    by: str = "thuong",
    who: str = "Ngô Bảo Châm",
    **hands: int,
) -> HandCount:
    people = [here.attendee(name).pk for name in names]
    return count_hands(
        vote=vote, count=Count(people, hands, who), key=key or uuid4(), by=here.users[by], at=here.at(52)
    )


def count_lines(
    here: World,
    vote: Vote,
    names: Iterable[str],
    ballots: int,
    *lines: dict[str, int],
    key: UUID | None = None,
    by: str = "thuong",
) -> HandCount:
    """A group counted on a ballot with several lines."""
    people = [here.attendee(name).pk for name in names]
    counted = Count(people, {}, "Ngô Bảo Châm", lines, ballots)
    return count_hands(vote=vote, count=counted, key=key or uuid4(), by=here.users[by], at=here.at(52))
