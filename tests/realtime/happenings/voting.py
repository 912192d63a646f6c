"""What can happen to a vote."""

from tests.agenda.factories import make_current
from tests.factories import World
from tests.realtime.happenings.case import Case
from tests.voting import mixed, panels
from tests.voting.elections.factories import (
    enter,
    make_counted,
    make_counting,
    make_election,
    make_issuing,
    make_round,
    tally,
)
from tests.voting.factories import QUESTION, cast, make_closed, make_levels, make_open, make_options, make_vote
from tests.voting.tablets import fill, make_box
from voting import questions, tellers, votes
from voting.breaking_off import agree_to_break_off, ask_to_break_off, keep_on
from voting.elections import rounds
from voting.elections.declaring import declare_result
from voting.elections.entries import accept_count
from voting.elections.preparing import withdraw_election
from voting.elections.seconding import agree_round, ask_round, drop_round
from voting.hand_counts import withdraw_count
from voting.models import Ballot, Election, HandCount, Round, Teller, Vote
from voting.repeating import agree_to_repeat
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


def enter_by_hand(here: World) -> None:
    mixed.enter(here, vote(here), "dat", "no")


def entered(here: World) -> None:
    answered(here)
    enter_by_hand(here)


def take_back(here: World) -> None:
    mixed.take_back(here, vote(here), "dat")


def count_hands(here: World) -> None:
    mixed.count(here, vote(here), ("dat", "don", "uoc"), yes=1, no=1)


def hands_counted(here: World) -> None:
    answered(here)
    count_hands(here)


def take_count_back(here: World) -> None:
    withdraw_count(count=HandCount.objects.get(), by=here.clerk, at=here.at(54))


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


def chosen(here: World) -> None:
    make_current(here, 2)
    opened = votes.open_vote(vote=make_options(here), by=here.chair, at=here.at(50))
    for name in ("khoi", "hanh", "an", "nguyet", "dat", "giao"):
        cast(here, opened, name, "yes,no,yes")


def marked(here: World) -> None:
    make_current(here, 2)
    opened = votes.open_vote(vote=make_levels(here), by=here.chair, at=here.at(50))
    fill(here, opened, {"khoi": "high,low", "hanh": "high,mid", "an": "blank,low"})
    close(here)


def put_on_paper(here: World) -> object:
    return make_election(here)


def listed(here: World) -> None:
    make_current(here, 2)
    make_election(here)


def election(here: World) -> Election:
    return Election.objects.get()


def round_(here: World) -> Round:
    return Round.objects.get()


def take_paper_back(here: World) -> None:
    withdraw_election(election=election(here), by=here.secretary, at=here.at(41))


def fix(here: World) -> object:
    return make_round(here, election(here))


def hand_out(here: World) -> object:
    return rounds.open_round(round_=round_(here), by=here.chair, at=here.at(42))


def on_list(here: World) -> None:
    make_current(here, 2)
    make_round(here)


def all_out(here: World) -> object:
    return rounds.start_voting(round_=round_(here), by=here.chair, at=here.at(43))


def handed_out(here: World) -> None:
    make_issuing(here)


def begin_count(here: World) -> object:
    return rounds.start_counting(round_=round_(here), by=here.chair, at=here.at(44))


def voted(here: World) -> None:
    handed_out(here)
    all_out(here)


def counting(here: World) -> None:
    make_counting(here)


def enter_one(here: World) -> None:
    enter(here, round_(here), "giao", tally(round_(here), 9, 8, 3, 6))


def enter_two(here: World) -> None:
    counting(here)
    for name in ("giao", "don"):
        enter(here, round_(here), name, tally(round_(here), 9, 8, 3, 6))


def accept(here: World) -> object:
    return accept_count(round_=round_(here), by=here.users["giao"], at=here.at(45))


def counted(here: World) -> None:
    make_counted(here, 9, 8, 3, 6)


def declare(here: World) -> object:
    return declare_result(round_=round_(here), by=here.chair, at=here.at(46))


def break_off(here: World) -> object:
    return rounds.cancel_round(round_=round_(here), reason="In sai phiếu", by=here.chair, at=here.at(46))


def ask_again(here: World) -> object:
    return ask_round(round_=round_(here), step="recount", reason="Sót phiếu", by=here.chair, at=here.at(46))


def asked_again(here: World) -> None:
    counted(here)
    ask_again(here)


def drop_asked(here: World) -> object:
    return drop_round(round_=round_(here), by=here.secretary, at=here.at(47))


def agree_asked(here: World) -> object:
    return agree_round(round_=round_(here), by=here.secretary, at=here.at(47))


def again(here: World) -> None:
    """A counted vote, and the same question prepared anew."""
    make_vote(here, repeats=make_closed(here))


def second(here: World) -> Vote:
    return agree_to_repeat(vote=Vote.objects.get(state="ready"), by=here.chair, at=here.at(60))


PAPERS = {
    "ElectionPut": Case(put_on_paper, current),
    "ElectionChanged": Case(take_paper_back, listed),
    "RoundProposed": Case(fix, listed),
    "RoundOpened": Case(hand_out, on_list),
    "RoundAdvanced": Case(all_out, handed_out),
    "RoundAdvanced:counting": Case(begin_count, voted),
    "CountEntered": Case(enter_one, counting),
    "CountAccepted": Case(accept, enter_two),
    "ResultDeclared": Case(declare, counted),
    "RoundCancelled": Case(break_off, handed_out),
    "RoundStepAsked": Case(ask_again, counted),
    "RoundStepDropped": Case(drop_asked, asked_again),
    "RoundAdvanced:again": Case(agree_asked, asked_again),
}
CASES = {
    **PAPERS,
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
    "RepetitionAgreed": Case(second, again),
    "VoteOpened": Case(open_it, prepared),
    "VoteOpened:secret": Case(open_it, open_secretly),
    "VoteSealed": Case(close, box),
    "BoxOpened": Case(open_the_box, shut),
    "VoteTallied": Case(close, chosen),
    "VoteTallied:secret": Case(open_the_box, marked),
    "VoteClosed": Case(close, answered),
    "VoteClosed:names": Case(close, answered_by_name),
    "VoteClosed:recused": Case(close, recused),
    "BallotEntered": Case(enter_by_hand, answered, also=(("dat", "room"),)),
    "BallotEntered:names": Case(enter_by_hand, answered_by_name),
    "EntryWithdrawn": Case(take_back, entered, also=(("dat", "room"),)),
    "HandsCounted": Case(count_hands, answered, also=(("dat", "room"),)),
    "HandCountWithdrawn": Case(take_count_back, hands_counted, also=(("dat", "room"),)),
    "VoteClosed:mixed": Case(close, hands_counted, also=(("dat", "room"),)),
    "OpinionReserved": Case(reserve, decided),
    "VoteCancelled": Case(cancel, answered),
    "VoteCancelled:secret": Case(agree, asked),
}
