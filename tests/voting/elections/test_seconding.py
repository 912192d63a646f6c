"""Taking back what was counted on paper takes two people."""

from functools import partial

import pytest
from django.urls import reverse

from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import kinds
from tests.agenda.races import together
from tests.factories import World, world
from tests.voting.elections.factories import make_counted, make_counting
from tests.voting.test_pages import client
from voting.elections import rounds
from voting.elections.declaring import declare_result
from voting.elections.refusals import WrongStep
from voting.elections.seconding import (
    NothingAskedOfRound,
    RoundAskedAlready,
    agree_round,
    ask_round,
    drop_round,
)
from voting.models import Round


@pytest.fixture
def round_(running: World) -> Round:
    return make_counted(running, 9, 8, 3, 6)


def ask(here: World, round_: Round, who: str = "khoi", step: str = "recount", reason: str = "Sót một phiếu") -> Round:
    return ask_round(round_=round_, step=step, reason=reason, by=here.users[who], at=here.at(15))


def agree(here: World, round_: Round, who: str = "thuong") -> Round:
    return agree_round(round_=round_, by=here.users[who], at=here.at(16))


@pytest.mark.parametrize("second", ["thuong", "giao"])
@pytest.mark.parametrize(("step", "state"), [("recount", "counting"), ("cancel", "cancelled")])
def test_another_agrees_and_it_is_done(running: World, round_: Round, step: str, state: str, second: str) -> None:
    ask(running, round_, step=step)
    assert Round.objects.get(pk=round_.pk).state == "counted"
    with pytest.raises(NotAllowed, match="hai người"):
        agree(running, round_, "khoi")
    for name in ("hanh", "cham", "luc"):
        with pytest.raises(NotAllowed):
            agree(running, round_, name)
    done = agree(running, round_, second)
    assert (done.state, done.reason, done.asked) == (state, "Sót một phiếu", "")
    with pytest.raises(NothingAskedOfRound):
        agree(running, round_, second)


def test_nobody_cancels_a_counted_round_alone(running: World, round_: Round) -> None:
    with pytest.raises(NotAllowed, match="hai người"):
        rounds.cancel_round(round_=round_, reason="x", by=running.chair, at=running.at(15))


def test_nothing_is_declared_while_it_is_asked(running: World, round_: Round) -> None:
    ask(running, round_)
    with pytest.raises(WrongStep, match="Đang có đề nghị"):
        declare_result(round_=round_, by=running.chair, at=running.at(16))
    drop_round(round_=round_, by=running.users["giao"], at=running.at(16))
    assert kinds(running.meeting)[-2:] == ["RoundStepAsked", "RoundStepDropped"]
    assert declare_result(round_=round_, by=running.chair, at=running.at(17)).state == "declared"


def test_what_is_asked(running: World, round_: Round) -> None:
    with pytest.raises(BadInput):
        ask(running, round_, reason=" ")
    with pytest.raises(NothingAskedOfRound):
        ask(running, round_, step="declare")
    with pytest.raises(NotAllowed):
        ask(running, round_, "giao")
    with pytest.raises(NothingAskedOfRound):
        drop_round(round_=round_, by=running.chair, at=running.at(16))
    ask(running, round_)
    with pytest.raises(RoundAskedAlready):
        ask(running, round_, "thuong")


def test_only_of_what_is_counted(running: World) -> None:
    with pytest.raises(NothingAskedOfRound):
        ask(running, make_counting(running))


def test_the_page_asks_and_answers(running: World, round_: Round) -> None:
    page = reverse("voting:election", args=[round_.election_id])
    chair, teller = client(running, "khoi"), client(running, "giao")
    sent = {"next": page, "reason": "Sót một phiếu"}
    told = chair.post(reverse("voting:round-recount", args=[round_.pk]), sent, follow=True).content.decode()
    assert "Chờ một đồng chí khác đồng ý" in told
    assert "đề nghị kiểm phiếu lại" in teller.get(page).content.decode()
    assert "đề nghị kiểm phiếu lại" not in client(running, "hanh").get(page).content.decode()
    agreed = teller.post(reverse("voting:round-agreement", args=[round_.pk]), {"next": page})
    assert (agreed.status_code, Round.objects.get(pk=round_.pk).state) == (303, "counting")


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_declaring_while_somebody_asks(transactional_db: None) -> None:
    """Either the result is declared or the count is in question, never both."""
    here = world(state="running", present=10)
    round_ = make_counted(here, 9, 8, 3, 6)
    asking = partial(ask, here, round_, "thuong")
    declaring = partial(declare_result, round_=round_, by=here.chair, at=here.at(15))
    answers = [type(one).__name__ for one in together([asking, declaring])]
    now = Round.objects.get(pk=round_.pk)
    assert (now.state, now.asked) in (("declared", ""), ("counted", "recount"))
    assert answers in (["Round", "WrongStep"], ["NothingAskedOfRound", "Round"])
