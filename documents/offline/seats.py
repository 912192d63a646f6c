"""Who of a meeting has all their papers on a device of theirs."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from agenda.models import ItemGuest, Recusal
from documents.models import OfflineCopy, OfflineDevice, Paper, PaperVersion
from documents.offline.keeping import away_from
from documents.states import PaperState
from meetings.access import GUESTS
from meetings.models import Attendee, Meeting


@dataclass
class Kept:
    """Of the `pages` in `papers` papers that an attendee's device may keep, `held` are on the best of `devices`."""

    attendee: Attendee
    papers: int = 0
    pages: int = 0
    held: int = 0
    devices: list[OfflineDevice] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """All papers are there in their newest versions."""
        return self.pages > 0 and self.held == self.pages

    @property
    def missing(self) -> int:
        return self.pages - self.held


def kept(meeting: Meeting, at: datetime) -> list[Kept]:
    """For every attendee; a device whose lease has run out counts as empty. A few queries, whatever their number.

    The same papers as `keeping.keepable_papers` finds for one.
    """
    newest = _newest(meeting)
    asked, gone = _pairs(ItemGuest, meeting), _pairs(Recusal, meeting)
    attendees = list(Attendee.objects.filter(meeting=meeting).select_related("user").order_by("position"))
    devices = _devices([one.user_id for one in attendees], at)
    held = _held([one.pk for one in newest], at)
    found = []
    for attendee in attendees:
        open_to = [one for one in newest if _is_open(one, attendee, asked[attendee.pk], gone[attendee.pk])]
        theirs = devices[attendee.user_id]
        best = max((sum(held[device.pk].get(one.pk, 0) for one in open_to) for device in theirs), default=0)
        found.append(Kept(attendee, len(open_to), sum(one.pages for one in open_to), best, theirs))
    return found


def _newest(meeting: Meeting) -> list[PaperVersion]:
    papers = Paper.objects.filter(meeting=meeting, state=PaperState.CIRCULATED)
    papers = papers.exclude(item__restricted=True).exclude(item__secrecy__gt="")
    papers = papers.exclude(circulation__in=away_from(meeting))
    newest: dict[UUID, PaperVersion] = {}
    for one in PaperVersion.objects.filter(paper__in=papers).select_related("paper").order_by("number"):
        newest[one.paper_id] = one
    return list(newest.values())


def _pairs(kind: type[ItemGuest] | type[Recusal], meeting: Meeting) -> dict[UUID, set[UUID]]:
    """The items of each attendee that such rows name."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for attendee, item in kind.objects.filter(item__meeting=meeting).values_list("attendee_id", "item_id"):
        found[attendee].add(item)
    return found


def _is_open(version: PaperVersion, attendee: Attendee, asked: set[UUID], gone: set[UUID]) -> bool:
    item = version.paper.item_id
    return item is None or (item not in gone and (attendee.role not in GUESTS or item in asked))


def _devices(users: list[UUID], at: datetime) -> dict[UUID, list[OfflineDevice]]:
    found: dict[UUID, list[OfflineDevice]] = defaultdict(list)
    for device in OfflineDevice.objects.filter(user__in=users, ended_at=None, until__gt=at):
        found[device.user_id].append(device)
    return found


def _held(versions: list[UUID], at: datetime) -> dict[UUID, dict[UUID, int]]:
    """By device and version how many pages it keeps."""
    copies = OfflineCopy.objects.filter(version__in=versions, device__ended_at=None, device__until__gt=at)
    found: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    for device, version, pages in copies.values_list("device_id", "version_id", "pages"):
        found[device][version] = pages
    return found
