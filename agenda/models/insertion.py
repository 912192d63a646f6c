"""Sentences of a conclusion that were put in from data."""

from django.conf import settings
from django.db import models

from agenda.models.conclusion import Conclusion
from people.fields import NfcTextField


class Insertion(models.Model):
    """A sentence or name that stood in a saved conclusion as the data of `mark` gave it then (`agenda.sentences`)."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="insertions")
    mark = models.CharField(max_length=60)
    kind = models.CharField(max_length=12)
    text = NfcTextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "mark"]
        constraints = [models.UniqueConstraint(fields=["conclusion", "mark"], name="inserted_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.mark}"
