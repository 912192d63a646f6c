"""The people of a meeting as its documents name them."""

from collections.abc import Iterable

from django.utils.translation import override

from documents.acts import Person
from meetings.models import Attendee


def printed(attendee: Attendee, note: str = "") -> Person:
    """Name and office as they were that day."""
    return Person(name=attendee.user.full_name, office=attendee.title, note=note)


def nobody() -> Person:
    """Stands where a role was not filled."""
    return Person(name="")


def absence_note(attendee: Attendee) -> str:
    """Why an attendee is missing: the noted kind of absence and the reason."""
    with override("vi"):
        kind = str(attendee.get_absence_display()) if attendee.absence else ""
    return ", ".join(part for part in (kind, attendee.absence_reason) if part)


def everybody(attendees: Iterable[Attendee]) -> tuple[Person, ...]:
    return tuple(printed(attendee) for attendee in attendees)
