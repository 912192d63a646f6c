"""The bodies that meet, their terms, their members with dates, and the staff that serve them."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.fields import NfcCharField
from people.models.organisation import Organisation
from people.models.user import User


class BodyKind(models.TextChoices):
    EXECUTIVE_COMMITTEE = "bch", _("Ban Chấp hành")
    STANDING_COMMITTEE = "btv", _("Ban Thường vụ")
    STANDING_MEMBERS = "tt", _("Thường trực")
    INSPECTION = "ubkt", _("Ủy ban Kiểm tra")
    BOARD = "ban", _("Ban, cơ quan tham mưu")
    PEOPLES_COUNCIL = "hdnd", _("Hội đồng nhân dân")
    PEOPLES_COMMITTEE = "ubnd", _("Ủy ban nhân dân")
    COUNCIL = "hd", _("Hội đồng, ban chỉ đạo")
    CELL = "cb", _("Chi bộ")


class Body(models.Model):
    """A body that meets and decides, such as the Standing Committee of a ward's Party committee.

    `quorum_*` is the share of members who must be present, from the body's own working rules
    (`rules_basis` quotes them); `papers_days` is how many working days ahead papers must be out
    (Quyết định 45/2018/QĐ-TTg: 3); `speech_minutes` and the three times of question time say how long each may speak
    unless the chair says otherwise. The defaults are usual, no law sets them for Party committees.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="bodies")
    code = models.SlugField(_("mã"), max_length=60, unique=True)
    kind = models.CharField(_("loại"), max_length=8, choices=BodyKind.choices)
    name = NfcCharField(_("tên"), max_length=200)
    # How the body is called in the text of its documents and in the line "T/M …".
    short_name = NfcCharField(_("tên gọi trong văn bản"), max_length=120)
    on_behalf = NfcCharField(_("thay mặt"), max_length=120)
    quorum_numerator = models.PositiveSmallIntegerField(default=2)
    quorum_denominator = models.PositiveSmallIntegerField(default=3)
    quorum_strict = models.BooleanField(default=False)
    rules_basis = NfcCharField(_("căn cứ quy chế"), max_length=300, blank=True)
    # The clause by which who does not answer a written consultation agrees; empty: silence is no answer.
    silence_basis = NfcCharField(_("căn cứ coi không trả lời là thống nhất"), max_length=300, blank=True)
    papers_days = models.PositiveSmallIntegerField(_("gửi tài liệu trước (ngày làm việc)"), default=3)
    speech_minutes = models.PositiveSmallIntegerField(_("thời gian phát biểu (phút)"), default=5)
    question_minutes = models.PositiveSmallIntegerField(_("thời gian nêu câu hỏi chất vấn (phút)"), default=2)
    answer_minutes = models.PositiveSmallIntegerField(_("thời gian trả lời chất vấn (phút)"), default=3)
    follow_up_minutes = models.PositiveSmallIntegerField(_("thời gian chất vấn lại (phút)"), default=2)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quorum_numerator__lte=models.F("quorum_denominator"), quorum_denominator__gt=0),
                name="quorum_is_a_share",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_cell(self) -> bool:
        """Whether it is a Party cell: its members are Party members, official or on probation."""
        return self.kind == BodyKind.CELL


class Term(models.Model):
    """A term of office: documents of the Party are numbered through it (05-HD/VPTW)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="terms")
    ordinal = models.CharField(_("khóa"), max_length=10)
    name = models.CharField(_("nhiệm kỳ"), max_length=20)
    starts = models.DateField(_("từ ngày"))
    ends = models.DateField(_("đến ngày"), null=True, blank=True)

    class Meta:
        ordering = ["starts"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="term_name_once")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person's seat in a body from one date to another; who has a `Standing` is not counted like the others."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    title = NfcCharField(_("chức vụ trong cơ quan"), max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["body", "user"], condition=models.Q(ends=None), name="one_seat_at_a_time")
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.body})"


class StaffRole(models.Model):
    """Who serves a body without sitting in it: its secretary (thư ký) and records clerk (văn thư)."""

    class Role(models.TextChoices):
        SECRETARY = "secretary", _("thư ký")
        CLERK = "clerk", _("văn thư")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="staff")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="staff_roles")
    role = models.CharField(max_length=10, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "user", "role"], name="staff_role_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
