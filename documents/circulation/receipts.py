"""Who of a meeting has opened which papers, how many pages, and when last."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from documents.circulation.reading import open_to_each
from documents.models import PaperVersion, Reading, ReadingReminder
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role

STAFF = frozenset({Role.SECRETARY, Role.CLERK})  # they prepare the papers


@dataclass
class Receipt:
    """One attendee: the `papers` they are to read, how many of them they have `opened` in any version, and in which."""

    attendee: Attendee
    papers: int
    opened: int
    readings: list[Reading] = field(default_factory=list)
    reminder: ReadingReminder | None = None

    @property
    def last_at(self) -> datetime | None:
        return max((one.last_at for one in self.readings), default=None)

    @property
    def pages(self) -> int:
        """Pages they have looked at, in all versions together."""
        return sum(len(one.seen) for one in self.readings)


def receipts(meeting: Meeting) -> list[Receipt]:
    """For everybody who is to read a paper, in the order of the attendees; a few queries, whatever their number.

    Each reading has `version.paper`. Papers for the room alone are left out: nobody can open them before.
    """
    due = open_to_each(meeting)
    wanted = {paper for papers in due.values() for paper in papers}
    read: dict[UUID, list[Reading]] = defaultdict(list)
    versions = PaperVersion.objects.filter(paper__in=wanted)
    found = Reading.objects.filter(version__in=versions).select_related("version__paper__item")
    for one in found.order_by("version__paper__item__position", "version__paper__position", "version__number"):
        read[one.user_id].append(one)
    reminded = {one.user_id: one for one in ReadingReminder.objects.filter(meeting=meeting).select_related("by")}
    rows = []
    people = Attendee.objects.filter(meeting=meeting).select_related("user").order_by("position", "user__name_key")
    for attendee in people.exclude(role__in=STAFF):
        papers = due.get(attendee.user_id, frozenset())
        theirs = [one for one in read[attendee.user_id] if one.version.paper_id in papers]
        opened = len({one.version.paper_id for one in theirs})
        if papers:
            rows.append(Receipt(attendee, len(papers), opened, theirs, reminded.get(attendee.user_id)))
    return rows


def unopened(meeting: Meeting) -> list[Receipt]:
    """Those who have opened nothing at all."""
    return [one for one in receipts(meeting) if not one.opened]
