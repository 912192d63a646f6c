"""The figures of a body from a year before it used the product."""

import uuid

from django.conf import settings
from django.db import models

from people.fields import NfcCharField
from people.models import Body


class Baseline(models.Model):
    """What the office says of one whole year: appended, never edited; the last one of a year counts.

    `months` are the meetings of January to December, or empty where only the year's total is known. `hours` were spent
    in meetings, `sheets` of paper printed for them, at `sheet_price` đồng each; of the organisation's `documents` so
    many left as `electronic` ones. From `since` on every meeting of the body is in the product.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="baselines")
    year = models.PositiveSmallIntegerField()
    meetings = models.PositiveSmallIntegerField()
    months = models.JSONField(default=list)
    hours = models.DecimalField(max_digits=7, decimal_places=1, null=True)
    sheets = models.PositiveIntegerField(null=True)
    sheet_price = models.PositiveIntegerField(null=True)
    documents = models.PositiveIntegerField(null=True)
    electronic = models.PositiveIntegerField(null=True)
    since = models.DateField()
    source = NfcCharField(max_length=300)
    counted_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(documents=None, electronic=None) | models.Q(electronic__lte=models.F("documents")),
                name="electronic_of_all_documents",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.year}"
