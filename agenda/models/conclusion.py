"""The chair's conclusion on an item."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models

from agenda.models.item import Item
from agenda.states import ConclusionState
from people.fields import NfcTextField
from people.words import plain_form


class Conclusion(models.Model):
    """The text of the conclusion on one item. `revision` rises with every save (compare and set).

    `search_words` are the words of the text without marks (`people.words`), written whenever it is saved.
    `cited` are the papers of the item in the versions that lay before the meeting when the chair approved it.
    `not_tasks` are sentences of the text that sound like a task and are none, as the secretary said.
    The tasks it hands out are rows of their own (`agenda.Task`), so that the notice, the task page
    and the reports speak of the same thing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="conclusion")
    text = NfcTextField(blank=True)
    search_words = models.TextField(editable=False, default="")
    not_tasks = models.JSONField(default=list, blank=True)
    cited = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=8, choices=ConclusionState.choices, default=ConclusionState.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    saved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="draft", approved_at=None)
                | models.Q(state="approved", approved_at__isnull=False),
                name="approved_has_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_state_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_words = plain_form(self.text)
        fields = kwargs.get("update_fields")
        if fields is not None and "text" in fields:
            kwargs["update_fields"] = {*fields, "search_words"}
        super().save(*args, **kwargs)


class ConclusionChange(models.Model):
    """What a conclusion said at one revision, and who wrote it; `restores` is the earlier revision it brought back."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.CASCADE, related_name="changes")
    revision = models.PositiveIntegerField()
    text = NfcTextField(blank=True)
    restores = models.PositiveIntegerField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["revision"]
        constraints = [models.UniqueConstraint(fields=["conclusion", "revision"], name="conclusion_revision_once")]

    def __str__(self) -> str:
        return f"{self.conclusion_id} r{self.revision}"
