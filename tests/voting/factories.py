"""Votes that tests need, made by the product's own operations."""

from uuid import UUID, uuid4

from agenda.models import Item
from tests.agenda.factories import make_current, make_recusal
from tests.factories import World
from voting.ballots import Receipt, cast_ballot
from voting.kinds import Kind
from voting.matters import Matter
from voting.models import Vote
from voting.questions import put_question
from voting.states import Display
from voting.votes import close_vote, open_vote

QUESTION = "Thống nhất chủ trương ban hành Đề án giảm hội họp, giảm văn bản giấy giai đoạn 2026 - 2028"


def make_vote(
    here: World,
    number: int = 2,
    display: str = Display.TOTALS,
    repeats: Vote | None = None,
    secret: bool = False,
) -> Vote:
    """A prepared question on item `number` of the fixture agenda."""
    item = Item.objects.get(pk=here.items[number - 1].pk)
    return put_question(
        item=item,
        question=QUESTION,
        display=display,
        secret=secret,
        repeats=repeats,
        reason="Có đồng chí bấm nhầm" if repeats else "",
        by=here.secretary,
        at=here.at(40),
    )


PEOPLE = ("Trần Thị Bình, Phó Trưởng ban", "Lê Văn An, Trưởng ban")


def make_options(
    here: World, number: int = 2, display: str = Display.TOTALS, secret: bool = False, least: int = 0
) -> Vote:
    """A prepared choice of at most two of three options."""
    return put_question(
        item=Item.objects.get(pk=here.items[number - 1].pk),
        question="Chọn phương án trụ sở",
        kind=Kind.OPTIONS,
        lines=("Phương án A", "Phương án B", "Phương án C"),
        least=least,
        most=2,
        display=display,
        secret=secret,
        by=here.secretary,
        at=here.at(40),
    )


def make_rating(here: World, number: int = 2, display: str = Display.TOTALS, secret: bool = False) -> Vote:
    """A prepared rating with three grades."""
    return put_question(
        item=Item.objects.get(pk=here.items[number - 1].pk),
        question="Xếp loại nghiệm thu đề tài",
        kind=Kind.RATING,
        lines=("xuất sắc", "đạt", "không đạt"),
        display=display,
        secret=secret,
        by=here.secretary,
        at=here.at(40),
    )


def make_levels(here: World, number: int = 2, kind: str = Kind.LEVELS, people: tuple[str, ...] = PEOPLE) -> Vote:
    """A prepared vote on the confidence in persons; it is secret by the book."""
    return put_question(
        item=Item.objects.get(pk=here.items[number - 1].pk),
        question="Lấy phiếu tín nhiệm",
        matter=Matter.CONFIDENCE,
        kind=kind,
        lines=people,
        secret=True,
        by=here.secretary,
        at=here.at(40),
    )


def make_open(
    here: World,
    number: int = 2,
    display: str = Display.TOTALS,
    recused: tuple[str, ...] = (),
    minute: float = 50,
    secret: bool = False,
) -> Vote:
    """An open vote on item `number`, which is made the current one."""
    if Item.objects.get(pk=here.items[number - 1].pk).state != "current":
        make_current(here, number)
    vote = make_vote(here, number, display, secret=secret)
    for name in recused:
        make_recusal(here, number, name)
    return open_vote(vote=vote, by=here.chair, at=here.at(minute))


def cast(
    here: World,
    vote: Vote,
    name: str,
    choice: str = "yes",
    key: UUID | None = None,
    revision: int | None = None,
    minute: float = 51,
) -> Receipt:
    return cast_ballot(
        vote=vote,
        attendee=here.attendee(name),
        choice=choice,
        key=key or uuid4(),
        revision=revision,
        by=here.users[name],
        at=here.at(minute),
    )


def make_closed(here: World, number: int = 2, display: str = Display.TOTALS) -> Vote:
    """The vote of the fixture meeting: nine yes, one other opinion, of eleven members, ten present."""
    vote = make_open(here, number, display)
    for name in ("khoi", "hanh", "an", "giao", "dat", "nguyet", "quocan", "don", "nhi"):
        cast(here, vote, name)
    cast(here, vote, "uoc", "other")
    return close_vote(vote=vote, by=here.chair, at=here.at(55))
