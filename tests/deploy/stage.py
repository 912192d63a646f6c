"""What the tests of the cluster need in its database, done in a process of its own with the cluster's settings.

`python -m tests.deploy.stage ACT`: prints what came of it as JSON.
"""

import json
import os
import sys
from collections import Counter
from typing import Any

import django

NOBODY = "00000000-0000-0000-0000-000000000000"


def running() -> dict[str, Any]:
    """The fixture meeting in session, ten of eleven present, and an open vote on its second item."""
    from tests.factories import world
    from tests.voting.factories import make_open

    here = world(state="running", present=10)
    vote = make_open(here)
    return {"meeting": f"/meetings/{here.meeting.pk}/", "vote": str(vote.pk)}


def ballots() -> dict[str, Any]:
    """How many electors have a ballot, and how many answers each gave."""
    from voting.models import Ballot, BallotChange

    changes = Counter(BallotChange.objects.values_list("elector__attendee__user__username", flat=True))
    return {"ballots": Ballot.objects.count(), "answers": dict(changes)}


def enqueue() -> dict[str, Any]:
    """Sixty tasks for whoever comes first."""
    from documents.drawing import draw_pages

    return {"tasks": [draw_pages.enqueue(NOBODY).id for _number in range(60)]}


def tasks() -> dict[str, Any]:
    """Who ran each task (a list of workers a task), and how many are not done."""
    from django_tasks_db.models import DBTaskResult

    rows = list(DBTaskResult.objects.values_list("worker_ids", "status"))
    return {"workers": [workers for workers, _status in rows], "open": sum(state != "SUCCESSFUL" for _w, state in rows)}


def callers() -> dict[str, Any]:
    """The addresses from which wrong passwords came."""
    from axes.models import AccessAttempt

    return {"addresses": sorted(set(AccessAttempt.objects.values_list("ip_address", flat=True)))}


ACTS = {act.__name__: act for act in (running, ballots, enqueue, tasks, callers)}

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    print(json.dumps(ACTS[sys.argv[1]]()))
