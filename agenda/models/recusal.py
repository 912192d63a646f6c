"""Who takes no part in an item."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models.item import Item
from meetings.models import Attendee
from people.fields import NfcCharField


class Recusal(models.Model):
    """A member who takes no part in one item: not in its papers, its speakers, its votes and their quorum."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="recusals")
    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="recusals")
    reason = NfcCharField(_("lý do"), max_length=250, blank=True)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    class Meta:
        ordering = ["attendee__position", "attendee__user__name_key"]
        constraints = [models.UniqueConstraint(fields=["item", "attendee"], name="recused_once_an_item")]

    def __str__(self) -> str:
        return f"{self.attendee_id} not in {self.item_id}"
