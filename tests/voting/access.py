"""Who may call which address of votes."""

from datetime import date
from typing import Any

from tests.access.matrix import ROLES, Entry, everybody_in, only
from tests.agenda.factories import make_current
from tests.factories import World
from tests.voting import panels
from tests.voting.elections.factories import (
    enter,
    make_counted,
    make_counting,
    make_declared,
    make_election,
    make_issuing,
    make_round,
    tally,
)
from tests.voting.factories import make_open, make_vote
from tests.voting.mixed import count
from tests.voting.mixed import enter as enter_one
from tests.voting.tablets import Tablet, fill, make_box
from voting.elections.candidates import CandidatePlan, add_candidate, ask_to_withdraw
from voting.elections.rounds import start_voting
from voting.house_rules import enter_rule
from voting.models import Box, HouseRule, Round, Teller, Vote
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


def drafted(world: World) -> dict[str, Any]:
    return {"election_id": make_election(world, 1).pk}


def nominee(world: World) -> dict[str, Any]:
    election = make_election(world, 1)
    plan = CandidatePlan(name="Lý Văn Ơn", source="nominated")
    return {"candidate_id": add_candidate(election=election, plan=plan, by=world.secretary, at=world.at()).pk}


def leaving(world: World) -> dict[str, Any]:
    one = make_election(world, 1).candidates.all()[0]
    ask_to_withdraw(candidate=one, reason="Sức khỏe", by=world.secretary, at=world.at())
    return {"candidate_id": one.pk}


def fixed(world: World) -> dict[str, Any]:
    return {"election_id": make_round(world, number=1).election_id}


def of_round(make: Any, *votes: int) -> Any:
    """The round that `make` makes on item 1; the member of the matrix is the head of its panel."""

    def kwargs(world: World) -> dict[str, Any]:
        return {"round_id": make(world, *votes, **PANEL_OF_MEMBER).pk}

    return kwargs


PANEL_OF_MEMBER: dict[str, Any] = {"number": 1, "panel": {"hanh": "head", "don": "secretary", "nhi": "member"}}


def ready_round_on(world: World) -> dict[str, Any]:
    make_current(world, 1)
    return {"round_id": make_round(world, number=1).pk}


issuing = of_round(make_issuing)
counting_round = of_round(make_counting)


def in_voting(world: World) -> dict[str, Any]:
    round_ = make_issuing(world, number=1)
    return {"round_id": start_voting(round_=round_, by=world.chair, at=world.at(11)).pk}


def entered(world: World) -> dict[str, Any]:
    round_ = make_counting(world, **PANEL_OF_MEMBER)
    for name in ("hanh", "don"):
        enter(world, round_, name, tally(round_, 9, 8, 3, 6))
    return {"round_id": round_.pk}


def counted_round(world: World) -> dict[str, Any]:
    return {"round_id": make_counted(world, 9, 8, 3, 6, number=1).pk}


def asked_round(world: World) -> dict[str, Any]:
    """A counted round that somebody else asks to count again."""
    told = counted_round(world)
    Round.objects.update(asked="recount", asked_by=world.users["an"], asked_reason="Sót phiếu")
    return told


def repeated(world: World) -> dict[str, Any]:
    """A counted vote that somebody else asks to hold again."""
    old = Vote.objects.get(pk=decided(world)["vote_id"])
    again = make_vote(world, 1, repeats=old)
    Vote.objects.filter(pk=again.pk).update(repeat_asked_by=world.users["an"])
    return {"vote_id": again.pk}


def short(world: World) -> dict[str, Any]:
    return {"election_id": make_declared(world, 9, 8, 5, 5, number=1).election_id}


def enters(world: World) -> dict[str, Any]:
    return {"attendee": str(world.attendee("an").pk), "choice": "yes", "way": "hand", "key": KEY, "revision": "0"}


def with_entry(world: World) -> dict[str, Any]:
    vote = make_open(world, 1)
    enter_one(world, vote, "an")
    return {"vote_id": vote.pk, "attendee_id": world.attendee("an").pk}


def counts(world: World) -> dict[str, Any]:
    return {"people": [str(world.attendee("an").pk)], "hands-yes": "1", "counted_by": "Châm", "key": KEY}


