"""More time that was asked for."""

import uuid

from django.conf import settings
from django.db import models

from agenda.deadlines import written
from agenda.models.task import Task
from agenda.states import ExtensionState, Precision
from people.fields import NfcTextField


class Extension(models.Model):
    """A request of the lead office to have until `due` (the last day on time) instead of `former_due`.

    A task has one request at a time that is not decided; what was asked and decided stays as it was.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="extensions")
    former_due = models.DateField()
    due = models.DateField()
    reason = NfcTextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=ExtensionState.choices, default=ExtensionState.PENDING)
    answer = NfcTextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["task"], condition=models.Q(state="pending"), name="one_request_for_time_at_once"
            ),
            models.CheckConstraint(condition=models.Q(due__gt=models.F("former_due")), name="more_time_is_later"),
            models.CheckConstraint(
                condition=models.Q(state="pending", decided_at=None)
                | (~models.Q(state="pending") & models.Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="decided_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id} {self.due} {self.state}"

    @property
    def wanted(self) -> str:
        """The deadline asked for, as documents write it."""
        return written(Precision.DAY, self.due)
