"""A meeting in which persons have weights: 100 votes in eleven hands."""

from decimal import Decimal
from typing import Any

from agenda.models import Item
from meetings.weights import set_weights
from tests.agenda.factories import make_current
from tests.factories import World
from tests.voting.factories import QUESTION
from voting.models import Vote
from voting.questions import put_question
from voting.votes import open_vote

# The chair and one more carry a question against all the others.
SHARES = {
    "khoi": "40",
    "hanh": "12.5",
    "an": "10",
    "giao": "10",
    "dat": "5",
    "nguyet": "5",
    "quocan": "5",
    "don": "5",
    "uoc": "2.5",
    "nhi": "2.5",
    "on": "2.5",
}


def give_shares(here: World, shares: dict[str, str] | None = None) -> None:
    wanted = {here.attendee(name).pk: Decimal(share) for name, share in (shares or SHARES).items()}
    set_weights(meeting=here.meeting, weights=wanted, mark=None, by=here.secretary, at=here.at(5))


def make_open_by_weight(here: World, number: int = 2, **question: Any) -> Vote:
    """An open vote on the current item `number`, with shares."""
    give_shares(here)
    make_current(here, number)
    told = {"question": QUESTION, **question}
    item = Item.objects.get(pk=here.items[number - 1].pk)
    vote = put_question(item=item, by=here.secretary, at=here.at(40), **told)
    return open_vote(vote=vote, by=here.chair, at=here.at(50))
