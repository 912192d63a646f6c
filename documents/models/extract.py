"""The part of an issued notice that concerns one office."""

import uuid

from django.db import models

from documents.models.act import Act
from people.models import Office


class Extract(models.Model):
    """What an office receives that is not entitled to the whole notice.

    `content` is frozen when the act is issued; the file (`file_sha256` in the store) is made when it is first wanted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="extracts")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    file_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    pages = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["office__position"]
        constraints = [models.UniqueConstraint(fields=["act", "office"], name="one_extract_for_an_office")]

    def __str__(self) -> str:
        return f"{self.act}: {self.office}"
