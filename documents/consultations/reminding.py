"""Reminding members who have not answered, two working days before the deadline and one, by itself.

They see it on their first page and, where there is a mail server and their account has an address, in a letter.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from documents.consultations.deadlines import MOMENTS, moment
from documents.consultations.locks import lock
from documents.consultations.reminders import to_remind
from documents.dispatching import mail, outbox
from documents.events import OpinionsReminded
from documents.models import Consultation, OpinionReminder
from documents.states import ConsultationState
from meetings import journal


def plan(consultation: Consultation, at: datetime) -> None:
    """Has the silent reminded on each day that is still to come, inside the transaction that opens the round."""
    for days in MOMENTS:
        due = moment(consultation.deadline, days)
        if due > at:
            remind_silent.using(run_after=due).enqueue(str(consultation.pk), days)


@task()
def remind_silent(consultation_id: str, days: int) -> None:
    """Reminds who has not answered a round that is still open; done twice it reminds nobody twice.

    What could not run in time (the server was off) is done late, until the next moment has come.
    """
    with transaction.atomic():
        consultation = lock(UUID(consultation_id))
        at = timezone.now()
        if consultation.state == ConsultationState.OPEN and _is_its_turn(consultation, days, at):
            _remind(consultation, days, at)


def _is_its_turn(consultation: Consultation, days: int, at: datetime) -> bool:
    later = [moment(consultation.deadline, other) for other in MOMENTS if other < days]
    return moment(consultation.deadline, days) <= at < min([*later, consultation.deadline])


def _remind(consultation: Consultation, days: int, at: datetime) -> None:
    address = mail.addresses(consultation.paper.meeting_id)
    silent = to_remind(consultation).exclude(reminders__days=days).select_related("user")
    made = [OpinionReminder(opinion=one, days=days, at=at, email=address(one.user)) for one in silent]
    for reminder in OpinionReminder.objects.bulk_create(made):
        outbox.write_reminder(reminder, at)
    if made:
        fact = OpinionsReminded(consultation=str(consultation.pk), recipients=len(made), days=days)
        journal.record(consultation.paper.meeting, fact, by=consultation.opened_by, at=at)
