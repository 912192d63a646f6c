"""Reminding those who have opened none of their papers: when a body does it, and who was reminded."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.models import Meeting
from people.models import Body


class ReadingRule(models.Model):
    """When those who have opened nothing are looked for: `days` working days before the meeting, at the hour `hour`.

    `automatic`: they are then reminded without anybody pressing.
    """

    body = models.OneToOneField(Body, on_delete=models.CASCADE, primary_key=True, related_name="reading_rule")
    days = models.PositiveSmallIntegerField(_("trước phiên họp (ngày làm việc)"), default=1)
    hour = models.PositiveSmallIntegerField(_("vào lúc (giờ)"), default=16)
    automatic = models.BooleanField(_("tự nhắc"), default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hour__gte=7, hour__lte=17, days__lte=10), name="reminded_in_working_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.days}, {self.hour}:00"


class ReadingReminder(models.Model):
    """One person was reminded of the papers of one meeting: on their first page and, if `email` says where to, by a
    `Letter`. `by` is None when it went out by itself, which it does once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="reading_reminders")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reading_reminders")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "user"], condition=models.Q(by=None), name="reminded_of_papers_by_itself_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} -> {self.user_id}"
