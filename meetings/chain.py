"""The journal's chain: each event holds a hash over itself and the hash of the event before it.

Who changes, removes, adds or moves an event in the database breaks the chain at that place. Who writes the whole chain
anew from there on gives it another end: ends that were seen elsewhere (in the terms of each vote, in the minutes, in a
file of `manage.py journal --save`) show it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from meetings.models import Event, Meeting
from people.text import digest_code

START: Final = ""  # what the first event of a journal has before it
CHUNK: Final = 2000


@dataclass(frozen=True)
class End:
    """How far a journal has come: the number of its last event, 0 before the first, and that event's hash."""

    seq: int
    hash: str

    @property
    def code(self) -> str:
        """The first 16 digits in groups of four, to be read aloud and printed: "3f9a-01c2-77d0-9be4"."""
        return digest_code(self.hash, digits=16)


class Wrong(StrEnum):
    """What can be the matter with a journal at a number."""

    CHANGED = "changed"  # the event is not what was recorded, or not after what it was recorded after
    MISSING = "missing"  # there is no event with this number
    OTHER_END = "other end"  # the event is not the one that was seen elsewhere


@dataclass(frozen=True)
class Fault:
    seq: int
    wrong: Wrong


def link(
    before: str, meeting_id: UUID, seq: int, kind: str, at: datetime, by_id: UUID, payload: Mapping[str, Any]
) -> str:
    """The hash of an event that follows the one with the hash `before`: SHA-256, 64 hexadecimal digits."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    content = [before, str(meeting_id), seq, kind, moment, str(by_id), payload]
    return hashlib.sha256(
        json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    ).hexdigest()


def end(meeting_id: UUID) -> End:
    """Where the meeting's journal stands."""
    last = Event.objects.filter(meeting_id=meeting_id).order_by("-seq").values_list("seq", "hash").first()
    return End(*last) if last else End(0, START)


def faults(meeting: Meeting, seen: Iterable[End] = ()) -> list[Fault]:
    """What is wrong with the meeting's journal, by number; nothing if it is whole and holds all that was `seen`."""
    held: dict[int, str] = {0: START}
    found = list(_broken(meeting, held))
    for one in seen:
        if held.get(one.seq, one.hash) != one.hash:
            found.append(Fault(one.seq, Wrong.OTHER_END))
        elif one.seq not in held:
            found.append(Fault(one.seq, Wrong.MISSING))
    return sorted(set(found), key=lambda fault: (fault.seq, fault.wrong))


def _broken(meeting: Meeting, held: dict[int, str]) -> Iterator[Fault]:
    """The places where the chain does not hold; puts each hash into `held`."""
    fields = ("seq", "kind", "at", "by_id", "payload", "hash")
    rows = Event.objects.filter(meeting=meeting).order_by("seq").values_list(*fields)
    last, before = 0, START
    for seq, kind, at, by_id, payload, told in rows.iterator(chunk_size=CHUNK):
        yield from (Fault(number, Wrong.MISSING) for number in range(last + 1, seq))
        if told != link(before, meeting.pk, seq, kind, at, by_id, payload):
            yield Fault(seq, Wrong.CHANGED)
        last, before = seq, told
        held[seq] = told
    yield from (Fault(number, Wrong.MISSING) for number in range(last + 1, meeting.head + 1))
