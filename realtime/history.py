"""What a meeting's journal said lately: enough to tell a page what it missed."""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from agenda.models import Inquiry, Turn
from agenda.states import InquiryState, TurnState
from documents.events import ActAcknowledged
from meetings.events import MeetingCancelled, MeetingChanged, MeetingConvened
from meetings.models import Attendee, Event, Meeting

BOUND = 100  # a page that is further behind loads itself again
NEVER = -1  # a page that cannot be brought up to date by news
AROUND = frozenset({MeetingChanged.__name__, MeetingConvened.__name__, MeetingCancelled.__name__})


@dataclass(frozen=True)
class Step:
    """One event: its number, its kind, and the users whose own parts of a page it changes (None: everybody's)."""

    seq: int
    kind: str
    about: frozenset[UUID] | None = None


class History:
    """A meeting's last events, at most `BOUND`, and the number of the very last."""

    def __init__(self, last: int, steps: Iterable[Step] = ()) -> None:
        self.last = last
        self._steps: deque[Step] = deque(steps, maxlen=BOUND)

    def add(self, steps: Iterable[Step]) -> None:
        """Appends what follows; numbers that are known already are left out."""
        for step in steps:
            if step.seq > self.last:
                self._steps.append(step)
                self.last = step.seq

    def missed(self, since: int) -> list[Step] | None:
        """The events after `since`; None when that cannot be told and the page must load again.

        That is so for `NEVER`, when it is more than `BOUND` behind or ahead of the journal (a restored backup), or
        when something around its regions changed: the name of the meeting, the way to its other pages.
        """
        if since < 0 or since > self.last or since < self.last - BOUND:
            return None
        steps = [step for step in self._steps if step.seq > since]
        whole = len(steps) == self.last - since
        return steps if whole and not any(step.kind in AROUND for step in steps) else None


def read(meeting_id: UUID) -> History:
    """The meeting's history from the database. The head is read first, so it is never too new."""
    last = Meeting.every.values_list("head", flat=True).get(pk=meeting_id)
    events = Event.objects.filter(meeting_id=meeting_id, seq__gt=last - BOUND, seq__lte=last).order_by("seq")
    return History(last, _steps(list(events)))


def following(meeting_id: UUID, seq: int) -> list[Step]:
    """The meeting's events after `seq`, oldest first, at most 500."""
    return _steps(list(Event.objects.filter(meeting_id=meeting_id, seq__gt=seq).order_by("seq")[:500]))


def heads(meeting_ids: Iterable[UUID]) -> dict[UUID, int]:
    """The last event's number of each meeting; one query."""
    return dict(Meeting.every.filter(pk__in=list(meeting_ids)).values_list("pk", "head"))


def _steps(events: Sequence[Event]) -> list[Step]:
    """Events name attendees, speaking turns and questions; pages belong to users."""
    users: dict[str, frozenset[UUID]] = {}
    if attendees := {event.payload["attendee"] for event in events if "attendee" in event.payload}:
        rows = Attendee.objects.filter(pk__in=attendees).values_list("pk", "user_id")
        users.update({str(key): frozenset({user}) for key, user in rows})
    if turns := {event.payload["turn"] for event in events if "turn" in event.payload}:
        users.update(_queues(turns))
    if inquiries := {event.payload["inquiry"] for event in events if "inquiry" in event.payload}:
        users.update(_question_lines(inquiries))
    return [Step(event.seq, event.kind, _about(event, users)) for event in events]


def _queues(turn_ids: set[str]) -> dict[str, frozenset[UUID]]:
    """For each turn the user whose it is, and those who wait on the same item: their place in the queue moves."""
    turns = Turn.objects.filter(pk__in=turn_ids).values_list("pk", "item_id", "attendee__user_id")
    waiting: dict[UUID, set[UUID]] = defaultdict(set)
    in_line = Turn.objects.filter(item__in={item for _, item, _ in turns}, state=TurnState.WAITING)
    for item, user in in_line.values_list("item_id", "attendee__user_id"):
        waiting[item].add(user)
    return {str(key): frozenset(waiting[item] | {user}) for key, item, user in turns}


def _question_lines(inquiry_ids: set[str]) -> dict[str, frozenset[UUID]]:
    """For each question the users who put it and are asked, and those whose questions wait on the same item."""
    found = Inquiry.objects.filter(pk__in=inquiry_ids).select_related("item", "asker", "to_attendee")
    lines: dict[str, frozenset[UUID]] = {}
    for inquiry in found:
        in_line = Inquiry.objects.filter(item=inquiry.item, state=InquiryState.WAITING)
        asked = Attendee.objects.filter(meeting=inquiry.item.meeting_id, user__office=inquiry.to_office_id)
        of_office = set(asked.values_list("user_id", flat=True)) if inquiry.to_office_id else set()
        of_person = {inquiry.to_attendee.user_id} if inquiry.to_attendee else set()
        waiting = set(in_line.values_list("asker__user_id", flat=True))
        lines[str(inquiry.pk)] = frozenset({inquiry.asker.user_id} | waiting | of_person | of_office)
    return lines


def _about(event: Event, users: dict[str, frozenset[UUID]]) -> frozenset[UUID] | None:
    if event.kind == ActAcknowledged.__name__:
        return frozenset({event.by_id})
    said = event.payload
    return users.get(said.get("attendee") or said.get("turn") or said.get("inquiry") or "")
