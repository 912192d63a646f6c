"""The rows of a consultation as they are now, the meeting's lock first."""

from uuid import UUID

from documents.models import Consultation
from documents.states import ConsultationState
from meetings import journal
from people.refusals import Refusal


class WrongStep(Refusal):
    """The round is not in a state in which this can be done."""


def lock(consultation_id: UUID) -> Consultation:
    """The consultation, read again under the lock of its meeting and its own."""
    meeting_id = Consultation.objects.values_list("paper__meeting_id", flat=True).get(pk=consultation_id)
    meeting = journal.lock(meeting_id)
    rows = Consultation.objects.select_for_update(of=("self",)).select_related("paper__item", "version")
    consultation = rows.get(pk=consultation_id)
    consultation.paper.meeting = meeting
    return consultation


def ensure_in(consultation: Consultation, why: str, *states: ConsultationState) -> None:
    """Raises `WrongStep` with `why` unless the round is in one of `states`."""
    if consultation.state not in states:
        raise WrongStep(why)
