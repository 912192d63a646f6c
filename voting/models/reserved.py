"""An opinion that a member keeps after a vote went against it."""

import uuid

from django.db import models

from meetings.models import Attendee
from people.fields import NfcTextField
from voting.models.vote import Vote


class ReservedOpinion(models.Model):
    """What a member who did not approve wants on record (bảo lưu ý kiến: Điều lệ Đảng, Điều 9 khoản 5)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="reserved")
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="reserved")
    text = NfcTextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["attendee__position", "attendee__user__name_key"]
        constraints = [models.UniqueConstraint(fields=["vote", "attendee"], name="one_reserved_opinion")]

    def __str__(self) -> str:
        return f"{self.attendee_id} on {self.vote_id}"
