"""The journal of a meeting: numbered facts, appended and never changed."""

import uuid

from django.conf import settings
from django.db import models

from meetings.models.meeting import Meeting


class Event(models.Model):
    """A fact about a meeting, number `seq`. Written by `meetings.journal.record` alone.

    `hash` is over this event and the hash of the one before it (`meetings.chain`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveBigIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    payload = models.JSONField(default=dict)
    hash = models.CharField(max_length=64, editable=False)

    class Meta:
        ordering = ["seq"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seq"], name="journal_number_once"),
            models.CheckConstraint(condition=models.Q(seq__gt=0), name="journal_starts_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"
