"""What happens at the data of the installation under test: everybody comes in, many events, what is in the box."""

import sys
import time
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.core.management import call_command
from django.db import transaction
from django.db.models import F

from agenda.events import ItemMoved
from meetings import chain
from meetings.models import Attendance, Attendee, Event, Meeting
from people.models import User
from realtime import relay


def command(arguments: list[str]) -> None:
    """A command of the product."""
    call_command(*arguments, stdout=sys.stderr)


def arrive(told: dict[str, Any]) -> int:
    """Everybody of the `meeting` is in the room; how many they are."""
    seats = Attendee.objects.filter(meeting=told["meeting"]).exclude(stays__out_at=None, stays__in_at__isnull=False)
    desk = _secretary(told["meeting"])
    now = datetime.now(UTC)
    stays = [Attendance(attendee=seat, in_at=now, how="desk", noted_by=desk) for seat in seats]
    return len(Attendance.objects.bulk_create(stays, batch_size=500))


def events(told: dict[str, Any]) -> dict[str, Any]:
    """`count` events of the `meeting`, `together` of them in one commit, and a hint to the processes after each.

    Gives for each commit the number of the journal and when it was made, by `time.monotonic()`. Written as the
    journal writes them, but many in one statement: what is measured is who hears of them.
    """
    by, committed = _secretary(told["meeting"]), []
    for _number in range(told["count"] // told["together"]):
        head = _append(told["meeting"], told["together"], by)
        committed.append((head, time.monotonic()))
        _hint(told["meeting"])
    return {"at": committed}


def _append(meeting_id: str, count: int, by: User) -> int:
    fact = ItemMoved(item="x", position=1)
    with transaction.atomic():
        Meeting.objects.filter(pk=meeting_id).update(head=F("head") + count)
        head = Meeting.objects.values_list("head", flat=True).get(pk=meeting_id)
        rows: dict[str, Any] = {"kind": "ItemMoved", "at": datetime.now(UTC), "by": by, "payload": fact.payload()}
        added, last = [], chain.end(UUID(meeting_id)).hash
        for seq in range(head - count + 1, head + 1):
            last = chain.link(last, UUID(meeting_id), seq, "ItemMoved", rows["at"], by.pk, rows["payload"])
            added.append(Event(meeting_id=meeting_id, seq=seq, hash=last, **rows))
        Event.objects.bulk_create(added)
    return head


def _hint(meeting_id: str) -> None:
    layer: Any = get_channel_layer()  # type: ignore[no-untyped-call]
    message = {"type": "journal.nudge", "origin": "another process", "meeting": meeting_id}
    async_to_sync(layer.group_send)(relay.GROUP, message)


def _secretary(meeting_id: str) -> User:
    return User.objects.get(pk=Attendee.objects.filter(meeting_id=meeting_id, role="secretary").values("user")[:1])
