"""The base of every majority: the members of the body on the day of the meeting, no more and no fewer."""

from datetime import date, datetime

import pytest

from meetings import attendance, checks, invitations, planning, seating, session
from meetings.models import Attendee, Event, Meeting
from meetings.models.attendee import Role
from people.models import Membership, StaffRole
from people.refusals import Refusal
from tests.factories import VIETNAM, World, suspend, world

pytestmark = pytest.mark.django_db


def ends(here: World, name: str, day: date) -> None:
    Membership.objects.filter(user=here.users[name]).update(ends=day)


def convene(here: World) -> Meeting:
    return session.convene(meeting=here.meeting, by=here.secretary, at=here.at(-5000))


def members(here: World) -> set[str]:
    return set(Attendee.objects.filter(meeting=here.meeting, is_member=True).values_list("user__username", flat=True))


def events(here: World, kind: str) -> int:
    return Event.objects.filter(meeting=here.meeting, kind=kind).count()


def test_who_left_the_body_before_the_day_is_no_member(draft: World) -> None:
    ends(draft, "on", date(2026, 11, 11))
    convene(draft)
    assert "on" not in members(draft)
    assert attendance.quorum_of(draft.meeting).members == 10
    assert events(draft, "AttendeeRemoved") == 1


def test_who_is_a_member_until_the_evening_of_the_day_is_one(draft: World) -> None:
    ends(draft, "on", date(2026, 11, 12))
    convene(draft)
    assert len(members(draft)) == 11


def test_a_suspended_member_is_not_in_the_base(draft: World) -> None:
    suspend(draft.users["on"])
    convene(draft)
    assert attendance.quorum_of(draft.meeting).members == 10


@pytest.mark.parametrize("role", [Role.INVITED, Role.OBSERVER])
def test_a_guest_who_has_become_a_member_sits_as_one(draft: World, role: str) -> None:
    guest = draft.attendee("luc")
    Attendee.objects.filter(pk=guest.pk).update(role=role)
    Membership.objects.create(body=draft.body, user=guest.user, position=12, starts=date(2026, 11, 1))
    convene(draft)
    guest.refresh_from_db()
    assert (guest.role, guest.is_member, guest.position) == ("member", True, 12)


def test_a_secretary_who_is_a_member_keeps_the_role(draft: World) -> None:
    Membership.objects.create(body=draft.body, user=draft.secretary, position=12, starts=date(2026, 11, 1))
    convene(draft)
    row = draft.attendee("thuong")
    assert (row.role, row.is_member) == ("secretary", True)
    ends(draft, "thuong", date(2026, 11, 11))
    seating.reseat(meeting=draft.meeting, by=draft.secretary, at=draft.at())
    row.refresh_from_db()
    assert (row.role, row.is_member) == ("secretary", False)


def test_seating_twice_changes_nothing(draft: World) -> None:
    convene(draft)
    before, numbers = list(Attendee.objects.values()), Event.objects.count()
    seating.reseat(meeting=draft.meeting, by=draft.secretary, at=draft.at())
    assert (list(Attendee.objects.values()), Event.objects.count()) == (before, numbers)


def test_membership_that_ends_between_invitation_and_opening(db: None) -> None:
    here = world(state="convened", present=8)
    ends(here, "on", date(2026, 11, 11))
    ends(here, "hanh", date(2026, 11, 11))
    session.open_meeting(meeting=here.meeting, by=here.chair, at=here.at())
    opened = Event.objects.get(kind="MeetingOpened").payload
    assert opened == {"present": 7, "members": 9}
    assert here.attendee("hanh").role == "invited"  # is in the room already
    assert not Attendee.objects.filter(user=here.users["on"]).exists()


def test_a_chair_who_is_no_member_any_more_must_be_replaced_first(draft: World) -> None:
    ends(draft, "khoi", date(2026, 11, 11))
    found = next(check for check in checks.before("convene", draft.meeting) if check.key == "chair")
    assert (found.ok, found.blocking) == (False, True)
    assert "Trần Minh Khôi" in found.text
    with pytest.raises(checks.NotReady):
        convene(draft)
    invitations.name_chair(attendee=draft.attendee("hanh"), by=draft.secretary, at=draft.at(-6000))
    assert convene(draft).state == "convened"


def test_the_day_is_the_one_in_vietnam() -> None:
    """06:30 in Hanoi is still the day before in Greenwich."""
    here = world()
    Meeting.objects.filter(pk=here.meeting.pk).update(starts_at=datetime(2026, 11, 12, 6, 30, tzinfo=VIETNAM))
    here.meeting.refresh_from_db()
    ends(here, "on", date(2026, 11, 11))
    Membership.objects.filter(user=here.users["nhi"]).update(starts=date(2026, 11, 12))
    assert seating.day_of(here.meeting) == date(2026, 11, 12)
    convene(here)
    assert members(here) & {"on", "nhi"} == {"nhi"}


def test_a_new_meeting_seats_members_and_staff(draft: World) -> None:
    StaffRole.objects.create(body=draft.body, user=draft.users["hanh"], role=StaffRole.Role.CLERK)
    plan = planning.Plan(ordinal=19, title="Phiên 19", starts_at=draft.at(60 * 24 * 30), place="Phòng 1")
    made = planning.plan_meeting(body=draft.body, term=draft.term, plan=plan, by=draft.secretary, at=draft.at())
    rows = Attendee.objects.filter(meeting=made)
    assert rows.filter(is_member=True).count() == 11
    assert rows.get(role="chair").user == draft.chair
    assert {row.user.username: row.role for row in rows.filter(is_member=False)} == {
        "thuong": "secretary",
        "cham": "clerk",
    }
    assert rows.get(user=draft.users["hanh"]).role == "member"


def test_who_changes_seats_on_the_day_counts_once(draft: World) -> None:
    ends(draft, "hanh", date(2026, 11, 12))
    Membership.objects.create(
        body=draft.body, user=draft.users["hanh"], title="Bí thư Đảng ủy", position=1, starts=date(2026, 11, 12)
    )
    plan = planning.Plan(ordinal=19, title="Phiên 19", starts_at=draft.at(60), place="Phòng 1")
    made = planning.plan_meeting(body=draft.body, term=draft.term, plan=plan, by=draft.secretary, at=draft.at())
    assert Attendee.objects.filter(meeting=made, is_member=True).count() == 11
    assert Attendee.objects.get(meeting=made, user=draft.users["hanh"]).title == "Bí thư Đảng ủy"
    convene(draft)
    assert attendance.quorum_of(draft.meeting).members == 11


def test_a_body_without_members_cannot_be_convened(draft: World) -> None:
    Membership.objects.all().delete()
    with pytest.raises(Refusal):
        convene(draft)
    assert attendance.quorum_of(draft.meeting).members == 11  # nothing of the refused step stays
