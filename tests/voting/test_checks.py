"""An open vote stands in the way."""

import pytest

from agenda.discussion import finish_item, start_item
from agenda.models import Item
from meetings import checks
from meetings.checks import Check, NotReady
from meetings.models import Meeting
from meetings.session import close
from meetings.states import MeetingState
from tests.factories import World
from tests.voting.factories import make_open, make_vote
from voting.votes import cancel_vote, close_vote


def ask(here: World, step: str, key: str) -> Check:
    return next(check for check in checks.before(step, here.meeting) if check.key == key)


def test_an_open_vote_holds_the_meeting_and_the_item(running: World) -> None:
    vote = make_open(running)
    with pytest.raises(NotReady, match="Biểu quyết ở mục 2 đang mở"):
        close(meeting=running.meeting, by=running.chair, at=running.at(60))
    with pytest.raises(NotReady):
        start_item(item=running.items[2], by=running.chair, at=running.at(60))
    with pytest.raises(NotReady):
        finish_item(item=running.items[1], by=running.chair, at=running.at(60))
    assert Meeting.objects.get().state == MeetingState.RUNNING
    assert Item.objects.get(pk=running.items[1].pk).state == "current"
    close_vote(vote=vote, by=running.chair, at=running.at(61))
    start_item(item=running.items[2], by=running.chair, at=running.at(62))
    assert close(meeting=running.meeting, by=running.chair, at=running.at(63)).state == MeetingState.CLOSED


def test_a_cancelled_vote_holds_nothing(running: World) -> None:
    cancel_vote(vote=make_open(running), reason="nhầm", by=running.chair, at=running.at(60))
    assert close(meeting=running.meeting, by=running.chair, at=running.at(61)).state == MeetingState.CLOSED


def test_a_question_that_was_not_put_is_a_warning(running: World) -> None:
    assert ask(running, "close", "prepared_votes").ok is True
    make_vote(running, 3)
    make_vote(running, 2)
    check = ask(running, "close", "prepared_votes")
    assert (check.ok, check.blocking, check.text) == (False, False, "Còn nội dung chưa biểu quyết ở mục: 2, 3.")


def test_nothing_is_open(running: World) -> None:
    for step in ("close", "finish_item"):
        check = ask(running, step, "open_vote")
        assert (check.ok, check.blocking, check.text) == (True, True, "Không có biểu quyết nào đang mở.")
