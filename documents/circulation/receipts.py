"""Who of a meeting has opened which papers, how many pages, and when last; and who was reminded of it, when and how."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, QuerySet

from documents.circulation.reading import open_to_each
from documents.dispatching.progress import progress_sign
from documents.models import Letter, PaperVersion, Reading, ReadingReminder
from documents.states import PaperState
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role
from meetings.states import MeetingState
from people.models import User

STAFF = frozenset({Role.SECRETARY, Role.CLERK})  # they prepare the papers


@dataclass
class Receipt:
    """One attendee: the `papers` they are to read, how many of them they have `opened` in any version, and in which;
    the `reminders` they got, the latest first."""

    attendee: Attendee
    papers: int
    opened: int
    readings: list[Reading] = field(default_factory=list)
    reminders: list[ReadingReminder] = field(default_factory=list)

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
    reminded = _reminders(meeting)
    rows = []
    people = Attendee.objects.filter(meeting=meeting).select_related("user").order_by("position", "user__name_key")
    for attendee in people.exclude(role__in=STAFF):
        papers = due.get(attendee.user_id, frozenset())
        theirs = [one for one in read[attendee.user_id] if one.version.paper_id in papers]
        opened = len({one.version.paper_id for one in theirs})
        if papers:
            rows.append(Receipt(attendee, len(papers), opened, theirs, reminded[attendee.user_id]))
    return rows


def _reminders(meeting: Meeting) -> dict[UUID, list[ReadingReminder]]:
    found: dict[UUID, list[ReadingReminder]] = defaultdict(list)
    for one in ReadingReminder.objects.filter(meeting=meeting).select_related("by", "letter").order_by("-at"):
        found[one.user_id].append(one)
    return found


def unopened(meeting: Meeting) -> list[Receipt]:
    """Those who have opened nothing at all."""
    return [one for one in receipts(meeting) if not one.opened]


def waiting_for(user: User) -> QuerySet[ReadingReminder]:
    """The reminders of meetings to come of which the person still has opened no paper."""
    waiting = ReadingReminder.objects.filter(user=user, meeting__state=MeetingState.CONVENED)
    opened = Meeting.objects.filter(papers__state=PaperState.CIRCULATED, papers__versions__readings__user=user)
    unread = waiting.exclude(meeting__in=opened.values("pk"))
    return unread.select_related("meeting__body").order_by("meeting__starts_at", "at")


def opened_sign(meeting_id: UUID, _at: datetime) -> Hashable:
    """Another one whenever somebody opens a paper for the first time, and when a letter of a reminder was sent or
    failed. Before the meeting alone: from its opening on nobody is waited for, and it is the busiest then."""
    if not Meeting.objects.filter(pk=meeting_id, state=MeetingState.CONVENED).exists():
        return None
    return Reading.objects.filter(version__paper__meeting=meeting_id).count(), _letters_sign(meeting_id)


def reading_sign(meeting_id: UUID, _at: datetime) -> Hashable:
    """The same whenever somebody reads on, too, and at any time."""
    found = Reading.objects.filter(version__paper__meeting=meeting_id).aggregate(n=Count("pk"), last=Max("last_at"))
    return *found.values(), _letters_sign(meeting_id)


def _letters_sign(meeting_id: UUID) -> Hashable:
    return progress_sign(Letter.objects.filter(reading_reminder__meeting=meeting_id))
