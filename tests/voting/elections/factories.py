"""Paper ballots that tests need, made by the product's own operations."""

from agenda.models import Item
from tests.agenda.factories import make_current
from tests.factories import World
from voting.elections.candidates import CandidatePlan, add_candidate
from voting.elections.declaring import declare_result
from voting.elections.entries import accept_count, enter_count, style
from voting.elections.lists import fix_list
from voting.elections.preparing import ElectionPlan, name_panel, put_election
from voting.elections.rounds import open_round, start_counting, start_voting
from voting.elections.rules.counts import Count, Invalid, LineCount, Style
from voting.elections.states import Kind
from voting.models import Election, Round

TITLE = "Ủy ban Kiểm tra Đảng ủy phường, nhiệm kỳ 2025 - 2030"
PEOPLE = ("Nguyễn Đức Ân", "Võ Thành Đạt", "Đặng Thị Ánh Nguyệt", "Hồ Ngọc Ước")
PANEL = {"giao": "head", "don": "secretary", "nhi": "member"}


def make_election(
    here: World,
    number: int = 2,
    people: tuple[str, ...] = PEOPLE,
    posts: int = 3,
    kind: str = Kind.ELECTION,
    matter: str = "election",
    needs_surplus: bool = True,
    panel: dict[str, str] = PANEL,
) -> Election:
    """An election with its candidates and its panel, the list still open."""
    item = Item.objects.get(pk=here.items[number - 1].pk)
    plan = ElectionPlan(title=TITLE, kind=kind, matter=matter, posts=posts, needs_surplus=needs_surplus)
    election = put_election(item=item, plan=plan, by=here.secretary, at=here.at(1))
    for name in people:
        add_candidate(election=election, plan=CandidatePlan(name=name), by=here.secretary, at=here.at(2))
    seats = {here.attendee(name).pk: seat for name, seat in panel.items()}
    name_panel(election=election, seats=seats, agree=10, attending=10, by=here.secretary, at=here.at(3))
    return election


def make_round(here: World, election: Election | None = None, **rest: object) -> Round:
    """A round that waits for its papers."""
    election = election or make_election(here, **rest)  # type: ignore[arg-type]
    return fix_list(election=election, agree=10, attending=10, by=here.secretary, at=here.at(4))


def make_issuing(here: World, round_: Round | None = None, **rest: object) -> Round:
    """Papers go out; item 2 is discussed."""
    round_ = round_ or make_round(here, None, **rest)
    number = round_.election.item.position
    if Item.objects.get(pk=round_.election.item_id).state != "current":
        make_current(here, number)
    return open_round(round_=round_, by=here.chair, at=here.at(10))


def make_counting(here: World, round_: Round | None = None, **rest: object) -> Round:
    round_ = make_issuing(here, round_, **rest)
    start_voting(round_=round_, by=here.chair, at=here.at(11))
    return start_counting(round_=round_, by=here.chair, at=here.at(12))


def tally(round_: Round, *yes: int, papers: int = 10, invalid: int = 0) -> Count:
    """A possible count of `papers`, with these votes; those that are not for a line of two columns are against it."""
    valid = papers - invalid
    strikes = style(round_) == Style.STRIKE
    lines = tuple(LineCount(yes=votes, no=0 if strikes else valid - votes) for votes in yes)
    return Count(issued=papers, collected=papers, valid=valid, invalid={Invalid.FOREIGN: invalid}, lines=lines)


def enter(here: World, round_: Round, name: str, count: Count, revision: int = 0) -> None:
    enter_count(round_=round_, count=count, revision=revision, by=here.users[name], at=here.at(13))


def make_counted(here: World, *yes: int, round_: Round | None = None, papers: int = 10, **rest: object) -> Round:
    """Both tellers entered the same and the head accepted it."""
    round_ = make_counting(here, round_, **rest)
    for name in ("giao", "don"):
        enter(here, round_, name, tally(round_, *yes, papers=papers))
    return accept_count(round_=round_, by=here.users["giao"], at=here.at(14))


def make_declared(here: World, *yes: int, round_: Round | None = None, papers: int = 10, **rest: object) -> Round:
    counted = make_counted(here, *yes, round_=round_, papers=papers, **rest)
    return declare_result(round_=counted, by=here.chair, at=here.at(15))
