"""Where a person gets letters, as it changed."""

import uuid

from django.conf import settings
from django.db import models


class AddressChange(models.Model):
    """One change of a person's mail address or of whether they want mail there: appended, never edited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="address_changes")
    email = models.EmailField(blank=True)
    wanted = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.user}: {self.email}"