def with_count(world: World) -> dict[str, Any]:
    vote = make_open(world, 1)
    return {"vote_id": vote.pk, "count_id": count(world, vote, ["an"], yes=1).pk}


KEY = "00000000-0000-4000-8000-000000000001"
OFFICE = only("secretary", "clerk")
PLAN = {"title": "Ban Thường vụ", "kind": "election", "matter": "election", "posts": "3"}
HANDS = {"agree": "9", "attending": "10"}


def panel(world: World) -> dict[str, str]:
    names = {"head": "giao", "secretary": "don", "member-1": "nhi"}
    return {place: str(world.attendee(name).pk) for place, name in names.items()} | HANDS


COUNT = {"revision": "0", "issued": "10", "collected": "10", "valid": "10", "yes-0": "9", "yes-1": "8", "yes-2": "3"}
COUNT |= {"yes-3": "6"} | {f"invalid-{reason}": "0" for reason in ("foreign", "over", "nobody", "outside", "marked")}
PREPARES = only(*ARRANGE, others=404)
CHAIRS = only("chair", clerk=403, secretary=403)

ELECTIONS = [
    Entry("voting:election-put", only(*ARRANGE), kwargs=of_item),
    post("election-put", only(*ARRANGE), of_item, PLAN),
    Entry("voting:election", PREPARES, kwargs=drafted),
    Entry("voting:election", everybody_in(), kwargs=fixed),
    Entry("voting:election-plan", PREPARES, kwargs=drafted),
    post("election-plan", PREPARES, drafted, PLAN | {"posts": "4"}),
    post("election-withdrawal", PREPARES, drafted),
    Entry("voting:counting-panel", PREPARES, kwargs=drafted),
    Entry("voting:counting-panel", PREPARES, method="post", kwargs=drafted, data=panel),
    Entry("voting:candidate-add", PREPARES, kwargs=drafted),
    post("candidate-add", PREPARES, drafted, {"name": "Lý Văn Ơn", "source": "prepared"}),
    Entry("voting:candidate", PREPARES, kwargs=nominee),
    post("candidate", PREPARES, nominee, {"name": "Lý Văn Ơn", "source": "self"}),
    post("candidate-removal", PREPARES, nominee),
    post("candidate-support", PREPARES, nominee, HANDS),
    post("candidate-withdrawal", PREPARES, nominee, {"reason": "Sức khỏe"}),
    post("candidate-leave", PREPARES, leaving, HANDS),
    post("list-fixing", PREPARES, drafted, HANDS),
    post("list-reopening", only(*ARRANGE), fixed),
    post("round-opening", only(*LEAD), ready_round_on),
    post("round-voting", only(*LEAD), issuing),
    post("round-counting", only(*LEAD), in_voting),
    Entry("voting:count", only("member"), kwargs=counting_round),
    post("count", only("member"), counting_round, COUNT),
    post("count-acceptance", only("member"), entered),
    post("round-recount", only(*LEAD), counted_round, {"reason": "Sót phiếu"}),
    post("round-declaration", CHAIRS, counted_round),
    post("round-cancellation", only(*LEAD), issuing, {"reason": "In sai"}),
    post("round-agreement", only(*LEAD), asked_round),
    post("round-keeping", only(*LEAD), asked_round),
    post("round-next", only(*LEAD), short),
]
ENTRIES = [
    *ELECTIONS,
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
    post("repetition", only(*LEAD, others=404, clerk=403), repeated),
    post("opening", only(*LEAD, others=404, clerk=403), ready),
    post("closing", only(*LEAD), opened),
    post("cancellation", only(*LEAD), opened, {"reason": "nhầm"}),
    Entry("voting:entries", OFFICE, kwargs=opened),
    Entry("voting:entries", OFFICE, method="post", kwargs=opened, data=enters),
    post("entry-withdrawal", OFFICE, with_entry, {"key": KEY, "revision": "1"}),
    Entry("voting:hand-counts", OFFICE, method="post", kwargs=opened, data=counts),
    post("hand-count-withdrawal", OFFICE, with_count),
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
