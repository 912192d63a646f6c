"""Reports on tasks that are kept as they were made."""

import uuid

from django.conf import settings
from django.db import models

from people.models import Body


class TaskReport(models.Model):
    """What a body's tasks of a period looked like on a day: content and file, never changed. `until` is that day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="task_reports")
    period = models.CharField(max_length=7)
    until = models.DateField()
    content = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(fields=["body", "period", "fingerprint"], name="the_same_report_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.period} {self.until}"
