"""Fills an empty database with one secret vote that is open: `python -m tests.bench.seed_box <members>`.

Everybody is in the room and signed in. Prints what tablets know: their tickets, and the terms that they seal by.
"""

import sys
from datetime import date
from typing import Any

from tests.bench import seed


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
    seed.main(int(sys.argv[1]), _filled)
