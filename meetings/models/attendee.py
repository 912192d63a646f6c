"""Who is asked to come, and when they were in the room."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.models.meeting import Meeting
from people.fields import NfcCharField
from people.models.standing import VOTELESS, StandingKind


class Role(models.TextChoices):
    CHAIR = "chair", _("chủ trì")
    SECRETARY = "secretary", _("thư ký")
    CLERK = "clerk", _("văn thư")
    MEMBER = "member", _("ủy viên")
    INVITED = "invited", _("đại biểu mời")
    OBSERVER = "observer", _("đại biểu dự thính")


def fresh_token() -> str:
    """A 128-bit token for a personal link."""
    return secrets.token_urlsafe(16)


class Attendee(models.Model):
    """A person asked to come to one meeting, in one role.

    `is_member` says whether the person has a vote in the body: only members vote, and all members, present
    or not, are the base of its majorities (Điều lệ Đảng, Điều 9). `title` is kept as it was that day, and so is
    `standing`: who sits in the body on probation or while living elsewhere is at the table and no member in this sense;
    who is exempt is one, and counts when in the room (`meetings.seating`).
    `weight`: how many votes a member has in a vote by name where these are unequal (by share of capital, by
    people represented); 1 for everybody else.
    """

    class Reply(models.TextChoices):
        NONE = "none", _("chưa trả lời")
        COMING = "coming", _("sẽ dự")
        NOT_COMING = "not_coming", _("xin vắng")

    class Absence(models.TextChoices):
        NONE = "", _("chưa ghi")
        EXCUSED = "excused", _("vắng có phép")
        UNEXCUSED = "unexcused", _("vắng không phép")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="attendances")
    role = models.CharField(_("vai trò"), max_length=10, choices=Role.choices)
    is_member = models.BooleanField(default=False)
    title = NfcCharField(_("chức vụ"), max_length=160, blank=True)
    standing = models.CharField(max_length=12, choices=StandingKind.choices, blank=True, default="", db_default="")
    position = models.PositiveSmallIntegerField(default=0)
    weight = models.DecimalField(_("số phiếu biểu quyết"), max_digits=12, decimal_places=3, default=1, db_default=1)
    token = models.CharField(max_length=32, default=fresh_token, unique=True, editable=False)
    reply = models.CharField(max_length=12, choices=Reply.choices, default=Reply.NONE)
    replied_at = models.DateTimeField(null=True, blank=True)
    absence = models.CharField(max_length=10, choices=Absence.choices, default=Absence.NONE, blank=True)
    absence_reason = NfcCharField(_("lý do vắng"), max_length=250, blank=True)
    invitation_seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "user__name_key"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "user"], name="attendee_once"),
            models.UniqueConstraint(fields=["meeting"], condition=models.Q(role="chair"), name="one_chair"),
            models.CheckConstraint(
                condition=~models.Q(role__in=["invited", "observer"], is_member=True), name="guests_are_no_members"
            ),
            models.CheckConstraint(condition=models.Q(weight__gt=0), name="weight_is_more_than_nothing"),
            models.CheckConstraint(
                condition=~models.Q(standing__in=sorted(VOTELESS), is_member=True), name="the_voteless_are_no_members"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_role_display()})"

    @property
    def part(self) -> str:
        """As what the person is there, in words: their standing before their role, "đảng viên" in a cell."""
        if self.standing:
            return str(self.get_standing_display())
        in_cell = self.role == Role.MEMBER and self.meeting.body.is_cell
        return str(_("đảng viên") if in_cell else self.get_role_display())


class Attendance(models.Model):
    """One stay in the room: in at, out at, how it was noted and why. An open stay means present."""

    class How(models.TextChoices):
        QR = "qr", _("quét mã")
        DESK = "desk", _("thư ký ghi")
        ONLINE = "online", _("trực tuyến")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="stays")
    in_at = models.DateTimeField()
    out_at = models.DateTimeField(null=True, blank=True)
    how = models.CharField(max_length=6, choices=How.choices)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = NfcCharField(_("lý do"), max_length=250, blank=True)
    out_reason = NfcCharField(_("lý do ra về"), max_length=250, blank=True)

    class Meta:
        ordering = ["in_at"]
        constraints = [
            models.UniqueConstraint(fields=["attendee"], condition=models.Q(out_at=None), name="one_open_stay"),
            models.CheckConstraint(
                condition=models.Q(out_at=None) | models.Q(out_at__gte=models.F("in_at")), name="out_after_in"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendee} {self.in_at:%H:%M}"
