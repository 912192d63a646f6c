"""A secret vote at rest: its box, who took part, what was sealed, and what came out.

Nothing here joins a voter and a ballot: no running number, no time, no device, and no key from one table to another.
How each row is written, and in which order: docs/adr/0016-sealed-ballots.md.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.models import Attendee
from people.fields import NfcTextField
from voting.models.vote import Vote


class Custody(models.TextChoices):
    """Who keeps the key of a box."""

    SYSTEM = "A0", _("bảo mật mức hệ thống")
    PANEL = "A1", _("ban kiểm phiếu giữ khóa")


class Box(models.Model):
    """The ballot box of a secret vote.

    `share` is the half of its key that is not in `KEY_DIR`, gone as soon as the box was opened or destroyed; a panel's
    box has none (`voting.Teller`), but the `public` half of its key and, from the closing on, that of the key to which
    the tellers wrap their shares again (`opening`). `present`: how many electors had been in the room when the vote was
    closed. `bundle`: what was published. `broken_off_by` asked to break the vote off for `reason`; it takes a second.
    """

    vote = models.OneToOneField(Vote, on_delete=models.CASCADE, related_name="box", primary_key=True)
    custody = models.CharField(max_length=2, choices=Custody.choices, default=Custody.SYSTEM)
    share = models.BinaryField(null=True)
    public = models.BinaryField(null=True)
    opening = models.BinaryField(null=True)
    present = models.PositiveIntegerField(null=True)
    invalid = models.PositiveIntegerField(default=0)
    bundle = models.BinaryField(null=True)
    bundle_sha256 = models.CharField(max_length=64, default="")
    broken_off_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reason = NfcTextField(default="")

    def __str__(self) -> str:
        return f"box of {self.vote_id}"


class Participation(models.Model):
    """An elector whose envelope is in the box. `tag` knows their retry again and is gone when the box was opened.

    `verified`: what their tablet said after checking the published result: all is well or not; None for nothing yet.
    """

    pk = models.CompositePrimaryKey("vote_id", "attendee_id")
    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="participations")
    attendee = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="+")
    tag = models.BinaryField(null=True)
    verified = models.BooleanField(null=True)

    def __str__(self) -> str:
        return f"{self.attendee_id} took part in {self.vote_id}"


class Envelope(models.Model):
    """A sealed ballot under the random key that the tablet made for it; gone when the box was opened."""

    id = models.UUIDField(primary_key=True, editable=False)
    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="envelopes")
    sealed = models.BinaryField()
    sha256 = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "sha256"], name="envelope_once")]

    def __str__(self) -> str:
        return f"an envelope of {self.vote_id}"


class Slip(models.Model):
    """One answer that came out of the box, under the tracker by which its voter finds it."""

    pk = models.CompositePrimaryKey("vote_id", "line", "tracker")
    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="slips")
    line = models.PositiveSmallIntegerField()
    tracker = models.CharField(max_length=19)
    choice = models.CharField(max_length=8)

    def __str__(self) -> str:
        return f"{self.tracker} of {self.vote_id}"
