"""Earlier tasks laid before a meeting."""

from django.db import models

from agenda.models import Item
from documents.models.paper import Paper
from meetings.models import Meeting


class MattersArising(models.Model):
    """The item of a meeting under which unfinished tasks of earlier meetings are reported, and the paper with them."""

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, primary_key=True, related_name="matters_arising")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return str(self.meeting_id)
