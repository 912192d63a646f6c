"""Digital signatures of an act: what an organisation asks for, what is being signed, what was signed."""

import uuid

from django.conf import settings
from django.db import models

from documents.models.act import Act
from documents.states import SignatureMethod, SignatureRole
from people.fields import NfcCharField
from people.models import Organisation


class SigningRule(models.Model):
    """Which signatures the notices and the `minutes` of an organisation need before they are issued; no row: none."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="signing_rule"
    )
    personal = models.BooleanField(default=False)
    seal = models.BooleanField(default=False)
    minutes = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.organisation}: {self.personal}, {self.seal}"


class Proposal(models.Model):
    """An approved act as it will be issued, with the number it will get if nobody is sooner; no number is given yet.

    `number` is None for minutes, which have none. `file_sha256` is the file as it stands: unsigned, then with the
    signatures made so far. `revision` is the act's.
    """

    act = models.OneToOneField(Act, on_delete=models.CASCADE, primary_key=True, related_name="proposal")
    revision = models.PositiveIntegerField()
    number = models.PositiveIntegerField(null=True, blank=True)
    day = models.DateField()
    content = models.JSONField()
    file_sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    gaps = models.JSONField(default=list)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.act}: {self.number}"


class Signed(models.Model):
    """What is known of a signature in a file, as it was found sound when it was made."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    method = models.CharField(max_length=8, choices=SignatureMethod.choices)
    holder = NfcCharField(max_length=200)
    issuer = NfcCharField(max_length=200)
    serial = models.CharField(max_length=64)
    certificate_sha256 = models.CharField(max_length=64)
    trusted = models.BooleanField()
    level = models.CharField(max_length=5)
    signed_at = models.DateTimeField()
    stamped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["signed_at"]


class ActSignature(Signed):
    """A signature in the file of an act."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="signatures")
    role = models.CharField(max_length=8, choices=SignatureRole.choices)

    class Meta(Signed.Meta):
        constraints = [models.UniqueConstraint(fields=["act", "role"], name="signed_once_in_a_role")]

    def __str__(self) -> str:
        return f"{self.act}: {self.holder}"


class Awaited(models.Model):
    """A file that waits for a signature made elsewhere: what went out, and where the answer goes in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    base_sha256 = models.CharField(max_length=64)
    prepared_sha256 = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        abstract = True


class DeferredSignature(Awaited):
    """The file of an act that waits for a signature in a role."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="deferred")
    role = models.CharField(max_length=8, choices=SignatureRole.choices)

    class Meta(Awaited.Meta):
        constraints = [models.UniqueConstraint(fields=["act", "role"], name="deferred_once_in_a_role")]

    def __str__(self) -> str:
        return f"{self.act}: {self.digest}"
