"""The part of an issued notice that concerns one office: a copy with a number and a signature of its own."""

import uuid

from django.db import models

from documents.models.act import Act
from documents.models.register import RegisterEntry
from documents.models.signing import Awaited, Signed
from people.models import Office


class Extract(models.Model):
    """What an office receives that is not entitled to the whole notice.

    `content` is frozen when the act is issued, with the number of the copy (`entry`; None of one that was made before
    copies had numbers). The file (`file_sha256` in the store) is made when it is first wanted; once the office has
    signed it, it is the signed one and `plain_sha256` the file as it was before.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="extracts")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    entry = models.OneToOneField(RegisterEntry, on_delete=models.PROTECT, null=True, blank=True, related_name="extract")
    content = models.JSONField()
    file_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    plain_sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    pages = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["office__position"]
        constraints = [models.UniqueConstraint(fields=["act", "office"], name="one_extract_for_an_office")]

    def __str__(self) -> str:
        return f"{self.act}: {self.office}"


class ExtractSignature(Signed):
    """The office's signature in the file of an extract."""

    extract = models.OneToOneField(Extract, on_delete=models.CASCADE, related_name="signature")

    def __str__(self) -> str:
        return f"{self.extract}: {self.holder}"


class DeferredExtract(Awaited):
    """The file of an extract that waits for the office's signature."""

    extract = models.OneToOneField(Extract, on_delete=models.CASCADE, related_name="deferred")

    def __str__(self) -> str:
        return f"{self.extract}: {self.digest}"
