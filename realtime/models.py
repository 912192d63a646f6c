"""A screen in the hall, and what the desk wants on it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from meetings.models import Meeting
from people.fields import NfcCharField

MOST = 6  # screens of one meeting
TEXT_LENGTH = 160


class Show(models.TextChoices):
    """What a screen can show. Whatever it is, while a state-secret item is discussed it shows that and nothing else."""

    MEETING = "meeting", _("Theo diễn biến phiên họp")
    ITEM = "item", _("Mục đang bàn và người phát biểu")
    VOTE = "vote", _("Biểu quyết và kết quả")
    AGENDA = "agenda", _("Chương trình")
    PEOPLE = "people", _("Số đồng chí có mặt")
    GATE = "gate", _("Mã điểm danh")
    PAPER = "paper", _("Trang tài liệu đang trình bày")
    TEXT = "text", _("Dòng thông báo")


class Screen(models.Model):
    """One screen of a meeting, known by its number; the first is there even without a row and follows the meeting."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="screens")
    number = models.PositiveSmallIntegerField()
    shows = models.CharField(_("nội dung"), max_length=8, choices=Show.choices, default=Show.MEETING)
    text = NfcCharField(_("dòng thông báo"), max_length=TEXT_LENGTH, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="screen_number_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1, number__lte=MOST), name="so_many_screens"),
            models.CheckConstraint(
                condition=models.Q(shows="text") ^ models.Q(text=""), name="a_text_where_a_text_is_shown"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_shows_display()}"
