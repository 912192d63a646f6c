"""What a member of a body may do there on which days, where that is not what all members may."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.fields import NfcCharField
from people.models.body import Membership


class StandingKind(models.TextChoices):
    """Why a member is not counted like the others; who has no standing is a full (official) member."""

    PROBATIONARY = "probationary", _("đảng viên dự bị")
    AWAY = "away", _("đang tạm trú nơi khác, sinh hoạt đảng tạm thời")
    EXEMPT = "exempt", _("được miễn công tác và sinh hoạt đảng")
    SUSPENDED = "suspended", _("bị đình chỉ sinh hoạt")
    PROSECUTED = "prosecuted", _("bị khởi tố, truy tố hoặc tạm giam")


# They take no seat at all: they neither come nor count (Quy định 294-QĐ/TW, Điều 9.3).
BARRED = frozenset({StandingKind.SUSPENDED, StandingKind.PROSECUTED})
# They have a seat and no vote: who is on probation may speak (Điều lệ Đảng, Điều 3), who lives elsewhere is not
# counted.
VOTELESS = frozenset({StandingKind.PROBATIONARY, StandingKind.AWAY})
# What there is in bodies that are no Party cell.
ANYWHERE = BARRED


class Standing(models.Model):
    """A standing of a membership from its first day to its last (None: still), with the decision it rests on.

    A member has one at a time; `meetings.body_members` keeps that, and the history in `SeatChange`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="standings")
    kind = models.CharField(_("tư cách"), max_length=12, choices=StandingKind.choices)
    starts = models.DateField(_("từ ngày"))
    ends = models.DateField(_("đến hết ngày"), null=True, blank=True)
    reason = NfcCharField(_("lý do"), max_length=250, blank=True)
    decision = NfcCharField(_("số quyết định"), max_length=120, blank=True)

    class Meta:
        ordering = ["starts"]
        constraints = [
            models.UniqueConstraint(fields=["membership", "starts"], name="standing_once_a_day"),
            models.UniqueConstraint(
                fields=["membership"], condition=models.Q(ends=None), name="one_standing_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("starts")), name="standing_ends_later"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.membership}: {self.get_kind_display()}"


class SeatChange(models.Model):
    """One change of the list of members: appended, never edited. `kind` "" of a change of standing: a full member."""

    class What(models.TextChoices):
        SEATED = "seated", _("thêm vào danh sách")
        STANDING = "standing", _("ghi tư cách")
        LEFT = "left", _("thôi tham gia")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="changes")
    what = models.CharField(max_length=10, choices=What.choices)
    kind = models.CharField(max_length=12, choices=StandingKind.choices, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    note = NfcCharField(max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.membership}: {self.get_what_display()}"
