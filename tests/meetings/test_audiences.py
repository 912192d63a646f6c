"""Everybody's audience at once is each one's own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.access import Audience, audience, audiences, may_see
from meetings.states import MeetingState
from people.models import StaffRole
from tests.factories import World


@pytest.mark.parametrize("is_convened", [False, True])
@pytest.mark.parametrize("state", sorted(set(MeetingState.values) - {MeetingState.CHANCERY}))
def test_all_audiences_are_those_of_each(draft: World, state: str, is_convened: bool) -> None:
    draft.meeting.state = state
    draft.meeting.convened_at = draft.at(-9000) if is_convened else None
    draft.meeting.save(update_fields=["state", "convened_at"])
    sees = {user.pk for user in draft.users.values() if may_see(user, draft.meeting)}
    one_by_one = {user.pk: audience(user, draft.meeting) for user in draft.users.values()}
    assert audiences(draft.meeting) == {user: group for user, group in one_by_one.items() if group is not None}
    assert set(audiences(draft.meeting)) == sees


def test_each_kind_of_person_has_their_audience(running: World) -> None:
    groups = audiences(running.meeting)
    named = {name: groups.get(user.pk) for name, user in running.users.items()}
    assert {name: named[name] for name in ("khoi", "hanh", "thuong", "cham", "luc", "en", "stranger")} == {
        "khoi": Audience.CHAIR,
        "hanh": Audience.MEMBER,
        "thuong": Audience.SECRETARY,
        "cham": Audience.SECRETARY,
        "luc": Audience.GUEST,
        "en": Audience.GUEST,
        "stranger": None,
    }


def test_a_chair_who_is_staff_leads_and_a_member_who_is_staff_runs_the_desk(draft: World) -> None:
    for name in ("khoi", "hanh"):
        StaffRole.objects.create(body=draft.body, user=draft.users[name], role=StaffRole.Role.CLERK)
    groups = audiences(draft.meeting)
    assert (groups[draft.users["khoi"].pk], groups[draft.users["hanh"].pk]) == (Audience.CHAIR, Audience.SECRETARY)


def test_two_queries_whatever_the_number(running: World) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        audiences(running.meeting)
    assert len(asked) == 2
