"""The counting panel of a secret vote (ban kiểm phiếu): who keeps a share of the key of its box."""

from django.db import models

from meetings.models import Attendee
from voting.models.vote import Vote


class Teller(models.Model):
    """A member of the panel, the `number`-th of the shares.

    `public`: the key of their tablet, None before it made one. `share`: their share, wrapped for that key, gone when
    the box was opened or destroyed; `mark` is its SHA-256, `proof` what their tablet must answer to be `confirmed`.
    `pressed`: the share as they gave it for the opening, wrapped for the opening key; `opened`: whether they did.
    """

    pk = models.CompositePrimaryKey("vote_id", "attendee_id")
    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="tellers")
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    public = models.BinaryField(null=True)
    share = models.BinaryField(null=True)
    mark = models.BinaryField(null=True)
    proof = models.BinaryField(null=True)
    confirmed = models.BooleanField(default=False)
    pressed = models.BinaryField(null=True)
    opened = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["vote", "number"], name="one_share_a_teller")]

    def __str__(self) -> str:
        return f"teller {self.number} of {self.vote_id}"
