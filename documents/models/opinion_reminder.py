"""Reminding those who have not answered a written consultation."""

import uuid

from django.db import models

from documents.models.consultation import Opinion


class OpinionReminder(models.Model):
    """One member was reminded of their form, so many working `days` before the deadline: on their first page and, if
    `email` says where to, by a `Letter`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    opinion = models.ForeignKey(Opinion, on_delete=models.CASCADE, related_name="reminders")
    days = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["opinion", "days"], name="reminded_of_an_opinion_once_a_day")]

    def __str__(self) -> str:
        return f"{self.opinion_id}: {self.days}"
