"""Opinions that members keep after a vote."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from agenda.locks import MeetingOver
from documents.composition.minutes import compose_minutes
from documents.dossier.exporting.ballots import vote as exported
from meetings.models import Meeting
from people.refusals import BadInput, NotAllowed
from tests.agenda.factories import events, make_current
from tests.factories import World
from tests.voting.factories import cast, make_closed, make_open, make_options, make_rating
from voting.models import ReservedOpinion, Vote
from voting.parts import ballot
from voting.queries import roll
from voting.receipts import NoElector
from voting.reserved import LENGTH, NothingToReserve, reserve_opinion
from voting.votes import cancel_vote, close_vote, open_vote

TEXT = "Đề nghị lùi thời điểm thực hiện đến năm 2027"


def reserve(here: World, vote: Vote, name: str = "uoc", text: str = TEXT, by: str = "", minute: float = 56) -> None:
    reserve_opinion(vote=vote, attendee=here.attendee(name), text=text, by=here.users[by or name], at=here.at(minute))


def kept() -> list[tuple[str, str]]:
    return list(ReservedOpinion.objects.values_list("attendee__user__username", "text"))


def test_who_did_not_approve_keeps_an_opinion_and_changes_it(running: World) -> None:
    vote = make_closed(running)
    reserve(running, vote, text=f"  {TEXT} ")
    assert kept() == [("uoc", TEXT)]
    fact = {"vote": str(vote.pk), "item": str(vote.item_id)}
    assert events(running.meeting)[-1] == ("OpinionReserved", fact)
    reserve(running, vote, text="Giữ nguyên ý kiến", minute=57)
    assert kept() == [("uoc", "Giữ nguyên ý kiến")]
    reserve(running, vote, text=" ", minute=58)
    assert kept() == []


def test_who_was_silent_or_away_keeps_one_too(running: World) -> None:
    vote = make_open(running)
    cast(running, vote, "hanh")
    vote = close_vote(vote=vote, by=running.chair, at=running.at(55))
    for name in ("an", "on"):
        reserve(running, vote, name)
    assert [name for name, _text in kept()] == ["an", "on"]


def test_who_approved_has_none(running: World) -> None:
    vote = make_closed(running)
    with pytest.raises(NothingToReserve, match="đã tán thành"):
        reserve(running, vote, "hanh")
    assert kept() == []


def test_there_is_none_before_a_result(running: World) -> None:
    vote = make_open(running)
    with pytest.raises(NothingToReserve, match="sau khi có kết quả"):
        reserve(running, vote)
    cancel_vote(vote=vote, reason="nhầm", by=running.chair, at=running.at(52))
    with pytest.raises(NothingToReserve):
        reserve(running, vote)


def test_a_secret_vote_puts_nobodys_name_on_record(running: World) -> None:
    vote = make_closed(running)
    Vote.objects.update(secret=True)
    with pytest.raises(NothingToReserve, match="kín"):
        reserve(running, vote)
    assert ballot(Vote.objects.get(), running.attendee("uoc"))["reserves"] is False


def test_the_recused_and_guests_have_none(running: World) -> None:
    vote = make_open(running, recused=("dat",))
    vote = close_vote(vote=vote, by=running.chair, at=running.at(55))
    for name in ("dat", "luc"):
        with pytest.raises(NoElector):
            reserve(running, vote, name)


@pytest.mark.parametrize("by", ["hanh", "khoi", "thuong"])
def test_nobody_writes_it_for_another(running: World, by: str) -> None:
    vote = make_closed(running)
    with pytest.raises(NotAllowed, match="tự ghi"):
        reserve(running, vote, by=by)


def test_it_has_an_end(running: World) -> None:
    vote = make_closed(running)
    reserve(running, vote, text="a" * LENGTH)
    with pytest.raises(BadInput, match="1000"):
        reserve(running, vote, text="a" * (LENGTH + 1))


def test_not_after_the_meeting(running: World) -> None:
    vote = make_closed(running)
    Meeting.objects.update(state="closed")
    with pytest.raises(MeetingOver):
        reserve(running, vote)
    assert ballot(Vote.objects.get(), running.attendee("uoc"))["reserves"] is False


@pytest.mark.parametrize(("name", "reserves"), [("uoc", True), ("on", True), ("hanh", False)])
def test_the_form_is_offered_to_whom_it_is_for(running: World, name: str, reserves: bool) -> None:
    vote = make_closed(running)
    assert ballot(vote, running.attendee(name))["reserves"] is reserves


def test_the_front_reads_it_and_the_minutes_print_it(running: World) -> None:
    vote = make_closed(running)
    reserve(running, vote, text=f"{TEXT};\nđề nghị báo cáo cấp trên.")
    lines = {line.attendee.user.username: line.reserved for line in roll(vote)}
    assert lines["uoc"].startswith(TEXT)
    assert lines["hanh"] == ""
    remarks = compose_minutes(Meeting.objects.get(pk=running.meeting.pk)).items[1].votes[0].remarks
    assert remarks == (f"Đồng chí Hồ Ngọc Ước bảo lưu ý kiến: {TEXT}; đề nghị báo cáo cấp trên.",)


def sent(here: World, vote: Vote, name: str, **data: Any) -> str:
    client = Client()
    client.force_login(here.users[name], backend="django.contrib.auth.backends.ModelBackend")
    back = reverse("voting:ballot", args=[vote.pk])
    page = client.post(
        reverse("voting:reserved-opinion", args=[vote.pk]),
        {"next": back, **data},
        follow=True,
        headers={"Sec-Fetch-Mode": "navigate"},
    )
    return page.content.decode()


def test_a_member_writes_it_on_their_page(running: World) -> None:
    vote = make_closed(running)
    page = sent(running, vote, "uoc", text=TEXT)
    assert "Đã ghi ý kiến bảo lưu" in page
    assert f">{TEXT}</textarea>" in page
    assert "Đã bỏ ý kiến bảo lưu" in sent(running, vote, "uoc", text="")
    assert "đã tán thành" in sent(running, vote, "hanh", text=TEXT)
    assert kept() == []


def several(here: World, kind: str, **answers: str) -> Vote:
    """A closed rating or choice of options with these answers; everybody else who answers is for the first line."""
    make_current(here, 2)
    vote = open_vote(vote=(make_rating if kind == "rating" else make_options)(here), by=here.chair, at=here.at(50))
    usual = "g1" if kind == "rating" else "yes,no,no"
    everybody = dict.fromkeys(("khoi", "hanh", "an", "giao", "dat", "nguyet"), usual)
    for name, choice in {**everybody, **answers}.items():
        cast(here, vote, name, choice)
    return close_vote(vote=vote, by=here.chair, at=here.at(55))


@pytest.mark.parametrize(
    ("kind", "choice", "differs"),
    [
        ("rating", "g2", ("xuất sắc", "đạt")),
        ("options", "no,yes,no", ("Phương án A", "Phương án B")),
        ("options", "yes,yes,no", ("Phương án B",)),
        ("options", "no,no,no", ("Phương án A",)),
    ],
)
def test_who_chose_something_else_keeps_an_opinion(
    running: World, kind: str, choice: str, differs: tuple[str, ...]
) -> None:
    vote = several(running, kind, uoc=choice)
    shown = ballot(vote, running.attendee("uoc"))
    assert (shown["reserves"], shown["differs"]) == (True, differs)
    reserve(running, vote)
    assert kept() == [("uoc", TEXT)]
    remarks = compose_minutes(Meeting.objects.get(pk=running.meeting.pk)).items[1].votes[0].remarks
    assert remarks == (f"Đồng chí Hồ Ngọc Ước bảo lưu ý kiến: {TEXT}.",)
    assert exported(vote, all_ballots=False)["reserved_opinions"] == [{"person": "uoc", "text": TEXT}]


@pytest.mark.parametrize("kind", ["rating", "options"])
def test_whose_ballot_was_the_result_has_none(running: World, kind: str) -> None:
    vote = several(running, kind, uoc="g2" if kind == "rating" else "no,yes,no")
    assert ballot(vote, running.attendee("hanh"))["reserves"] is False
    with pytest.raises(NothingToReserve, match="đã tán thành"):
        reserve(running, vote, "hanh")
    reserve(running, vote, "nhi")
    assert kept() == [("nhi", TEXT)]


def test_where_nothing_was_carried_everybody_may(running: World) -> None:
    vote = several(running, "options", khoi="no,no,yes", hanh="no,yes,no")
    assert ballot(vote, running.attendee("an"))["differs"] == ("Phương án A",)
    reserve(running, vote, "an")
    assert kept() == [("an", TEXT)]


def test_levels_of_confidence_decide_nothing(running: World) -> None:
    vote = make_closed(running)
    Vote.objects.update(kind="levels")
    with pytest.raises(NothingToReserve, match="không quyết định"):
        reserve(running, Vote.objects.get(pk=vote.pk))
