"""What people's own devices keep of papers for a time without a network."""

import uuid

from django.conf import settings
from django.db import models

from documents.models.paper import PaperVersion
from people.fields import NfcCharField


class OfflineDevice(models.Model):
    """One browser of one person that keeps papers, encrypted by a key of which `share` is the server's half.

    The device may use the key until `until`; each contact puts that off. Ended (`ended_at`): the half is thrown away,
    so that nothing on the device can be opened again. `label` says roughly what kind of device it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="offline_devices")
    share = models.CharField(max_length=64, blank=True)
    label = NfcCharField(max_length=80, blank=True)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-seen_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) ^ models.Q(share=""), name="an_ended_device_has_no_share"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.label}"


class OfflineCopy(models.Model):
    """How many pages of a version a device has proved to keep; all of them if `pages` is the version's number.

    `digest` is the SHA-256 of the pages' SHA-256s in their order, as the device read them back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    device = models.ForeignKey(OfflineDevice, on_delete=models.CASCADE, related_name="copies")
    version = models.ForeignKey(PaperVersion, on_delete=models.CASCADE, related_name="offline_copies")
    pages = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    proved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["device", "version"], name="one_copy_a_device")]

    def __str__(self) -> str:
        return f"{self.device_id} {self.version_id}: {self.pages}"
