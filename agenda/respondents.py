"""Who may be asked in question time, and who answers."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from agenda.models import Inquiry, Item
from agenda.queries import Questions
from meetings.access import GUESTS
from meetings.attendance import present
from meetings.models import Attendee, Meeting
from people.models import Office


def addressees(item: Item) -> list[Attendee]:
    """The attendees who take part in the item, in protocol order: not guests of other items, not the recused."""
    known = ~Q(role__in=GUESTS) | Q(guest_items__item=item)
    found = Attendee.objects.filter(known, meeting=item.meeting).exclude(recusals__item=item)
    found = found.select_related("user__office", "meeting").distinct()
    return list(found.order_by("position", "user__name_key"))


def offices_among(attendees: list[Attendee]) -> list[Office]:
    """The offices that these attendees represent, in the order of the organisation."""
    found = {one.user.office for one in attendees if one.user.office}
    return sorted(found, key=lambda office: (office.position, office.name))


def respondents(inquiry: Inquiry) -> list[Attendee]:
    """Who may answer: the person asked, or every representative of the office asked who is in the room."""
    if inquiry.to_attendee is not None:
        return [inquiry.to_attendee]
    here = present(inquiry.item.meeting)
    may = [one for one in addressees(inquiry.item) if one.user.office_id == inquiry.to_office_id]
    return [one for one in may if one.pk in here and one.pk != inquiry.asker_id]


def asked_on(questions: Questions) -> set[UUID]:
    """The users who put one of the questions, are asked, or represent an office that is asked; no query where there
    are none."""
    every = questions.every
    offices = {one.to_office_id for one in every if one.to_office_id}
    seats = [seat for one in every for seat in (one.asker, one.to_attendee) if seat is not None]
    return {seat.user_id for seat in seats} | (_of(offices, every[0].item.meeting) if offices else set())


def _of(offices: Collection[UUID], meeting: Meeting) -> set[UUID]:
    found = Attendee.objects.filter(meeting=meeting, user__office__in=offices)
    return set(found.order_by().values_list("user_id", flat=True))
