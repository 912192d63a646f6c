"""Answers of a mixed room: what came by tablet, by hand and slip, and what was counted without names."""

from collections import Counter

from django.db.models import Count, QuerySet

from voting.kinds import Kind
from voting.models import Ballot, HandCount, Vote
from voting.states import VoteState
from voting.ways import Way, Ways, ways_from


def counted_hands(vote: Vote) -> QuerySet[HandCount]:
    """The counts of hands that hold, oldest first."""
    return HandCount.objects.filter(vote=vote, withdrawn_at=None)


def hands_of(vote: Vote) -> Counter[str]:
    """How many hands were counted for each mark of a ballot with one line."""
    (raised,) = hands_by_line(vote, 1)
    return raised


def hands_by_line(vote: Vote, size: int) -> list[Counter[str]]:
    """How many hands were counted for each mark of each of `size` lines; who did not choose an option said no to it."""
    lines: list[Counter[str]] = [Counter() for _ in range(size)]
    for counts, total in counted_hands(vote).values_list("counts", "total"):
        for line, marks in zip(lines, counts if isinstance(counts, list) else [counts], strict=True):
            line.update(marks)
            if vote.kind == Kind.OPTIONS:
                line["no"] += total - marks.get("yes", 0)
    return lines


def ways_now(vote: Vote) -> Ways:
    """By which ways the answers of a vote by name came so far; two queries."""
    if vote.secret:
        return Ways()
    ballots = Ballot.objects.filter(elector__vote=vote).order_by()
    number = dict(ballots.values_list("way").annotate(number=Count("*")))
    return Ways(
        tablet=number.get(Way.TABLET, 0),
        hand=number.get(Way.HAND, 0),
        slip=number.get(Way.SLIP, 0),
        counted=sum(counted_hands(vote).values_list("total", flat=True)),
    )


def ways_of(vote: Vote) -> Ways:
    """The ways of a vote: frozen when it is closed, as they stand while it is open."""
    if vote.state == VoteState.CLOSED:
        return ways_from(vote.outcome)
    return ways_now(vote) if vote.state == VoteState.OPEN else Ways()
