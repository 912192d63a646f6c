"""Adds meetings that are about to close to a seeded database: `python -m tests.bench.notices <meetings> <people>`.

Each has the conclusions and tasks of the fixture, approved, so many members in the room, and a signatory whose key the
server keeps; prints the meetings and who sits where.
"""

import json
import sys
from datetime import date, timedelta
from typing import Any

import django

PASSWORD = "mat-khau-khoa-ky"
FIRST = 40  # their ordinals, beyond those of the seed
SIGNED_IN = timedelta(days=1)


def main(meetings: int, people: int) -> None:
    django.setup()
    from django.db import transaction

    with transaction.atomic():
        facts = _filled(meetings, people)
    print(json.dumps(facts))


def _filled(meetings: int, people: int) -> dict[str, Any]:
    from django.utils import timezone

    from documents.demo import authority
    from documents.models import Signatory, SigningRule
    from people.models import Body, Membership, Office, Term, User

    body, term = Body.objects.select_related("organisation").get(), Term.objects.get()
    members = [seat.user for seat in Membership.objects.select_related("user").order_by("position")[:people]]
    secretary: User = body.staff.get().user
    office = Office.objects.create(organisation=body.organisation, name="Văn phòng Đảng ủy", position=1)
    chair = members[0]
    Signatory.objects.create(
        body=body, user=chair, kind="notice", authority="T/M BAN THƯỜNG VỤ", title="BÍ THƯ", starts=date(2025, 8, 1)
    )
    SigningRule.objects.create(organisation=body.organisation, personal=True)
    authority.equip([chair], body.organisation, password=PASSWORD, at=timezone.now() - SIGNED_IN)
    return {
        f"notice-{number}": str(_meeting(body, term, FIRST + number, [*members, secretary], office))
        for number in range(meetings)
    }


def _meeting(body: Any, term: Any, ordinal: int, people: list[Any], office: Any) -> Any:
    from django.utils import timezone

    from agenda.models import Conclusion, Task
    from documents.models import RecipientLine
    from tests.bench.seed import make_meeting as seated
    from tests.documents.factories import CONCLUSIONS, RECIPIENTS, TASKS

    meeting, at = seated(body, term, ordinal, people), timezone.now()
    items = list(meeting.items.order_by("position"))
    for item, text in zip(items, CONCLUSIONS, strict=False):
        Conclusion.objects.create(
            item=item, text=text, state="approved", revision=1, saved_by=people[-1], saved_at=at, approved_at=at
        )
    for place, (index, action, _lead, _others, precision, due) in enumerate(TASKS, start=1):
        Task.objects.create(item=items[index], position=place, action=action, lead=office, precision=precision, due=due)
    RecipientLine.objects.bulk_create(
        [RecipientLine(meeting=meeting, position=place, text=text) for place, text in enumerate(RECIPIENTS, start=1)]
    )
    return meeting.pk


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
