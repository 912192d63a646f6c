"""When a body has the lead offices of its tasks reminded."""

from django.conf import settings
from django.db import models

from people.models import Body


def usual_days() -> list[int]:
    """Seven and two working days before the last day, and on it."""
    return [7, 2, 0]


class ReminderRule(models.Model):
    """The rule of one body, in working days: `before` the last day (falling, 0 is the day itself), then every `late`.

    A body without a row follows the usual days; no law sets them.
    """

    body = models.OneToOneField(Body, on_delete=models.CASCADE, primary_key=True, related_name="reminder_rule")
    before = models.JSONField(default=usual_days)
    late = models.PositiveSmallIntegerField(default=3)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(late__gte=1), name="late_is_reminded_of")]

    def __str__(self) -> str:
        return f"{self.body_id}: {self.before}, {self.late}"
