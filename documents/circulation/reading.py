"""How far a person has read."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from agenda.models import ItemGuest, Recusal
from documents.models import Paper, PaperVersion, Reading
from documents.states import Circulation, PaperState
from meetings.access import GUESTS
from meetings.models import Attendee, Meeting
from people.models import User


@transaction.atomic
def note_reading(*, version: PaperVersion, page: int, seen: Iterable[int], by: User, at: datetime) -> Reading:
    """Keeps the page the person is on, and adds the pages they have looked at.

    Pages outside the version are left out. Personal: no event, nobody else is told.
    """
    first = {"first_at": at, "last_at": at}
    Reading.objects.get_or_create(version=version, user=by, defaults=first)
    reading = Reading.objects.select_for_update().get(version=version, user=by)
    inside = {number for number in seen if 1 <= number <= version.pages}
    reading.page = min(max(1, page), version.pages)
    reading.seen = sorted(inside.union(reading.seen))
    reading.last_at = at
    reading.save(update_fields=["page", "seen", "last_at"])
    return reading


def open_to_each(meeting: Meeting) -> dict[UUID, frozenset[UUID]]:
    """By user: the circulated papers that each attendee may read as one before the meeting (`access.readable_papers`).

    A few queries, whatever the number of people.
    """
    circulated = Paper.objects.filter(meeting=meeting, state=PaperState.CIRCULATED)
    circulated = circulated.exclude(item__restricted=True).exclude(circulation=Circulation.ROOM)
    items = dict(circulated.values_list("pk", "item_id"))
    asked, gone = _items(ItemGuest, meeting), _items(Recusal, meeting)
    found = {}
    for pk, user, role in Attendee.objects.filter(meeting=meeting).values_list("pk", "user_id", "role"):
        open_to = (paper for paper, item in items.items() if item is None or item not in gone[pk])
        found[user] = frozenset(
            paper for paper in open_to if role not in GUESTS or items[paper] is None or items[paper] in asked[pk]
        )
    return found


def opened(meeting: Meeting) -> dict[UUID, tuple[int, int]]:
    """By user: of those papers how many they have opened in any version, and how many there are."""
    due = open_to_each(meeting)
    read: dict[UUID, set[UUID]] = defaultdict(set)
    readings = Reading.objects.filter(version__paper__meeting=meeting)
    for user, paper in readings.values_list("user_id", "version__paper_id"):
        read[user].add(paper)
    return {user: (len(read[user] & papers), len(papers)) for user, papers in due.items()}


def _items(kind: type[ItemGuest] | type[Recusal], meeting: Meeting) -> dict[UUID, set[UUID]]:
    """The items of each attendee that such rows name."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for attendee, item in kind.objects.filter(item__meeting=meeting).values_list("attendee_id", "item_id"):
        found[attendee].add(item)
    return found


def versions_with_readers(paper: Paper) -> list[PaperVersion]:
    """The versions of a paper, newest first, each with `readers`: who opened it, by name, and when first."""
    versions = list(paper.versions.select_related("uploaded_by").order_by("-number"))
    opened_by: dict[UUID, list[Reading]] = defaultdict(list)
    found = Reading.objects.filter(version__paper=paper).select_related("user")
    for one in found.order_by("user__name_key", "user__full_name"):
        opened_by[one.version_id].append(one)
    for version in versions:
        version.readers = opened_by[version.pk]  # type: ignore[attr-defined]
    return versions


def last_read(version: PaperVersion, user: User) -> PaperVersion | None:
    """The newest version before this one that the person has opened."""
    older = PaperVersion.objects.filter(paper_id=version.paper_id, number__lt=version.number, readings__user=user)
    return older.order_by("-number").first()
