"""Files that show that a task was carried out."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models import TaskNote
from people.fields import NfcCharField


class Evidence(models.Model):
    """A PDF in the store, named by its SHA-256, that came with one report on a task. Whoever sees the task reads it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    note = models.ForeignKey(TaskNote, on_delete=models.CASCADE, related_name="evidence")
    position = models.PositiveSmallIntegerField(default=1)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveSmallIntegerField()
    file_name = NfcCharField(_("tên tệp"), max_length=255)
    looks_secret = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["note", "sha256"], name="evidence_once_in_a_report")]

    def __str__(self) -> str:
        return self.file_name
