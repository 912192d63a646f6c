"""Who leads the others through a paper: whom the chair has present an item, and where the presenter is."""

import uuid

from django.conf import settings
from django.db import models

from agenda.models import Item
from documents.models.paper import PaperVersion
from meetings.models import Meeting


class Presenter(models.Model):
    """The person whom the chair or the office has present an item; the chair presents without being named."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="named_presenter")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.item_id}: {self.user_id}"


class Presentation(models.Model):
    """One person leads the others through one version of a paper, from `began_at` on; at most one in a meeting now.

    `page` is where they are since `moved_at`; that is no event. It ends with the item at the latest.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="presentations")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="presentations")
    version = models.ForeignKey(PaperVersion, on_delete=models.CASCADE, related_name="presentations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    page = models.PositiveSmallIntegerField(default=1)
    moved_at = models.DateTimeField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"], condition=models.Q(ended_at=None), name="one_presentation_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.version_id}: {self.page}"
