"""The access log of papers: each opening and each copy has a code that is printed over the pages."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.paper import PaperVersion
from people.fields import NfcCharField
from people.models import Body


class TraceKind(models.TextChoices):
    VIEW = "view", _("mở xem")
    COPY = "copy", _("tải bản có mã")
    BOOK = "book", _("in trong tập tài liệu")
    OFFLINE = "offline", _("tải về máy để đọc khi mất mạng")
    ORIGINAL = "original", _("tải tệp gốc")
    DOSSIER = "dossier", _("xuất trong hồ sơ lưu trữ")


class Trace(models.Model):
    """One person opened one version, or took a copy of it, at one time.

    `code` is what the stamp shows (`documents.circulation.trace_codes`); `name` and `unit` are as they were printed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8, unique=True)
    kind = models.CharField(max_length=8, choices=TraceKind.choices, default=TraceKind.VIEW)
    version = models.ForeignKey(PaperVersion, on_delete=models.CASCADE, related_name="traces")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = NfcCharField(max_length=120)
    unit = NfcCharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["-opened_at"]
        indexes = [models.Index(fields=["version", "user", "-opened_at"], name="trace_of_a_reader")]

    def __str__(self) -> str:
        return self.code


class TracedPage(models.Model):
    """A page that was looked at under a trace, and when first."""

    id = models.BigAutoField(primary_key=True)
    trace = models.ForeignKey(Trace, on_delete=models.CASCADE, related_name="pages")
    page = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "page"]
        constraints = [models.UniqueConstraint(fields=["trace", "page"], name="a_page_is_traced_once")]

    def __str__(self) -> str:
        return f"{self.trace_id}: {self.page}"


class PageView(models.Model):
    """One page of a paper that is read in the room alone, looked at from `since` to `until` under a trace.

    `left` once the reader turned to another page or left; else whoever looks was heard of at `until`.
    """

    id = models.BigAutoField(primary_key=True)
    trace = models.ForeignKey(Trace, on_delete=models.CASCADE, related_name="views")
    page = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    left = models.BooleanField(default=False)

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(until__gte=models.F("since")), name="viewed_until_after_since")
        ]

    def __str__(self) -> str:
        return f"{self.trace_id}: {self.page}"


class ExpiredTrace(models.Model):
    """A code whose trace was removed when its time was over; who read what under it is not kept."""

    code = models.CharField(max_length=8, primary_key=True)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    expired_at = models.DateTimeField()

    class Meta:
        ordering = ["expired_at"]

    def __str__(self) -> str:
        return self.code


class TraceLookup(models.Model):
    """Somebody looked a code up. `trace` is empty when they were shown nothing: no such code, or none of theirs, or one
    that has `expired`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=8)
    trace = models.ForeignKey(Trace, on_delete=models.CASCADE, null=True, related_name="lookups")
    expired = models.ForeignKey(ExpiredTrace, on_delete=models.CASCADE, null=True, blank=True, related_name="lookups")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.code} ({self.by_id})"
