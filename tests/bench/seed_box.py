"""Fills an empty database with one secret vote that is open: `python -m tests.bench.seed_box <members>`.

Everybody is in the room and signed in. Prints what tablets know: their tickets, and the terms that they seal by.
"""

import json
import os
import sys
from datetime import date
from typing import Any

import django
from django.core.management import call_command

from tests.bench import seed


def main(members: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from django.db import transaction

    with transaction.atomic():
        facts = _filled(members)
    print(json.dumps(facts))


def _filled(members: int) -> dict[str, Any]:
    from people.models import Term
    from tests.factories import make_body, make_organisation

    organisation = make_organisation()
    term = Term.objects.create(organisation=organisation, ordinal="I", name="2025-2030", starts=date(2025, 8, 1))
    body = make_body(organisation)
    people = seed.make_people(members)
    seed.make_seats(body, people)
    vote = seed.make_vote(seed.make_meeting(body, term, 18, people), people[0], secret=True)
    sessions = seed.make_sessions(people)
    sealed = vote.manifest["sealed"]
    return {
        "vote": str(vote.pk),
        "hall": str(vote.item.meeting_id),
        "sessions": sessions,
        "tickets": seed.tickets_of(vote.item.meeting, sessions),
        "terms": {"sha256": vote.manifest["sha256"], "box": sealed["box"], "ack": sealed["ack"]},
    }


if __name__ == "__main__":
    main(int(sys.argv[1]))
