"""What the page of a paper ballot shows one person: its list, its panel, its rounds, and what they may do about it."""

from typing import Any

from django.utils import timezone

from agenda.access import may_arrange
from meetings.access import is_chair, may_lead
from people.models import User
from voting.elections import lists, parts
from voting.elections.access import teller_of
from voting.elections.book import list_rule
from voting.elections.forms import HandsForm
from voting.elections.states import Kind, Stage
from voting.models import Election


def page(found: Election, user: User, audience: str) -> dict[str, Any]:
    """For `election.html`."""
    meeting, day = found.item.meeting, timezone.localdate()
    arranges, leads, chairs = may_arrange(user, meeting), may_lead(user, meeting), is_chair(user, meeting)
    teller, drafts = teller_of(user, found), found.stage == Stage.DRAFT
    rounds = list(found.rounds.order_by("-number"))
    for one in rounds:
        one.election = found
    return {
        "election": found,
        "elects": found.kind == Kind.ELECTION,
        "arranges": arranges,
        "edits": arranges and drafts,
        "teller": teller,
        "accepts": teller is not None and teller.seat == "head",
        "standings": lists.standings(found, day) if arranges else [],
        "objections": lists.objections(found, day) if arranges and drafts else [],
        "advice": lists.advice(found, day) if arranges and drafts else "",
        "panel": list(found.panel.select_related("attendee__user").order_by("seat", "attendee__position")),
        "boards": [
            parts.board(one, audience) | parts.controls(one, leads=leads, chairs=chairs, counts=teller is not None)
            for one in rounds
        ],
        "reopens": arranges and found.stage == Stage.LISTED and bool(rounds) and lists.may_reopen(rounds[0]),
        "basis": list_rule(day).basis,
        "hands": HandsForm(auto_id="list-%s"),
    }
