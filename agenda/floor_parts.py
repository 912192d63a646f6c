"""What the fragments of the floor in `templates/agenda/parts/` need; pages and live regions call these alike."""

from collections.abc import Iterable
from typing import Any

from agenda.models import Inquiry, Item, Turn
from agenda.queries import Questions, Spoken, floor_of, spoken_in
from agenda.queue import SIDES, in_order
from agenda.respondents import addressees, offices_among, respondents
from agenda.states import InquiryState, ItemState, TurnKind, TurnState
from agenda.turns import KINDS, OPEN
from meetings.attendance import is_present, present
from meetings.floor_times import times_of
from meetings.models import Attendee
from meetings.roll import SHOWN
from meetings.states import OVER, MeetingState

MINUTES = frozenset({3, 5, 10})  # what the chair chooses from, besides the usual time of the body


def speakers(item: Item, *, leads: bool, enters: bool = False) -> dict[str, Any]:
    """For `speakers.html`: the floor of an item.

    `leads`: calls, extends and ends speakers, opens question time, and sees what each has spoken already; `enters`:
    puts others on the queue. In a recess the floor is shown as it is and nobody is called.
    """
    runs = item.meeting.state == MeetingState.RUNNING
    floor, spoken = floor_of(item), spoken_in(item.meeting) if leads else {}
    return {
        "item": item,
        "floor": floor,
        "waiting": [(turn, spoken.get(turn.attendee_id)) for turn in floor.waiting],
        "leads": leads and runs,
        "minutes": sorted(MINUTES | {times_of(item.meeting.body).speech}),
        "kinds": _offered(item),
        "may_be_entered": _in_room(item) if enters and runs else [],
        "opens": _opens(item, leads) and not item.takes_questions and not _was_asked(item),
    }


def my_turn(item: Item, attendee: Attendee, found: Questions) -> dict[str, Any]:
    """For `my_turn.html`: the attendee's open turns and questions (of the item's, `found`); what they may ask for.

    `recused`: they take no part in the item, so for nothing; `steps_back`: may say so of themself.
    """
    turns = Turn.objects.filter(item=item, state__in=OPEN)
    related = ("attendee__user", "inquiry__asker__user", "inquiry__to_attendee__user", "inquiry__to_office")
    mine = list(turns.filter(attendee=attendee).select_related(*related).order_by("asked_at"))
    waiting = in_order(turns.filter(state=TurnState.WAITING)) if mine else []
    place = {turn.pk: number for number, turn in enumerate(waiting)}
    recused = item.recusals.filter(attendee=attendee).exists()
    asks = item.meeting.state == MeetingState.RUNNING and item.state == ItemState.CURRENT and is_present(attendee)
    return {
        "item": item,
        "speaking": next((turn for turn in mine if turn.state == TurnState.SPEAKING), None),
        "waiting": [(turn, place[turn.pk]) for turn in mine if turn.state == TurnState.WAITING],
        "kinds": _left(item, mine) if asks and not recused else [],
        "recused": recused,
        "steps_back": attendee.is_member and not recused and item.meeting.state not in OVER,
        **_my_questions(item, attendee, found),
    }


def questions(item: Item, found: Questions, *, leads: bool, enters: bool = False) -> dict[str, Any]:
    """For `questions.html`: `found`, the questions of an item.

    `leads`: calls them, opens and closes question time; `enters`: registers those of members without a tablet.
    """
    runs = item.meeting.state == MeetingState.RUNNING
    return {
        **(ask(item) if enters else {}),
        "item": item,
        "questions": found,
        "leads": leads and runs,
        "opens": _opens(item, leads),
        "respondents": respondents(found.called) if leads and found.called else [],
        "times": times_of(item.meeting.body),
        "askers": [one for one in _in_room(item) if one.is_member] if enters and runs and item.takes_questions else [],
    }


def ask(item: Item) -> dict[str, Any]:
    """For `ask.html`: whom a question may be put to; the same for everybody, the operation refuses oneself."""
    if not item.takes_questions or item.meeting.state != MeetingState.RUNNING:
        return {"item": None}
    people = addressees(item)
    return {"item": item, "people": people, "offices": offices_among(people)}


def totals(roll: Iterable[Attendee]) -> dict[str, Any]:
    """For `totals.html`: who of a meeting's roll has spoken, longest first, and which members here have not.

    Of the silent the first `SHOWN` are listed: in a large hall nearly everybody is.
    """
    people = list(roll)
    meeting = people[0].meeting if people else None
    spoken = spoken_in(meeting) if meeting else {}
    rows = [(one, spoken[one.pk]) for one in people if one.pk in spoken]
    silent = [one for one in people if one.is_member and one.pk not in spoken and getattr(one, "is_present", False)]
    return {"rows": sorted(rows, key=_longest), "silent": silent[:SHOWN], "silent_count": len(silent)}


def _longest(row: tuple[Attendee, Spoken]) -> tuple[int, int]:
    return -row[1].seconds, row[0].position


def _opens(item: Item, leads: bool) -> bool:
    """Whether question time may be opened now (or closed, once it is open)."""
    runs = item.meeting.state == MeetingState.RUNNING
    return leads and runs and not item.is_secret and item.state == ItemState.CURRENT


def _was_asked(item: Item) -> bool:
    """Whether the item has had questions: then its card of questions opens them again."""
    return Inquiry.objects.filter(item=item, state=InquiryState.DONE).exists()


def _offered(item: Item) -> list[TurnKind]:
    """What may be asked for: on a secret item no side is taken."""
    return [kind for kind in KINDS if not (item.is_secret and kind in SIDES)]


def _left(item: Item, mine: list[Turn]) -> list[TurnKind]:
    """What an attendee with these open turns may ask for besides."""
    has_order = any(turn.kind == TurnKind.ORDER for turn in mine)
    has_speech = any(turn.kind in KINDS and turn.kind != TurnKind.ORDER for turn in mine)
    return [kind for kind in _offered(item) if not (has_order if kind == TurnKind.ORDER else has_speech)]


def _in_room(item: Item) -> list[Attendee]:
    here = present(item.meeting)
    return [one for one in addressees(item) if one.pk in here]


def _my_questions(item: Item, attendee: Attendee, found: Questions) -> dict[str, Any]:
    """The attendee's own questions that wait or are open, with their places, and the open one that is put to them."""
    if item.is_secret:
        return {"mine": [], "asked": None}
    called = found.called
    placed = [(one, place) for place, one in enumerate(found.waiting)]
    own = [(one, place) for one, place in [*([(called, 0)] if called else []), *placed] if one.asker_id == attendee.pk]
    own.sort(key=lambda one: one[0].asked_at)
    return {"mine": own, "asked": called if called and _is_put_to(called, attendee) else None}


def _is_put_to(question: Inquiry, attendee: Attendee) -> bool:
    """Whether the attendee, or the office they represent, is asked."""
    office = question.to_office_id
    return question.to_attendee_id == attendee.pk or (office is not None and office == attendee.user.office_id)
