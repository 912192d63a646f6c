"""What the database holds of votes and of the journal, row by row."""

from typing import Any

from django.db.models import Count

from meetings.models import Event, Meeting
from voting.models import Ballot, BallotChange, Vote

Row = tuple[str, str, str, int]  # whose (username), key, choice, revision
WHO = "elector__attendee__user__username"


def read(told: dict[str, Any]) -> dict[str, Any]:
    """Of each of the `votes`: `counted` by choice (of the outcome), `ballots` and `answers` as rows, and `events`:
    how often its opening and its closing are numbered. `head`: the journal's last number; `gaps`: numbers that it lacks
    or has twice."""
    head = Meeting.objects.values_list("head", flat=True).get()
    numbers = list(Event.objects.values_list("seq", flat=True))
    gaps = len(set(range(1, head + 1)) ^ set(numbers)) + len(numbers) - len(set(numbers))
    return {"votes": {vote: _vote(vote) for vote in told["votes"]}, "head": head, "gaps": gaps}


def _vote(pk: str) -> dict[str, Any]:
    vote = Vote.objects.get(pk=pk)
    kinds = Event.objects.filter(payload__vote=pk).values("kind").annotate(times=Count("pk")).order_by()
    return {
        "state": vote.state,
        "counted": {choice: (vote.outcome or {}).get(choice, 0) for choice in ("yes", "no", "other")},
        "ballots": _rows(Ballot, pk),
        "answers": _rows(BallotChange, pk),
        "events": {row["kind"]: row["times"] for row in kinds},
    }


def _rows(model: type[Ballot] | type[BallotChange], vote: str) -> list[Row]:
    found = model._default_manager.filter(elector__vote_id=vote).values_list(WHO, "key", "choice", "revision")
    return [(name, str(key), choice, revision) for name, key, choice, revision in found]
