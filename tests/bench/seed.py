"""Fills an empty database for the bench and prints what is in it: `python -m tests.bench.seed <members>`.

One body of so many members, all of them in the room of two running meetings: in the hall the chair goes through the
agenda, in the other a vote is open. Everybody is signed in. Rows are written in bulk, so there are no events yet.
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import django
from django.core.management import call_command

ITEMS = 12

Filled = Callable[[int], dict[str, Any]]  # makes the rows for so many members and says what tablets know


def main(members: int, filled: Filled) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from django.db import transaction

    with transaction.atomic():
        facts = filled(members)
    print(json.dumps(facts))


def _filled(members: int) -> dict[str, Any]:
    from people.models import Term
    from tests.factories import make_body, make_organisation

    organisation = make_organisation()
    term = Term.objects.create(organisation=organisation, ordinal="I", name="2025-2030", starts=date(2025, 8, 1))
    body = make_body(organisation)
    people = make_people(members)
    make_seats(body, people)
    hall = make_meeting(body, term, 18, people)
    vote = make_vote(make_meeting(body, term, 19, people), people[0])
    sessions = make_sessions(people)
    return {
        "hall": str(hall.pk),
        "items": [str(key) for key in hall.items.order_by("position").values_list("pk", flat=True)],
        "vote": str(vote.pk),
        "voting": str(vote.item.meeting_id),
        "sessions": sessions,
        "tickets": tickets_of(vote.item.meeting, sessions),
    }


def make_people(members: int) -> list[Any]:
    """The chair, the other members and, last, the secretary."""
    from people.models import User
    from people.text import fold, name_key

    people = []
    for number in range(members + 1):
        name = f"Đại biểu {number:04d}"
        keys = {"name_key": name_key(name), "search_key": fold(name)}
        people.append(User(username=f"d{number}", full_name=name, password=f"!{number}", **keys))
    return User.objects.bulk_create(people, batch_size=500)


def make_seats(body: Any, people: list[Any]) -> None:
    from people.models import Membership, StaffRole

    *members, secretary = people
    starts = date(2025, 8, 1)
    seats = [Membership(body=body, user=user, position=place, starts=starts) for place, user in enumerate(members, 1)]
    Membership.objects.bulk_create(seats, batch_size=500)
    StaffRole.objects.create(body=body, user=secretary, role="secretary")


def make_meeting(body: Any, term: Any, ordinal: int, people: list[Any]) -> Any:
    from django.utils import timezone

    from agenda.models import Item
    from meetings.models import Attendance, Attendee, Meeting
    from meetings.models.attendee import Role
    from meetings.states import MeetingState

    *members, secretary = people
    at = timezone.now()
    meeting = Meeting.objects.create(
        body=body,
        term=term,
        ordinal=ordinal,
        title=f"Hội nghị lần thứ {ordinal}",
        place="Hội trường lớn",
        starts_at=at,
        state=MeetingState.RUNNING,
        opened_at=at,
    )
    seats = [
        Attendee(
            meeting=meeting, user=user, role=Role.CHAIR if place == 0 else Role.MEMBER, is_member=True, position=place
        )
        for place, user in enumerate(members)
    ]
    Attendee.objects.create(meeting=meeting, user=secretary, role=Role.SECRETARY, position=len(members))
    Attendee.objects.bulk_create(seats, batch_size=500)
    stays = [Attendance(attendee=seat, in_at=at, how=Attendance.How.DESK, noted_by=secretary) for seat in seats]
    Attendance.objects.bulk_create(stays, batch_size=500)
    titles = [f"Báo cáo và dự thảo nghị quyết về nội dung thứ {position}" for position in range(1, ITEMS + 1)]
    items = [Item(meeting=meeting, position=position, title=title) for position, title in enumerate(titles, 1)]
    Item.objects.bulk_create(items)
    return meeting


def make_vote(meeting: Any, chair: Any, *, secret: bool = False) -> Any:
    from django.utils import timezone

    from agenda.discussion import start_item
    from voting.questions import put_question
    from voting.votes import open_vote

    item = start_item(item=meeting.items.first(), by=chair, at=timezone.now())
    vote = put_question(item=item, question="Thông qua dự thảo nghị quyết", secret=secret, by=chair, at=timezone.now())
    return open_vote(vote=vote, by=chair, at=timezone.now())


def tickets_of(meeting: Any, sessions: list[str]) -> list[str]:
    """For each member what their room's page carries for the fast lane."""
    from realtime import lane

    seats = meeting.attendees.filter(is_member=True).select_related("user").order_by("position")
    return [lane.ticket(seat, seat.user, session, "vi") for seat, session in zip(seats, sessions, strict=False)]


def make_sessions(people: list[Any]) -> list[str]:
    """A session for each person, as a sign-in leaves it, without asking anybody for a password."""
    from datetime import timedelta

    from django.contrib.sessions.backends.base import VALID_KEY_CHARS
    from django.contrib.sessions.backends.db import SessionStore
    from django.contrib.sessions.models import Session
    from django.utils import timezone
    from django.utils.crypto import get_random_string

    store = SessionStore()
    ends = timezone.now() + timedelta(hours=12)
    rows = []
    for user in people:
        content = {
            "_auth_user_id": str(user.pk),
            "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
            "_auth_user_hash": user.get_session_auth_hash(),
            "epoch": user.epoch,
        }
        key = get_random_string(32, VALID_KEY_CHARS)
        rows.append(Session(session_key=key, session_data=store.encode(content), expire_date=ends))
    return [row.session_key for row in Session.objects.bulk_create(rows, batch_size=500)]


if __name__ == "__main__":
    main(int(sys.argv[1]), _filled)
