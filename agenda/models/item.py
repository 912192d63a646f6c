"""An item of the agenda."""

import uuid

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agenda.states import ItemState, Secrecy
from meetings.models import Attendee, Meeting
from people.fields import NfcCharField
from people.models import Office


class ItemKind(models.TextChoices):
    DECISION = "decision", _("quyết định")
    OPINION = "opinion", _("cho ý kiến")
    REPORT = "report", _("báo cáo")
    GENERAL = "general", _("kết luận chung")
    INQUIRY = "inquiry", _("chất vấn")


class Item(models.Model):
    """One item of a meeting's agenda; `position` counts from 1 and is its number.

    An item with a state-secret level is a placeholder on paper: the database itself refuses a title,
    an office, a presenter or a kind for it (Luật 117/2025/QH15, Điều 5: nothing secret is kept on a
    connected computer). `restricted` is not a secrecy level: the title shows, papers stay on paper, and
    only members and the guests of the item see it. `takes_questions`: it is in question time.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = NfcCharField(_("nội dung"), max_length=400, blank=True)
    kind = models.CharField(_("loại"), max_length=8, choices=ItemKind.choices, default=ItemKind.OPINION, blank=True)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="items", verbose_name=_("cơ quan trình")
    )
    presenter = NfcCharField(_("người trình bày"), max_length=160, blank=True)
    minutes = models.PositiveSmallIntegerField(_("số phút"), default=15)
    secrecy = models.CharField(_("độ mật"), max_length=9, choices=Secrecy.choices, default=Secrecy.NONE, blank=True)
    restricted = models.BooleanField(_("tài liệu riêng (giấy, thu hồi)"), default=False)
    state = models.CharField(max_length=8, choices=ItemState.choices, default=ItemState.PLANNED)
    takes_questions = models.BooleanField(default=False)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="item_number_once"),
            models.UniqueConstraint(
                fields=["meeting"], condition=models.Q(state=ItemState.CURRENT), name="one_current_item"
            ),
            models.CheckConstraint(
                condition=models.Q(secrecy="")
                | models.Q(title="", presenter="", kind="", office=None, takes_questions=False),
                name="a_secret_item_is_a_placeholder",
            ),
            models.CheckConstraint(
                condition=models.Q(secrecy="") ^ models.Q(title=""), name="an_open_item_has_a_title"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.shown_title}"

    @property
    def is_secret(self) -> bool:
        return bool(self.secrecy)

    @property
    def shown_title(self) -> str:
        """The title, or for a state-secret item the fixed text that says nothing."""
        if self.is_secret:
            return gettext("Nội dung số %(number)s - tài liệu giấy, phát và thu hồi tại hội nghị") % {
                "number": self.position
            }
        return self.title


class ItemGuest(models.Model):
    """A guest who is asked to one item; guests see the items they are asked to and no others."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="guests")
    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="guest_items")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "attendee"], name="guest_of_item_once")]

    def __str__(self) -> str:
        return f"{self.attendee} -> {self.item}"
