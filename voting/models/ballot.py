"""Who may answer, what they answered, and what they had answered before."""

import uuid

from django.db import models

from meetings.models import Attendee
from voting.kinds import MOST_LINES
from voting.models.vote import Vote

LONGEST = MOST_LINES * 8  # the marks of all lines


class Elector(models.Model):
    """A member who may answer this vote; frozen when it opens. `present`: in the room at that moment."""

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="electors")
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="electorates")
    present = models.BooleanField()
    recused = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "attendee"], name="elector_once")]

    def __str__(self) -> str:
        return f"{self.attendee_id} in {self.vote_id}"


class Ballot(models.Model):
    """The one answer of an elector: a mark, or one for each line of the ballot with commas between.

    `revision` counts changes; `key` makes a retry harmless.
    """

    elector = models.OneToOneField(Elector, on_delete=models.CASCADE, related_name="ballot", primary_key=True)
    choice = models.CharField(max_length=LONGEST)
    revision = models.PositiveIntegerField(default=1)
    key = models.UUIDField()
    cast_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"ballot of {self.elector_id}"


class BallotChange(models.Model):
    """Every answer ever acknowledged, in order: the history of a named vote."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    elector = models.ForeignKey(Elector, on_delete=models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField()
    choice = models.CharField(max_length=LONGEST)
    key = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["revision"]
        constraints = [
            models.UniqueConstraint(fields=["elector", "revision"], name="ballot_revision_once"),
            models.UniqueConstraint(fields=["elector", "key"], name="ballot_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.elector_id} r{self.revision}"
