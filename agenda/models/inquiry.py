"""A question of question time (chất vấn): who asks whom about what."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models.item import Item
from agenda.states import InquiryState
from meetings.models import Attendee
from people.fields import NfcCharField
from people.models import Office

OPEN = [InquiryState.ASKING, InquiryState.ANSWERING, InquiryState.FOLLOWING]


class Inquiry(models.Model):
    """A question that a member puts to an attendee or to an office; what is put to a vote is another matter.

    The queue is ordered by `asked_at`; question, answers and follow-ups are speaking turns (`Turn.inquiry`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="inquiries")
    asker = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="inquiries")
    to_attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    to_office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    subject = NfcCharField(_("về việc"), max_length=200)
    state = models.CharField(max_length=9, choices=InquiryState.choices, default=InquiryState.WAITING)
    asked_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_attendee=None) ^ models.Q(to_office=None), name="a_question_is_put_to_one"
            ),
            models.UniqueConstraint(fields=["item"], condition=models.Q(state__in=OPEN), name="one_question_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.asker} -> {self.addressee}: {self.get_state_display()}"

    @property
    def is_open(self) -> bool:
        """Whether it was called and is not finished."""
        return self.state in OPEN

    @property
    def addressee(self) -> str:
        """Whom the question is put to, as written: the person or the office."""
        return str(self.to_attendee.user if self.to_attendee else self.to_office)
