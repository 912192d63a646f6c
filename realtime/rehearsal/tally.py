"""What the database of a rehearsal holds of its votes: `python -m realtime.rehearsal.tally`, prints it as JSON."""

import json
import os
import sys
from typing import Any

import django


def main() -> dict[str, Any]:
    """For each vote by its id: `counted` (of the outcome; 0 while it is open), and for each username the choice,
    the key and the number of answers that are recorded."""
    from voting.models import Ballot, BallotChange, Vote

    found: dict[str, Any] = {}
    for vote in Vote.objects.exclude(opened_at=None):
        counts = [vote.outcome.get(name, 0) for name in ("yes", "no", "other")]
        rows = Ballot.objects.filter(elector__vote=vote).values_list(
            "elector__attendee__user__username", "choice", "key"
        )
        ballots: dict[str, Any] = {
            username: {"choice": choice, "key": str(key), "answers": 0} for username, choice, key in rows
        }
        changes = BallotChange.objects.filter(elector__vote=vote)
        for username in changes.values_list("elector__attendee__user__username", flat=True):
            ballots.setdefault(username, {"choice": "", "key": "", "answers": 0})["answers"] += 1
        found[str(vote.pk)] = {"state": vote.state, "counted": sum(counts), "ballots": ballots}
    return found


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    sys.stdout.write(json.dumps(main()))
