"""Until when members answer, and when they are reminded."""

from collections.abc import Hashable
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from documents.dispatching.progress import progress_sign
from documents.models import Consultation, Letter
from documents.states import ConsultationState
from meetings import calendar

USUAL_DAYS = 5  # working days from the opening to the deadline, unless the secretary says another
LEAST_DAYS = 1
LAST_HOUR = time(17)
REMINDED_DAYS = 2  # working days before the deadline from which who has not answered is told so on their first page
MOMENTS = (2, 1)  # working days before the deadline on which they are reminded
FIRST_HOUR = time(8)


def usual_deadline(at: datetime) -> datetime:
    """The end of the fifth working day after `at`."""
    return _end_of(calendar.working_days_after(timezone.localdate(at), USUAL_DAYS))


def is_too_soon(deadline: datetime, at: datetime) -> bool:
    """Whether members would have less than a whole working day."""
    return timezone.localdate(deadline) < calendar.working_days_after(timezone.localdate(at), LEAST_DAYS)


def is_pressing(deadline: datetime, at: datetime) -> bool:
    """Whether the deadline is two working days away or nearer: time for a reminder."""
    return timezone.localdate(at) >= calendar.working_days_before(timezone.localdate(deadline), REMINDED_DAYS)


def moment(deadline: datetime, days: int) -> datetime:
    """When those who have not answered are reminded so many working days before: in the morning."""
    return calendar.hour_before(deadline, days, FIRST_HOUR)


def nearness(meeting_id: UUID, at: datetime) -> Hashable:
    """Another one whenever the deadline of an open round of the meeting comes near or passes, or a letter of a reminder
    was sent or failed."""
    rounds = Consultation.objects.filter(paper__meeting=meeting_id, state=ConsultationState.OPEN).order_by("pk")
    near = [(pk, is_pressing(due, at), at >= due) for pk, due in rounds.values_list("pk", "deadline")]
    letters = Letter.objects.filter(opinion_reminder__opinion__consultation__paper__meeting=meeting_id)
    return *near, progress_sign(letters)


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, LAST_HOUR))
