"""The papers of a meeting."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models import Item
from documents.states import Circulation, PagesState, PaperState
from meetings.models import Meeting
from people.fields import NfcCharField


class PaperKind(models.TextChoices):
    SUBMISSION = "submission", _("tờ trình")
    DRAFT = "draft", _("dự thảo")
    REPORT = "report", _("báo cáo")
    ANNEX = "annex", _("phụ lục")
    OTHER = "other", _("tài liệu khác")


class Paper(models.Model):
    """A paper of a meeting, filed under an item (`item=None`: it belongs to the whole meeting).

    Who may read it follows from the item (`documents.access.may_read`). It becomes visible to attendees
    when it is circulated: at convening, or at once if the meeting is convened already; `circulated_at`
    is compared with the working-day rule of the body (`is_late`). One that is to be returned, or is read in the room
    alone (`circulation`), closes itself with the meeting, at `returned_at` (`documents.circulation.rule`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="papers")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    position = models.PositiveSmallIntegerField(default=1)
    title = NfcCharField(_("tên tài liệu"), max_length=300)
    kind = models.CharField(_("loại"), max_length=10, choices=PaperKind.choices, default=PaperKind.OTHER)
    state = models.CharField(max_length=10, choices=PaperState.choices, default=PaperState.READY)
    circulated_at = models.DateTimeField(null=True, blank=True)
    is_late = models.BooleanField(default=False)
    circulation = models.CharField(
        _("cách lưu hành"), max_length=6, choices=Circulation.choices, blank=True, default=Circulation.OPEN
    )
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["item__position", "position"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="circulated") | models.Q(circulated_at__isnull=False),
                name="circulated_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(returned_at=None) | ~models.Q(circulation=""), name="returned_was_to_be_returned"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PaperVersion(models.Model):
    """One version of a paper: a PDF in the store, named by its SHA-256.

    `outline` is a list of `[level, title, page]`; `prepared` counts the pages whose images are made. `removed` are the
    kinds of active content that the file came with and has not (`Removed`); `original_sha256` is the file as it was
    sent, where it had to be kept as well.
    """

    class Removed(models.TextChoices):
        SCRIPT = "script", _("mã chạy (JavaScript)")
        LAUNCH = "launch", _("lệnh mở chương trình")
        FILES = "files", _("tệp đính kèm")
        FORM = "form", _("biểu mẫu gửi dữ liệu đi")
        REMOTE = "remote", _("liên kết sang tệp khác")
        MEDIA = "media", _("phim, âm thanh")
        OPENING = "opening", _("lệnh chạy khi mở trang")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveSmallIntegerField()
    width = models.FloatField()
    height = models.FloatField()
    outline = models.JSONField(default=list)
    file_name = NfcCharField(_("tên tệp"), max_length=255)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    reason = NfcCharField(_("lý do thay"), max_length=300, blank=True)
    looks_secret = models.BooleanField(default=False)
    removed = models.JSONField(default=list, blank=True)
    original_sha256 = models.CharField(max_length=64, blank=True)
    original_name = NfcCharField(max_length=255, blank=True)
    pages_state = models.CharField(max_length=7, choices=PagesState.choices, default=PagesState.WAITING)
    prepared = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="paper_version_once")]

    def __str__(self) -> str:
        return f"{self.paper} ({self.number})"

    @property
    def is_a4(self) -> bool:
        """Whether its pages are sheets of ISO 216 held upright, to a hundredth."""
        return abs(self.width / self.height - 2**-0.5) < 0.01

    @property
    def removed_words(self) -> str:
        """What was taken out, in words, with commas."""
        return ", ".join(str(self.Removed(kind).label) for kind in self.removed)


class Reading(models.Model):
    """How far one person has read one version: first and last time, the page they were on, pages seen."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(PaperVersion, on_delete=models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="readings")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    page = models.PositiveSmallIntegerField(default=1)
    seen = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "user"], name="one_reading_each")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.version_id}: {self.page}"
