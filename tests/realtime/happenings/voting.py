"""What can happen to a vote."""

from tests.agenda.factories import make_current
from tests.factories import World
from tests.realtime.happenings.case import Case
from tests.voting.factories import QUESTION, cast, make_closed, make_open, make_vote
from tests.voting.tablets import fill, make_box
from voting import questions, votes
from voting.models import Ballot, Vote
from voting.reserved import reserve_opinion
from voting.states import Display
from voting.unsealing import open_box


def vote(here: World) -> Vote:
    return Vote.objects.select_related("item__meeting").get()


def prepared(here: World) -> None:
    make_current(here, 2)
    make_vote(here)


def answered(here: World, display: str = Display.TOTALS) -> None:
    opened = make_open(here, display=display)
    for name in ("khoi", "hanh", "an", "nguyet"):
        cast(here, opened, name)


def answered_by_name(here: World) -> None:
    answered(here, display=Display.NAMES)


def recused(here: World) -> None:
    opened = make_open(here, recused=("hanh",))
    cast(here, opened, "an", "no")


def put(here: World) -> Vote:
    return make_vote(here)


def current(here: World) -> None:
    make_current(here, 2)


def reword(here: World) -> Vote:
    return questions.change_question(
        vote=vote(here), question=f"{QUESTION} (sửa)", display=Display.AFTER, by=here.secretary, at=here.at(41)
    )


def open_it(here: World) -> Vote:
    return votes.open_vote(vote=vote(here), by=here.chair, at=here.at(42))


def close(here: World) -> Vote:
    return votes.close_vote(vote=vote(here), by=here.chair, at=here.at(55))


def decided(here: World) -> None:
    make_closed(here)
    ballot = Ballot.objects.get(elector__attendee=here.attendee("hanh"))
    ballot.choice = "no"
    ballot.save()


def reserve(here: World) -> None:
    reserve_opinion(
        vote=vote(here), attendee=here.attendee("hanh"), text="Giữ ý kiến", by=here.users["hanh"], at=here.at(56)
    )


def cancel(here: World) -> Vote:
    return votes.cancel_vote(vote=vote(here), reason="Câu hỏi chưa rõ", by=here.chair, at=here.at(55))


def box(here: World) -> None:
    opened = make_box(here, recused=("nguyet",))
    fill(here, opened)


def shut(here: World) -> None:
    box(here)
    close(here)


def open_secretly(here: World) -> None:
    make_current(here, 2)
    make_vote(here, secret=True)


def open_the_box(here: World) -> Vote:
    return open_box(vote=vote(here), by=here.chair, at=here.at(56))


CASES = {
    "VotePut": Case(put, current),
    "VoteChanged": Case(reword, prepared),
    "VoteOpened": Case(open_it, prepared),
    "VoteOpened:secret": Case(open_it, open_secretly),
    "VoteSealed": Case(close, box),
    "BoxOpened": Case(open_the_box, shut),
    "VoteClosed": Case(close, answered),
    "VoteClosed:names": Case(close, answered_by_name),
    "VoteClosed:recused": Case(close, recused),
    "OpinionReserved": Case(reserve, decided),
    "VoteCancelled": Case(cancel, answered),
    "VoteCancelled:secret": Case(cancel, shut),
}
