"""Holding a counted vote again takes two people, and the same words for both."""

from functools import partial

import pytest
from django.urls import reverse

from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import kinds
from tests.agenda.races import together
from tests.factories import World, world
from tests.voting.factories import make_closed, make_open, make_vote
from tests.voting.tablets import make_counted
from tests.voting.test_pages import client
from voting.models import Vote
from voting.parts import controls
from voting.questions import change_question, put_question
from voting.repeating import NothingToSecond, NotSeconded, agree_to_repeat
from voting.states import VoteState
from voting.votes import cancel_vote, open_vote


def agree(here: World, vote: Vote, who: str = "khoi") -> Vote:
    return agree_to_repeat(vote=vote, by=here.users[who], at=here.at(60))


def opened(here: World, vote: Vote) -> Vote:
    return open_vote(vote=vote, by=here.chair, at=here.at(61))


@pytest.mark.parametrize("secret", [False, True])
def test_one_person_alone_repeats_nothing_that_was_counted(running: World, secret: bool) -> None:
    old = make_counted(running) if secret else make_closed(running)
    again = make_vote(running, int(old.item.position), secret=secret, repeats=old)
    with pytest.raises(NotSeconded, match="cần hai người"):
        opened(running, again)
    with pytest.raises(NotAllowed, match="một đồng chí khác"):
        agree(running, again, "thuong")
    for name in ("hanh", "cham", "luc"):
        with pytest.raises(NotAllowed):
            agree(running, again, name)
    for _twice in range(2):
        agreed = agree(running, again)
        assert (agreed.repeat_asked_by, agreed.repeat_agreed_by) == (running.secretary, running.chair)
    assert kinds(running.meeting).count("RepetitionAgreed") == 1
    assert opened(running, again).state == VoteState.OPEN


def test_a_reason_is_kept(running: World) -> None:
    old = make_closed(running)
    with pytest.raises(BadInput, match="lý do"):
        put_question(item=running.items[1], question="?", repeats=old, by=running.secretary, at=running.at(57))
    assert make_vote(running, repeats=old).repeat_reason == "Có đồng chí bấm nhầm"


def test_other_words_are_agreed_to_anew(running: World) -> None:
    again = make_vote(running, repeats=make_closed(running))
    agree(running, again)
    told = {"question": "Câu hỏi khác", "display": "totals", "by": running.chair, "at": running.at(61)}
    change_question(vote=again, **told)  # type: ignore[arg-type]
    with pytest.raises(NotSeconded):
        opened(running, again)
    with pytest.raises(NotAllowed):
        agree(running, again, "khoi")
    agree(running, again, "thuong")
    assert opened(running, again).state == VoteState.OPEN


def test_what_was_never_counted_is_repeated_by_one(running: World) -> None:
    broken = cancel_vote(vote=make_open(running), reason="nhầm", by=running.chair, at=running.at(52))
    again = make_vote(running, repeats=broken)
    assert (again.repeat_reason, again.repeat_asked_by) == ("", None)
    with pytest.raises(NothingToSecond):
        agree(running, again)
    assert opened(running, again).state == VoteState.OPEN


def test_an_open_one_is_agreed_to_no_more(running: World) -> None:
    again = make_vote(running, repeats=make_closed(running))
    agree(running, again)
    opened(running, again)
    with pytest.raises(NothingToSecond):
        agree(running, again)


def test_the_buttons_wait_for_the_second(running: World) -> None:
    again = make_vote(running, repeats=make_closed(running))
    shown = controls(again, leads=True, arranges=True)
    assert (shown["opens"], shown["waits"], shown["seconds"], shown["repetition"]) == (False, False, True, again)
    shown = controls(agree(running, again), leads=True, arranges=True)
    assert (shown["opens"], shown["seconds"]) == (True, False)


def test_the_page_asks_for_a_reason_and_for_a_second(running: World) -> None:
    old = make_closed(running)
    office, chair = client(running, "thuong"), client(running, "khoi")
    form = reverse("voting:put", args=[old.item_id])
    assert "Lý do biểu quyết lại" in office.get(form, {"repeats": str(old.pk)}).content.decode()
    sent = {"repeats": str(old.pk), "question": "Lần hai", "matter": "ordinary", "display": "totals"}
    assert "Ghi lý do biểu quyết lại" in office.post(form, sent).content.decode()
    answer = office.post(form, {**sent, "reason": "Bấm nhầm"})
    again = Vote.objects.get(repeats=old)
    page = reverse("voting:vote", args=[again.pk])
    assert (answer.status_code, answer["Location"]) == (303, page)
    shown = chair.get(page).content.decode()
    assert "đề nghị biểu quyết lại nội dung đã có kết quả" in shown
    assert "Lý do: Bấm nhầm" in shown
    assert "Mở biểu quyết?" not in shown
    address = reverse("voting:repetition", args=[again.pk])
    assert "một đồng chí khác đồng ý" in office.post(address, {"next": page}, follow=True).content.decode()
    assert "Đã đồng ý biểu quyết lại" in chair.post(address, {"next": page}, follow=True).content.decode()
    assert "Mở biểu quyết?" in chair.get(page).content.decode()


def test_the_old_result_and_the_new_vote_lead_to_each_other(running: World) -> None:
    old = make_closed(running)
    before, office = reverse("voting:vote", args=[old.pk]), client(running, "thuong")
    assert "?repeats=" in office.get(before).content.decode()
    again = make_vote(running, repeats=old)
    after = reverse("voting:vote", args=[again.pk])
    shown = office.get(before).content.decode()
    assert (after in shown, "?repeats=" in shown) == (True, False)
    assert before in office.get(after).content.decode()
    member = client(running, "hanh")
    assert after not in member.get(before).content.decode()
    opened(running, agree(running, again))
    assert after in member.get(before).content.decode()
    cancel_vote(vote=again, reason="Bấm nhầm", by=running.chair, at=running.at(62))
    assert "?repeats=" in office.get(before).content.decode()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_agreeing_while_the_words_change(transactional_db: None) -> None:
    """Nobody has agreed to words that they did not see."""
    here = world(state="running", present=11)
    again = make_vote(here, repeats=make_closed(here))
    change = partial(change_question, vote=again, question="Khác", display="totals", by=here.secretary, at=here.at(60))
    together([partial(agree, here, again), change])
    now = Vote.objects.get(pk=again.pk)
    assert (now.question, now.repeat_agreed_by in (None, here.chair)) == ("Khác", True)
