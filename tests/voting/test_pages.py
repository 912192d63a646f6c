"""Pages of votes: a ballot with and without script, and who sees what of a result."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.agenda.factories import make_current
from tests.factories import World
from tests.voting.factories import cast, make_closed, make_open, make_vote
from voting.models import Ballot, BallotChange, Vote
from voting.states import Display
from voting.votes import close_vote


def client(here: World, name: str, quiet: bool = False) -> Client:
    found = Client(headers={"X-Quiet": "1"} if quiet else {})
    found.force_login(here.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return found


def address(name: str, vote: Vote) -> str:
    return reverse(f"voting:{name}", args=[vote.pk])


def answer(here: World, vote: Vote, choice: str, **more: Any) -> str:
    """What a browser without script shows after a tap."""
    sent = {"choice": choice, "next": address("vote", vote), **more}
    page = client(here, "hanh").post(address("ballot", vote), sent, follow=True)
    assert page.redirect_chain == [(address("vote", vote), 303)]
    return page.content.decode()


def history() -> list[str]:
    return list(BallotChange.objects.order_by("revision").values_list("choice", flat=True))


def test_a_tap_without_script(running: World) -> None:
    vote = make_open(running)
    assert "Đã ghi nhận: Tán thành." in answer(running, vote, "yes", revision=0)
    assert Ballot.objects.get().choice == "yes"


def test_the_same_form_twice_is_one_answer(running: World) -> None:
    vote = make_open(running)
    for _ in range(2):
        assert "Đã ghi nhận: Tán thành." in answer(running, vote, "yes", revision=0)
    assert history() == ["yes"]


def test_a_second_window_that_is_behind_is_told_so(running: World) -> None:
    vote = make_open(running)
    answer(running, vote, "yes", revision=0)
    page = answer(running, vote, "no", revision=0)
    assert ("trên thiết bị hoặc cửa sổ khác" in page, "Đã ghi nhận: Không" in page) == (True, False)
    assert history() == ["yes"]


def test_an_old_form_does_not_pretend_that_its_answer_counts(running: World) -> None:
    """Yes, then no in another window, then yes again from the first one, which still shows nothing recorded."""
    vote = make_open(running)
    answer(running, vote, "yes", revision=0)
    answer(running, vote, "no", revision=1)
    page = answer(running, vote, "yes", revision=0)
    assert ("trên thiết bị hoặc cửa sổ khác" in page, "Đã ghi nhận: Tán thành" in page) == (True, False)
    assert Ballot.objects.get().choice == "no"


def test_without_a_revision_a_change_of_mind_counts(running: World) -> None:
    vote = make_open(running)
    for choice in ("yes", "no", "yes"):
        answer(running, vote, choice)
    assert (history(), Ballot.objects.get().choice) == (["yes", "no", "yes"], "yes")


def test_script_hears_what_is_recorded_now(running: World) -> None:
    vote, old, new = make_open(running), uuid4(), uuid4()
    tablet = client(running, "hanh", quiet=True)
    first = {"choice": "yes", "key": old, "revision": 0}
    assert tablet.post(address("ballot", vote), first).json()["recorded"]["choice"] == "yes"
    tablet.post(address("ballot", vote), {"choice": "no", "key": new, "revision": 1})
    late = tablet.post(address("ballot", vote), first)
    assert (late.status_code, late.json()["recorded"]["choice"]) == (200, "no")
    assert late.json()["recorded"]["key"] == str(new)
    stale = tablet.post(address("ballot", vote), {"choice": "other", "key": uuid4(), "revision": 1})
    assert (stale.status_code, stale.json()["recorded"]["revision"]) == (409, 2)
    reused = tablet.post(address("ballot", vote), {"choice": "other", "key": new, "revision": 2})
    assert reused.status_code == 422
    assert Ballot.objects.get().choice == "no"


@pytest.mark.parametrize(
    "sent", [{}, {"choice": "maybe"}, {"choice": "yes", "key": "x"}, {"choice": "yes", "revision": -1}]
)
def test_a_ballot_that_cannot_be(running: World, sent: dict[str, Any]) -> None:
    refused = client(running, "hanh", quiet=True).post(address("ballot", make_open(running)), sent)
    assert (refused.status_code, Ballot.objects.count()) == (422, 0)


def test_who_came_after_the_closing_is_refused_in_words(running: World) -> None:
    vote = make_closed(running)
    refused = client(running, "hanh", quiet=True).post(address("ballot", vote), {"choice": "no", "revision": 1})
    assert (refused.status_code, "không được tính" in refused.json()["message"]) == (409, True)


def test_my_ballot_shows_what_is_recorded_for_me(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh", "other")
    assert "Đã ghi nhận lúc 08:51: Ý kiến khác" in client(running, "hanh").get(address("ballot", vote)).content.decode()
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    part = client(running, "hanh").get(address("ballot", vote)).content.decode()
    assert "Đồng chí đã trả lời lúc 08:51: <strong>Ý kiến khác</strong>" in part
    assert "không trả lời" in client(running, "an").get(address("ballot", vote)).content.decode()
    assert client(running, "luc").get(address("ballot", vote)).status_code == 404


@pytest.mark.parametrize(
    ("name", "display", "sees"),
    [
        ("khoi", Display.AFTER, True),
        ("thuong", Display.TOTALS, True),
        ("an", Display.TOTALS, False),
        ("an", Display.AFTER, False),
        ("an", Display.NAMES, True),
        ("en", Display.NAMES, False),
    ],
)
def test_names_are_shown_to_whom_they_were_promised(running: World, name: str, display: str, sees: bool) -> None:
    page = client(running, name).get(address("vote", make_closed(running, display=display))).content.decode()
    assert ("Hồ Ngọc Ước" in page) == sees


def test_counts_wait_for_the_closing_where_it_was_promised(running: World) -> None:
    vote = make_open(running, display=Display.AFTER)
    cast(running, vote, "hanh", "no")
    counts = 'class="votebar'
    assert counts not in client(running, "an").get(address("vote", vote)).content.decode()
    assert counts in client(running, "khoi").get(address("vote", vote)).content.decode()


def test_the_result_shows_its_working_and_both_percentages(running: World) -> None:
    page = client(running, "an").get(address("vote", make_closed(running))).content.decode()
    assert "Thông qua" in page
    assert "Cần 6/11 thành viên tán thành; có 9" in page
    assert "81,82% tổng số thành viên; 90,00% số có mặt" in page


def test_a_failed_vote_says_how_many_are_missing(running: World) -> None:
    vote = make_open(running)
    for name in ("khoi", "hanh", "an", "giao", "dat"):
        cast(running, vote, name)
    close_vote(vote=vote, by=running.chair, at=running.at(55))
    page = client(running, "an").get(address("vote", vote)).content.decode()
    assert "Không thông qua" in page
    assert "Cần 6/11 thành viên tán thành; có 5; thiếu 1" in page
    assert "45,45% tổng số thành viên; 50,00% số có mặt" in page


def test_the_chair_leads_a_vote_by_its_buttons(running: World) -> None:
    make_current(running, 2)
    vote = make_vote(running)
    chair = client(running, "khoi", quiet=True)
    assert chair.post(address("opening", vote)).json() == {"message": "Đã mở biểu quyết."}
    assert chair.post(address("opening", vote)).status_code == 409
    assert chair.post(address("closing", vote)).json() == {"message": "Đã đóng biểu quyết: Không thông qua."}
    assert chair.post(address("cancellation", vote), {"reason": ""}).status_code == 422
