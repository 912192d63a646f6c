"""A Party cell of 22: 20 official members and 2 on probation, 18 of them in the room (17 official)."""

from datetime import date

from meetings import seating
from meetings.models import Attendance, Attendee
from people.models import Body, Membership, Standing
from tests.factories import World, new_user, world

NEWCOMERS = 11  # beside the 11 of the fixture
YOUNG = ("m10", "m11")
SINCE = date(2025, 8, 1)


def cell(state: str = "running") -> World:
    """The fixture world, its body a cell; m1 to m11 are new, m10 and m11 on probation; m7, m8, m9 and m11 stay away."""
    here = world(state=state)
    Body.objects.update(kind="cb", name="Chi bộ Văn phòng", short_name="Chi bộ")
    here.body.refresh_from_db()
    here.meeting.body = here.body
    for number in range(1, NEWCOMERS + 1):
        name = f"m{number}"
        here.users[name] = new_user(name, f"Đảng Viên {number}")
        here.users[name].save()
        seat = Membership.objects.create(body=here.body, user=here.users[name], position=20 + number, starts=SINCE)
        if name in YOUNG:
            Standing.objects.create(membership=seat, kind="probationary", starts=SINCE)
    seating.reseat(meeting=here.meeting, by=here.secretary, at=here.at(-10))
    away = {"m7", "m8", "m9", "m11", *("thuong", "cham", "luc", "en")}
    for attendee in Attendee.objects.filter(meeting=here.meeting).exclude(user__username__in=away):
        come(here, attendee)
    return here


def come(here: World, attendee: Attendee) -> None:
    Attendance.objects.create(attendee=attendee, in_at=here.at(), how="desk", noted_by=here.secretary)


def official(here: World) -> list[str]:
    """The user names of those with a vote who are in the room."""
    there = Attendee.objects.filter(meeting=here.meeting, is_member=True, stays__isnull=False)
    return sorted(there.values_list("user__username", flat=True))
