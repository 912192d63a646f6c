"""Who has still to answer."""

from datetime import datetime

from django.db.models import QuerySet

from documents.consultations.deadlines import is_pressing
from documents.models import Consultation, Opinion
from documents.states import ConsultationState
from people.models import User


def waiting_for(user: User, at: datetime) -> list[Opinion]:
    """The forms that the person has not sent back, of rounds that are open and not past the deadline; `pressing` is
    whether the deadline is near.
    """
    rows = Opinion.objects.filter(
        user=user, answer="", consultation__state=ConsultationState.OPEN, consultation__deadline__gte=at
    )
    found = list(rows.select_related("consultation__paper__meeting__body").order_by("consultation__deadline"))
    for opinion in found:
        opinion.pressing = is_pressing(opinion.consultation.deadline, at)  # type: ignore[attr-defined]
    return found


def to_remind(consultation: Consultation) -> QuerySet[Opinion]:
    """The members who have not answered, in protocol order; for the secretariat alone."""
    return Opinion.objects.filter(consultation=consultation, answer="").select_related("user__office")
