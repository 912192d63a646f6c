"""A person's own marks on a version of a paper."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.paper import PaperVersion


class MarkKind(models.TextChoices):
    INK = "ink", _("nét bút")
    MARKER = "marker", _("nét tô")
    HIGHLIGHT = "highlight", _("đoạn tô")
    NOTE = "note", _("ghi chú")


class MarkColour(models.TextChoices):
    BLUE = "blue", _("xanh dương")
    RED = "red", _("đỏ")
    GREEN = "green", _("xanh lá")
    YELLOW = "yellow", _("vàng")


class MarkShare(models.TextChoices):
    """Who sees a mark besides its owner."""

    NOBODY = "", _("chỉ mình tôi")
    OFFICE = "office", _("văn phòng")
    MEETING = "meeting", _("cả phiên họp")


class MarkPlace(models.TextChoices):
    """Where a mark of an older version is on this one; empty for a mark that was made, or put right, here."""

    HERE = "", _("đánh dấu ở bản này")
    SAME = "same", _("giữ nguyên chỗ")
    MOVED = "moved", _("đã theo chữ sang chỗ mới")
    UNSURE = "unsure", _("chưa chắc đúng chỗ")
    LOST = "lost", _("không còn chỗ trong bản này")


class MarkSheet(models.Model):
    """All marks of one person on one version; `head` numbers their changes, so that a device asks for what is new."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey(PaperVersion, on_delete=models.CASCADE, related_name="sheets")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="sheets")
    head = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "user"], name="one_sheet_each")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.version_id}"


class Mark(models.Model):
    """One stroke, highlight or note; its id is made on the device.

    `shape`, in parts of the shown page (0 to 1 from the top left): ink and marker `[[x, y, pressure], …]`, highlight
    `[[x, y, width, height], …]`, note `[[x, y]]`. `width` is that of the line at full pressure, in parts of the page's
    width. `quote` are the words under a highlight. `seq` is the change of the sheet that wrote this row. Of an erased
    mark nothing is kept but its number. `origin` is the mark of an older version that was carried here, `place` how;
    the `page` and `shape` of a lost one are still those of the older version.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    sheet = models.ForeignKey(MarkSheet, on_delete=models.CASCADE, related_name="marks")
    page = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=MarkKind.choices)
    shape = models.JSONField(default=list)
    colour = models.CharField(max_length=6, choices=MarkColour.choices)
    width = models.FloatField(default=0)
    text = models.TextField(blank=True)
    quote = models.TextField(blank=True)
    share = models.CharField(max_length=7, choices=MarkShare.choices, blank=True, default=MarkShare.NOBODY)
    origin = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="carried")
    place = models.CharField(max_length=6, choices=MarkPlace.choices, blank=True, default=MarkPlace.HERE)
    revision = models.PositiveIntegerField()
    seq = models.PositiveIntegerField()
    erased = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["page", "made_at"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "seq"], name="one_mark_a_change"),
            models.UniqueConstraint(fields=["sheet", "origin"], name="carried_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.page}"
