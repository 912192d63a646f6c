"""Who may call which address of votes."""

from datetime import date
from typing import Any

from tests.access.matrix import ROLES, Entry, everybody_in, only
from tests.agenda.factories import make_current
from tests.factories import World
from tests.voting import panels
from tests.voting.factories import make_open, make_vote
from tests.voting.tablets import Tablet, fill, make_box
from voting.house_rules import enter_rule
from voting.models import Box, HouseRule, Teller, Vote
from voting.sealed import keys
from voting.unsealing import open_box
from voting.votes import close_vote

ARRANGE = ("secretary", "clerk", "chair")
LEAD = ("secretary", "chair")
VOTERS = ("chair", "member")
PANEL = ("khoi", "hanh", "an")
QUESTION = {"question": "Thống nhất?", "matter": "ordinary", "display": "totals"}


def of_meeting(world: World) -> dict[str, Any]:
    return {"meeting_id": world.meeting.pk}


def of_item(world: World) -> dict[str, Any]:
    return {"item_id": world.items[0].pk}


def ready(world: World) -> dict[str, Any]:
    make_current(world, 1)
    return {"vote_id": make_vote(world, 1).pk}


def secretly_ready(world: World) -> dict[str, Any]:
    make_current(world, 1)
    return {"vote_id": make_vote(world, 1, secret=True).pk}


def opened(world: World) -> dict[str, Any]:
    return {"vote_id": make_open(world, 1).pk}


def of_body(world: World) -> dict[str, Any]:
    return {"body_id": world.body.pk}


def of_rule(world: World) -> dict[str, Any]:
    rule = HouseRule(body=world.body, matter="regulation", basis="Quy chế, Điều 15", starts=date(2026, 1, 1))
    return {"rule_id": enter_rule(rule=rule, by=world.secretary, at=world.at()).pk}


RULE = {
    "matter": "regulation",
    "strict": "False",
    "numerator": "2",
    "denominator": "3",
    "base": "members",
    "tie": "fails",
    "form": "any",
    "basis": "Quy chế, Điều 15",
    "starts": "2026-01-01",
}


def decided(world: World) -> dict[str, Any]:
    return {"vote_id": close_vote(vote=make_open(world, 1), by=world.chair, at=world.at(55)).pk}


def boxed(world: World) -> dict[str, Any]:
    return {"vote_id": make_box(world, 1).pk}


def envelope(world: World) -> dict[str, Any]:
    tablet = Tablet(Vote.objects.get(item__meeting=world.meeting))
    return {"id": str(tablet.id), "sealed": tablet.content.hex()}


def sealed(world: World) -> dict[str, Any]:
    vote = make_box(world, 1)
    fill(world, vote)
    return {"vote_id": close_vote(vote=vote, by=world.chair, at=world.at(55)).pk}


def counted(world: World) -> dict[str, Any]:
    vote = Vote.objects.get(pk=sealed(world)["vote_id"])
    return {"vote_id": open_box(vote=vote, by=world.chair, at=world.at(56)).pk}


def kept(world: World) -> dict[str, Any]:
    """A prepared secret vote with a panel in which the chair and the member of the matrix sit."""
    vote = make_vote(world, 1, secret=True)
    panels.name(world, vote, PANEL)
    return {"vote_id": vote.pk}


def with_proof(world: World) -> dict[str, Any]:
    told = kept(world)
    Teller.objects.update(proof=bytes(32))
    return told


def panel_shut(world: World) -> dict[str, Any]:
    return {"vote_id": panels.make_panel_sealed(world, PANEL, 1)[0].pk}


def asked_by_another(world: World) -> dict[str, Any]:
    """A vote that somebody else than those of the matrix asks to break off."""
    told = sealed(world)
    Box.objects.update(broken_off_by=world.users["an"], reason="nhầm")
    return told


def members(world: World) -> dict[str, Any]:
    return {"members": [str(world.attendee(name).pk) for name in PANEL]}


def post(name: str, expect: dict[str, int], kwargs: Any, data: dict[str, str] | None = None) -> Entry:
    return Entry(f"voting:{name}", expect, method="post", kwargs=kwargs, data=lambda world: data or {})


ENTRIES = [
    Entry("voting:votes", everybody_in(), kwargs=of_meeting),
    Entry("voting:put", only(*ARRANGE), kwargs=of_item),
    post("put", only(*ARRANGE), of_item, QUESTION),
    Entry("voting:vote", only(*ARRANGE, others=404), kwargs=ready),
    Entry("voting:vote", everybody_in(), kwargs=opened),
    Entry("voting:question", only(*ARRANGE, others=404), kwargs=ready),
    post("question", only(*ARRANGE, others=404), ready, QUESTION),
    Entry("voting:house-rules", only("secretary", "clerk", others=404), kwargs=of_body),
    post("house-rules", only("secretary", others=404, clerk=403), of_body, RULE),
    post("house-rule-ending", only("secretary", others=404, clerk=403), of_rule, {"last": "2026-12-31"}),
    post("withdrawal", only(*ARRANGE, others=404), ready),
    post("opening", only(*LEAD, others=404, clerk=403), ready),
    post("closing", only(*LEAD), opened),
    post("cancellation", only(*LEAD), opened, {"reason": "nhầm"}),
    # The member of the matrix approved nothing; the chair and they may say why.
    post("reserved-opinion", only(*VOTERS, others=404), decided, {"text": "Giữ ý kiến"}),
    Entry("voting:envelope", only(*VOTERS, others=404), method="post", kwargs=boxed, data=envelope),
    post("unsealing", only(*LEAD), sealed),
    post("verification", only(*VOTERS, ok=204, others=404), counted),
    Entry("voting:bundle", everybody_in(), kwargs=counted),
    Entry("voting:bundle", only(others=404), kwargs=sealed),
    Entry("voting:panel", only(*LEAD, others=404, clerk=403), kwargs=secretly_ready),
    Entry("voting:panel", only(*LEAD, others=404, clerk=403), method="post", kwargs=secretly_ready, data=members),
    post("enrolment", only(*VOTERS, ok=204, others=404), kept, {"public": keys.public(b"\1" * 32).hex()}),
    post("confirmation", only(*VOTERS, ok=204, others=404), with_proof, {"proof": "00" * 32}),
    # The share is refused for what it is, by those who may give one.
    post("press", only(*VOTERS, ok=409, others=404), panel_shut, {"wrapped": "00" * 113}),
    post("breaking-off", only(*LEAD), asked_by_another),
    post("keeping-on", only(*LEAD), asked_by_another),
    Entry("voting:recount", dict.fromkeys(ROLES, 200) | {"anonymous": 302}),
    Entry("voting:ballot", only(*VOTERS, others=404), kwargs=opened),
    post("ballot", only(*VOTERS, others=404), opened, {"choice": "yes", "revision": "0"}),
]
