"""Hands that were counted for a group of people in a vote by name."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.fields import NfcCharField
from voting.models.vote import Vote

LONGEST = 200  # characters of who counted


class HandCount(models.Model):
    """How many of a group raised their hands for what: totals alone, nobody's own answer.

    The group are the electors who point to it (`Elector.counted_in`), `size` of them: who is in it has no ballot of
    their own. `counts` has the number of hands by mark, of a ballot with several lines a list of such, `total` how many
    people answered, at most `size`. A row is never changed: what
    was counted wrongly is withdrawn (`withdrawn_at`) and counted anew. `key` makes a retry harmless.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="hand_counts")
    counts = models.JSONField()
    total = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    counted_by = NfcCharField(_("người đếm"), max_length=LONGEST)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["vote", "key"], name="hand_count_once"),
            models.CheckConstraint(
                condition=models.Q(total__gte=1, total__lte=models.F("size")), name="no_more_hands_than_people"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.total} hands of {self.size} in {self.vote_id}"
