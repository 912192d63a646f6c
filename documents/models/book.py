"""A meeting's papers bound to one PDF for a person who must print."""

import uuid

from django.conf import settings
from django.db import models

from documents.states import BookState
from meetings.models import Meeting


class Book(models.Model):
    """All papers of a meeting that one person may read, made once in the background; its file lies beside the papers.

    `fingerprint` says what is in it (`documents.books.contents`); `done` of `papers` are stamped. `taken_at`: when it
    was first fetched, which counts `pages` as printed on paper.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="books")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=7, choices=BookState.choices, default=BookState.WAITING)
    fingerprint = models.CharField(max_length=64)
    papers = models.PositiveSmallIntegerField()
    done = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveIntegerField(default=0)
    asked_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.meeting_id}: {self.user_id}"

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes, printed on both sides."""
        return (self.pages + 1) // 2
