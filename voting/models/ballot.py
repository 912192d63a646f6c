"""Who may answer, what they answered, and what they had answered before."""

import uuid

from django.conf import settings
from django.db import models

from meetings.models import Attendee
from voting.kinds import MOST_LINES
from voting.models.hand_count import HandCount
from voting.models.vote import Vote
from voting.ways import Way

LONGEST = MOST_LINES * 8  # the marks of all lines


class Elector(models.Model):
    """A member who may answer this vote; frozen when it opens. `present`: in the room at that moment.

    `counted_in`: their hand was counted in a group, so they have no ballot of their own. `units`: how much they weigh
    in a vote with weights (`voting.weighing`), 1 in every other.
    """

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="electors")
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="electorates")
    present = models.BooleanField()
    recused = models.BooleanField(default=False)
    units = models.PositiveBigIntegerField(default=1, db_default=1)
    counted_in = models.ForeignKey(HandCount, on_delete=models.SET_NULL, null=True, blank=True, related_name="people")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "attendee"], name="elector_once")]

    def __str__(self) -> str:
        return f"{self.attendee_id} in {self.vote_id}"


class Ballot(models.Model):
    """The one answer of an elector: a mark, or one for each line of the ballot with commas between.

    `revision` counts changes; `key` makes a retry harmless. `way` says how the answer came, and `entered_by` who of the
    office entered it, None for what the elector answered on a tablet.
    """

    elector = models.OneToOneField(Elector, on_delete=models.CASCADE, related_name="ballot", primary_key=True)
    choice = models.CharField(max_length=LONGEST)
    revision = models.PositiveIntegerField(default=1)
    key = models.UUIDField()
    cast_at = models.DateTimeField()
    way = models.CharField(max_length=6, choices=Way.choices, default=Way.TABLET, db_default=Way.TABLET)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"ballot of {self.elector_id}"


class BallotChange(models.Model):
    """Every answer ever acknowledged, in order: the history of a named vote.

    `choice` is empty where the office took back what it had entered; `entered_by` is who did.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    elector = models.ForeignKey(Elector, on_delete=models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField()
    choice = models.CharField(max_length=LONGEST, blank=True)
    key = models.UUIDField()
    at = models.DateTimeField()
    way = models.CharField(max_length=6, choices=Way.choices, default=Way.TABLET, db_default=Way.TABLET)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["revision"]
        constraints = [
            models.UniqueConstraint(fields=["elector", "revision"], name="ballot_revision_once"),
            models.UniqueConstraint(fields=["elector", "key"], name="ballot_key_once"),
        ]

    def __str__(self) -> str:
        return f"{self.elector_id} r{self.revision}"
