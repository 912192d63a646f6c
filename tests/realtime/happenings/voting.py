"""What can happen to a vote."""

from tests.agenda.factories import make_current
from tests.factories import World
from tests.realtime.happenings.case import Case
from tests.voting import panels
from tests.voting.factories import QUESTION, cast, make_closed, make_open, make_vote
from tests.voting.tablets import fill, make_box
from voting import questions, tellers, votes
from voting.breaking_off import agree_to_break_off, ask_to_break_off, keep_on
from voting.models import Ballot, Teller, Vote
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


def unnamed(here: World) -> None:
    make_current(here, 2)
    make_vote(here, secret=True)


def name_it(here: World) -> None:
    panels.name(here, vote(here), ("hanh", "an", "on"))


def named(here: World) -> None:
    unnamed(here)
    name_it(here)


def enrol(here: World) -> None:
    panels.Keeper(here, vote(here), "hanh").enrol()


def all_but_one(here: World) -> None:
    named(here)
    for name in ("an", "on"):
        panels.Keeper(here, vote(here), name).enrol()


def enrolled(here: World) -> None:
    all_but_one(here)
    enrol(here)


def confirm(here: World) -> None:
    keeper = panels.Keeper(here, vote(here), "hanh")
    Teller.objects.filter(pk=keeper.seat.pk).update(proof=bytes(32))
    tellers.confirm(
        vote=vote(here), attendee=here.attendee("hanh"), proof=bytes(32), by=here.users["hanh"], at=here.at(42)
    )


def kept_shut(here: World) -> None:
    _vote, keepers = panels.make_panel_sealed(here, ("an", "hanh", "nguyet"))
    here.keepers = keepers  # type: ignore[attr-defined]


def press(here: World) -> None:
    here.keepers[1].press()  # type: ignore[attr-defined]


def pressed_once(here: World) -> None:
    kept_shut(here)
    here.keepers[0].press()  # type: ignore[attr-defined]


def ask(here: World) -> None:
    ask_to_break_off(vote=vote(here), reason="nhầm câu hỏi", by=here.secretary, at=here.at(56))


def asked(here: World) -> None:
    box(here)
    ask(here)


def asked_of_the_panel(here: World) -> None:
    kept_shut(here)
    ask(here)


def agree(here: World) -> None:
    agree_to_break_off(vote=vote(here), by=here.chair, at=here.at(57))


def drop(here: World) -> None:
    keep_on(vote=vote(here), by=here.chair, at=here.at(57))


CASES = {
    "PanelNamed": Case(name_it, unnamed),
    "TellerEnrolled": Case(enrol, named),
    "TellerEnrolled:last": Case(enrol, all_but_one),
    "TellerConfirmed": Case(confirm, enrolled),
    "TellerPressed": Case(press, kept_shut),
    "TellerPressed:last": Case(press, pressed_once),
    "BreakingOffAsked": Case(ask, box),
    "BreakingOffAsked:panel": Case(ask, kept_shut),
    "BreakingOffDropped": Case(drop, asked_of_the_panel),
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
    "VoteCancelled:secret": Case(agree, asked),
}
