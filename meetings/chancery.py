"""A body's chancery (văn thư): what its letters hang on that belong to no meeting.

It stands where an act has its meeting: the row that every operation locks, the journal and its chain, the body in whose
name is written. It has no day, no people and no agenda; who leads it is told by `leaders`.
(docs/adr/0047-letters-hang-on-a-chancery.md)
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meetings.models import Meeting
from meetings.states import MeetingState
from people.models import Body, Term
from people.queries import term_on
from people.refusals import Refusal

NAME: Final = "cv"  # in commands, in place of the number of a session: "thb-btv/cv"

# Who may sign a body's letters on a day; a higher app, which keeps the table of signing authority, answers.
leaders: Final[list[Callable[[Body, date], set[UUID]]]] = []


class NoTerm(Refusal):
    message = _("Cơ quan chưa ghi nhiệm kỳ cho ngày này nên chưa cấp được số văn bản. Ghi nhiệm kỳ rồi thử lại.")


def of(body: Body, at: datetime) -> Meeting:
    """The chancery of a body, made when its first letter is begun. Raises `NoTerm`."""
    found = Meeting.every.filter(body=body, state=MeetingState.CHANCERY).first()
    if found is not None:
        return found
    term = term_on(body.organisation, timezone.localdate(at))
    if term is None:
        raise NoTerm
    new = {"term": term, "title": body.name, "place": body.organisation.place, "starts_at": at, "ordinal": 0}
    return Meeting.every.get_or_create(body=body, state=MeetingState.CHANCERY, defaults=new)[0]


def leaders_of(meeting: Meeting) -> set[UUID]:
    """The users who approve what a chancery sends out today."""
    today = timezone.localdate()
    return {user for ask in leaders for user in ask(meeting.body, today)}


def day_of(meeting: Meeting) -> date:
    """The day by which what holds for a meeting is judged: its own; of a chancery today."""
    return timezone.localdate() if meeting.is_chancery else timezone.localdate(meeting.starts_at)


def term_of(meeting: Meeting, day: date) -> Term:
    """The term in which an act dated `day` is numbered: the meeting's; of a chancery that of the day.

    Raises `NoTerm`.
    """
    if not meeting.is_chancery:
        return meeting.term
    term = term_on(meeting.body.organisation, day)
    if term is None:
        raise NoTerm
    return term
