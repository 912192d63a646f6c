"""What members say of minutes that are shown to them before they are signed."""

import uuid

from django.db import models

from documents.models.act import Act
from meetings.models import Attendee
from people.fields import NfcTextField


class Remark(models.Model):
    """What a member said of checked minutes in one `revision`: a remark, or with an empty `text` that they agree."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="remarks")
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField()
    text = NfcTextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-revision", "attendee__position"]
        constraints = [models.UniqueConstraint(fields=["act", "attendee", "revision"], name="one_remark_on_a_revision")]

    def __str__(self) -> str:
        return f"{self.act}: {self.attendee}"
