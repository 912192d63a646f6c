"""Asking to speak, being called, having spoken."""

import uuid
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models.inquiry import Inquiry
from agenda.models.item import Item
from agenda.states import TurnKind, TurnState
from meetings.models import Attendee
from people.fields import NfcCharField

OPEN = models.Q(state__in=[TurnState.WAITING, TurnState.SPEAKING])
IN_QUESTION_TIME = [TurnKind.QUESTION, TurnKind.ANSWER, TurnKind.FOLLOW_UP]


class Turn(models.Model):
    """One speaking turn of one attendee on one item; `agenda.queue` has the order of those who wait.

    The clock runs from `called_at`; recesses do not count: `paused` is the sum of those that are over, `paused_at`
    says since when it stands still now. A turn of question time belongs to its `inquiry` and never waits.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="turns")
    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="turns")
    inquiry = models.ForeignKey(Inquiry, on_delete=models.CASCADE, null=True, blank=True, related_name="turns")
    kind = models.CharField(max_length=9, choices=TurnKind.choices, default=TurnKind.SPEECH)
    subject = NfcCharField(_("về việc"), max_length=200, blank=True)
    state = models.CharField(max_length=9, choices=TurnState.choices, default=TurnState.WAITING)
    limit_seconds = models.PositiveSmallIntegerField(default=300)
    asked_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    paused = models.DurationField(default=timedelta())
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "attendee"],
                condition=OPEN & models.Q(inquiry=None) & ~models.Q(kind=TurnKind.ORDER),
                name="one_open_turn_each",
            ),
            models.UniqueConstraint(
                fields=["item", "attendee"],
                condition=OPEN & models.Q(kind=TurnKind.ORDER),
                name="one_open_point_of_order_each",
            ),
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(state="speaking"), name="one_speaker_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(inquiry=None) ^ models.Q(kind__in=IN_QUESTION_TIME),
                name="a_turn_of_question_time_has_its_question",
            ),
            models.CheckConstraint(
                condition=models.Q(paused_at=None) | models.Q(state=TurnState.SPEAKING),
                name="only_a_running_clock_is_stopped",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendee}: {self.get_state_display()}"

    @property
    def runs_from(self) -> datetime | None:
        """From when the clock would have run had there been no recess; None before the turn is called."""
        return self.called_at + self.paused if self.called_at else None

    def seconds(self, now: datetime | None = None) -> int:
        """For how long the attendee has spoken, in whole seconds without recesses; until `now` while they speak."""
        until = self.ended_at or self.paused_at or now
        if self.runs_from is None or until is None:
            return 0
        return max(0, int((until - self.runs_from).total_seconds()))
