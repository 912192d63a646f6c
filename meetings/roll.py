"""The roll: everybody whose presence is noted, found by name and taken a page at a time."""

from django.db.models import Q, QuerySet

from meetings.attendance import with_presence
from meetings.models import Attendance, Attendee, Meeting
from meetings.models.attendee import Role
from people.models import User
from people.queries import matching

SHOWN = 60  # people of a roll who are shown at once
STAFF = frozenset({Role.SECRETARY, Role.CLERK})
PARTS = ("missing", "here", "all")


def is_called(attendee: Attendee) -> bool:
    """Staff of the body who are no members are not called."""
    return attendee.role not in STAFF or attendee.is_member


def roll(meeting: Meeting) -> QuerySet[Attendee]:
    """Everybody who is called, with what is known of their presence, in protocol order."""
    called = with_presence(meeting).exclude(Q(role__in=STAFF) & Q(is_member=False))
    return called.order_by("position", "user__name_key")


def part_of(people: QuerySet[Attendee], part: str) -> QuerySet[Attendee]:
    """Those who are missing or here; all of them for any other word."""
    here = Q(pk__in=Attendance.objects.filter(out_at=None).values("attendee"))
    return people.filter(here if part == "here" else ~here) if part in ("missing", "here") else people


def sought(people: QuerySet[Attendee], words: str) -> QuerySet[Attendee]:
    """Those whose name or title has each of the words, whatever its case and marks."""
    return people.filter(user__in=matching(User.objects.all(), words)) if words.strip() else people
