"""Whose copies of the personal parts are the same: what each part depends on, for many people at once.

Everything in which two people's copies may differ belongs into the value; a test renders both and compares.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from uuid import UUID

from django.utils import timezone

from agenda import look_through
from agenda.models import Look, Turn
from agenda.recusals import left_by
from agenda.respondents import asked_on
from agenda.states import TurnState
from documents.circulation.rule import in_room
from documents.delivery import waiting_in
from documents.models import Reading
from meetings.models import Seat
from meetings.states import OVER
from realtime.regions import People
from realtime.scene import Scene
from voting.models import Teller
from voting.queries import reserved_in, standings

Values = Mapping[UUID, Hashable]


def each(_scene: Scene, people: People) -> Values:
    """Everybody sees their own: what they may do, forms that nobody else has."""
    return {user: user for user in people}


def check_in(_scene: Scene, people: People) -> Values:
    """Whether they are here."""
    return {user: bool(seat and seat.is_present) for user, seat in people.items()}


def notice(scene: Scene, people: People) -> Values:
    """Which acts of the meeting they have not confirmed, when these were sent, and when they were reminded."""
    waiting: dict[UUID, list[Hashable]] = defaultdict(list)
    rows = waiting_in(scene.meeting).values_list("user_id", "act_id", "sent_at", "reminded_at")
    for user, act, sent_at, reminded_at in rows:
        waiting[user].append((act, sent_at, reminded_at))
    return {user: tuple(waiting[user]) for user in people}


def ballot(scene: Scene, people: People) -> Values:
    """What they may do with the vote, and what is recorded for them, to the minute as it is shown."""
    if scene.vote is None:
        return dict.fromkeys(people)
    mine = standings(scene.vote, {seat.attendee_id: seat.is_member for seat in people.values() if seat})
    reserved = reserved_in(scene.vote)
    found: dict[UUID, Hashable] = {}
    for user, seat in people.items():
        held = mine[seat.attendee_id] if seat else None
        receipt = held.receipt if held else None
        shown = receipt and (
            receipt.choice,
            receipt.revision,
            timezone.localtime(receipt.cast_at).strftime("%H:%M"),
            receipt.way,
            receipt.entered_by,
        )
        kept = reserved.get(seat.attendee_id, "") if seat else ""
        stands = seat.standing if seat else ""
        found[user] = held and (held.standing, shown, held.voted, held.group, held.weight, kept, stands)
    return found


def teller(scene: Scene, people: People) -> Values:
    """Who sits in the counting panel of a vote sees their own; the others nothing."""
    tellers = set(Teller.objects.filter(vote__in=scene.votes).values_list("attendee__user_id", flat=True))
    return {user: user if user in tellers else None for user in people}


def turn(scene: Scene, people: People) -> Values:
    """Whether they are here and members; who has a turn or question on it, is asked or recused, sees their own."""
    turns = Turn.objects.filter(item=scene.current).exclude(state=TurnState.WITHDRAWN)
    involved = set(turns.values_list("attendee__user_id", flat=True)) if scene.current else set()
    involved |= asked_on(scene.asked) | scene.recused
    return {
        user: user if user in involved else seat and (seat.is_present, seat.is_member) for user, seat in people.items()
    }


def look(scene: Scene, people: People) -> Values:
    """Whether they are asked to look through the drafts, in which items they take part, and what they said of them."""
    if scene.is_on_paper or look_through.running(scene.meeting) is None:
        return dict.fromkeys(people)
    asked = set(look_through.asked(scene.meeting).values_list("user_id", flat=True))
    gone = left_by(people.keys(), scene.meeting)
    said: dict[UUID, list[Hashable]] = defaultdict(list)
    rows = Look.objects.filter(item__meeting=scene.meeting).order_by("at", "pk")
    for user, *row, at in rows.values_list("attendee__user_id", "item_id", "seen", "text", "at"):
        said[user].append((*row, timezone.localtime(at).strftime("%H:%M")))
    return {user: (user in asked, gone[user], tuple(said[user])) for user in people}


def line(scene: Scene, people: People) -> Values:
    """What the open vote asks of them, whether they sit in the room, and what they take no part in; who speaks, or has
    to do with a question on the item, sees their own.
    """
    involved = asked_on(scene.asked)
    speaking = Turn.objects.filter(item=scene.current, state=TurnState.SPEAKING)
    involved |= set(speaking.values_list("attendee__user_id", flat=True)) if scene.current else set()
    seats = {seat.attendee_id: seat.is_member for seat in people.values() if seat}
    mine = standings(scene.open_vote, seats) if scene.open_vote else {}
    sits, left = in_room(scene.meeting), left_by(people.keys(), scene.meeting)
    found: dict[UUID, Hashable] = {}
    for user, seat in people.items():
        held = mine.get(seat.attendee_id) if seat else None
        asked = held and (held.standing, held.answered)
        found[user] = user if user in involved else (asked, user in sits, left[user])
    return found


def seat(scene: Scene, people: People) -> Values:
    """Where they sit, until the meeting is over."""
    if scene.meeting.state in OVER:
        return dict.fromkeys(people)
    rows = Seat.objects.filter(plan__meeting=scene.meeting).values_list("attendee__user_id", "row", "column")
    places = {user: (row, column) for user, row, column in rows}
    return {user: places.get(user) for user in people}


def presented(scene: Scene, people: People) -> Values:
    """Whether they may follow who presents a paper, do so themselves, or are named for the item."""
    present, readers = scene.presentation
    leads = present.user_id if present else None
    named = scene.presenter.user_id if scene.presenter else None
    return {user: (user in readers, user == leads, user == named) for user in people}


def papers(scene: Scene, people: People) -> Values:
    """Their role, whether they take part in the item and sit in the room, and how far they have read."""
    item = scene.current or scene.upcoming
    recused, sits = scene.recused_on(item), in_room(scene.meeting)
    read: dict[UUID, list[Hashable]] = defaultdict(list)
    places = Reading.objects.filter(version__paper__item=item, page__gt=1).order_by("pk")
    for user, version, page in places.values_list("user_id", "version_id", "page") if item else ():
        read[user].append((version, page))
    return {
        user: (seat and (seat.role, seat.is_member), user in recused, user in sits, tuple(read[user]))
        for user, seat in people.items()
    }
