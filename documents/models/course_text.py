"""What the secretary writes of the discussion of an item, for the minutes."""

import uuid

from django.conf import settings
from django.db import models

from agenda.models import Item
from people.fields import NfcTextField


class CourseText(models.Model):
    """The course of the discussion of one item, in words. `revision` rises with every save (compare and set)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="course_text")
    text = NfcTextField(blank=True)
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.item} r{self.revision}"
