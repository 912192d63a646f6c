"""How many votes each member has, as the office enters them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from meetings.models import Attendee, Event, Meeting
from meetings.planning import Plan, plan_meeting
from meetings.weights import MeetingIsOver, are_unequal, mark_of, set_weights, weighed
from people.refusals import BadInput, NotAllowed, Stale
from tests.factories import World

WEIGHTS = {"khoi": "40", "hanh": "22.5"}


def give(here: World, by: str = "thuong", mark: str | None = None, **weights: str) -> None:
    wanted = {here.attendee(name).pk: Decimal(weight) for name, weight in (weights or WEIGHTS).items()}
    set_weights(meeting=here.meeting, weights=wanted, mark=mark, by=here.users[by], at=here.at(5))


def kept(here: World, name: str) -> Decimal:
    return here.attendee(name).weight


def test_everybody_begins_with_one_vote(running: World) -> None:
    members = weighed(running.meeting)
    assert {one.weight for one in members} == {Decimal(1)}
    assert not are_unequal(members)


def test_the_office_gives_weights_and_the_meeting_is_told_once(running: World) -> None:
    give(running)
    give(running)
    assert [str(kept(running, name)) for name in ("khoi", "hanh", "an")] == ["40.000", "22.500", "1.000"]
    assert are_unequal(weighed(running.meeting))
    event = Event.objects.get(meeting=running.meeting)
    assert (event.kind, event.payload) == ("WeightsChanged", {})


@pytest.mark.parametrize("weight", ["0", "-1", "NaN", "Infinity", "1.2345", "1000000000"])
def test_a_weight_that_is_none_is_refused(running: World, weight: str) -> None:
    with pytest.raises(BadInput):
        give(running, khoi=weight)
    assert kept(running, "khoi") == 1


def test_guests_have_no_votes(running: World) -> None:
    with pytest.raises(BadInput):
        give(running, luc="2")


@pytest.mark.parametrize("name", ["khoi", "hanh", "luc"])
def test_only_the_office_gives_weights(running: World, name: str) -> None:
    with pytest.raises(NotAllowed):
        give(running, by=name)


def test_what_somebody_else_entered_is_not_overwritten(running: World) -> None:
    seen = mark_of(weighed(running.meeting))
    give(running, mark=seen)
    with pytest.raises(Stale):
        give(running, mark=seen, khoi="10")
    assert kept(running, "khoi") == 40


def test_after_the_meeting_weights_stay(running: World) -> None:
    Meeting.objects.filter(pk=running.meeting.pk).update(state="closed")
    with pytest.raises(MeetingIsOver):
        give(running)


def test_the_next_meeting_begins_with_the_weights_of_the_last(running: World) -> None:
    give(running)
    plan = Plan(ordinal=19, title="Phiên họp thứ 19", starts_at=running.at() + timedelta(days=30), place="Phòng họp")
    made = plan_meeting(body=running.body, term=running.term, plan=plan, by=running.secretary, at=running.at())
    found = dict(Attendee.objects.filter(meeting=made, is_member=True).values_list("user__username", "weight"))
    assert (found["khoi"], found["hanh"], found["an"]) == (Decimal(40), Decimal("22.5"), Decimal(1))


def test_the_page_takes_a_comma_and_shows_the_sum(running: World, client: Client) -> None:
    client.force_login(running.secretary)
    address = reverse("meetings:weights", args=[running.meeting.pk])
    page = client.get(address)
    sent = {"mark": page.context["mark"], **{field.html_name: "1" for field in page.context["form"]}}
    sent[f"weight-{running.attendee('khoi').pk}"] = "12,5"
    assert client.post(address, sent).status_code == 303
    assert kept(running, "khoi") == Decimal("12.5")
    assert "Tổng cộng 22,5 phiếu của 11 đồng chí" in client.get(address).content.decode()


def test_the_page_says_what_is_wrong_and_loses_nothing(running: World, client: Client) -> None:
    client.force_login(running.secretary)
    address = reverse("meetings:weights", args=[running.meeting.pk])
    sent = {field.html_name: "2" for field in client.get(address).context["form"]}
    page = client.post(address, {**sent, f"weight-{running.attendee('an').pk}": "nhiều"}).content.decode()
    assert "Có ô ghi chưa đúng" in page
    assert 'value="nhiều"' in page
    stale = client.post(address, {**sent, "mark": "another"}).content.decode()
    assert "Có người vừa sửa số phiếu biểu quyết" in stale
    assert kept(running, "an") == 1
