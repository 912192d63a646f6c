"""Draft conclusions that members look through before the meeting is closed."""

import uuid

from django.conf import settings
from django.db import models

from agenda.models.item import Item
from meetings.models import Attendee, Meeting
from people.fields import NfcTextField


class LookThrough(models.Model):
    """The request to the members of a meeting to look through its draft conclusions; it ends with the meeting."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="look_through")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.meeting}"


class Look(models.Model):
    """What a member said of an item's conclusion as they saw it: a remark, or with an empty `text` that they agree.

    `seen` is the mark of the text and the tasks that were on their screen (`agenda.drafting.seen`), `revision` the
    number of that text in the conclusion's history.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="looks")
    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="looks")
    seen = models.CharField(max_length=16)
    revision = models.PositiveIntegerField()
    text = NfcTextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["item", "attendee", "seen"], name="one_look_at_a_text")]

    def __str__(self) -> str:
        return f"{self.item}: {self.attendee}"
