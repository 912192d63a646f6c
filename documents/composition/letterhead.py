"""The head of every document of an organisation, and how its sessions are called."""

from datetime import date

from documents.acts import Letterhead, wording
from meetings.models import Meeting
from people.models.body import BodyKind

CONFERENCES = {BodyKind.EXECUTIVE_COMMITTEE}


def letterhead(meeting: Meeting, day: date | None) -> Letterhead:
    """Superior, issuer, place and, once known, the day."""
    organisation = meeting.body.organisation
    return Letterhead(superior=organisation.superior, issuer=organisation.issuer, place=organisation.place, date=day)


def gathering(meeting: Meeting) -> wording.Gathering:
    """An executive committee holds conferences, everybody else sessions."""
    kind = meeting.body.kind
    return wording.Gathering.CONFERENCE if kind in CONFERENCES else wording.Gathering.SESSION
