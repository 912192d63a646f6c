"""Issued acts on their way to those who are no person with an account: bodies, outside addresses, paper; letters."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.act import Act, RecipientLine
from documents.models.opinion_reminder import OpinionReminder
from documents.models.reading_reminder import ReadingReminder
from documents.states import LetterKind, MailForm, MailProblem, Way
from people.fields import NfcCharField
from people.models import Body


class DispatchRule(models.Model):
    """How a body's notices go out: what e-mails carry, after how many hours the silent are reminded (0: never)."""

    body = models.OneToOneField(Body, on_delete=models.CASCADE, primary_key=True, related_name="dispatch_rule")
    mail_form = models.CharField(
        _("thư điện tử gửi kèm"), max_length=4, choices=MailForm.choices, default=MailForm.LINK
    )
    remind_after = models.PositiveSmallIntegerField(_("nhắc lại sau (giờ)"), default=24)

    def __str__(self) -> str:
        return f"{self.body}: {self.mail_form}"


def new_token() -> str:
    """What the address of an outside recipient's page ends with; nobody guesses it."""
    return secrets.token_urlsafe(32)


class Dispatch(models.Model):
    """An issued act on its way to one recipient: the tray of a `body`, an outside `email`, or paper for a `reason`.

    `name` is the line under "Nơi nhận" as it stood when the act was issued, or what the office wrote later (`line` is
    None then). `sent_at` of an e-mail is when the mail server took it. Who acknowledges is a person of the body or,
    for paper, of the office that has the signed slip; an outside recipient has no account.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="dispatches")
    line = models.ForeignKey(RecipientLine, on_delete=models.SET_NULL, null=True, blank=True, related_name="dispatches")
    name = NfcCharField(max_length=250)
    way = models.CharField(max_length=5, choices=Way.choices)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="tray")
    email = models.EmailField(blank=True)
    mail_form = models.CharField(max_length=4, choices=MailForm.choices, blank=True)
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    reason = NfcCharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    delivered_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "line__position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["act", "body"], condition=models.Q(way="tray"), name="one_tray_row_of_an_act"
            ),
            models.UniqueConstraint(
                fields=["act", "email"], condition=models.Q(way="email"), name="one_mail_row_of_an_act"
            ),
            models.CheckConstraint(
                condition=models.Q(way="tray", body__isnull=False, email="", reason="")
                | (models.Q(way="email", body=None, reason="") & ~models.Q(email=""))
                | (models.Q(way="paper", body=None, email="") & ~models.Q(reason="")),
                name="a_dispatch_goes_one_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} -> {self.name}"


class Letter(models.Model):
    """An e-mail of the outbox: written with what it tells of, sent in the background, tried again until it is taken.

    It tells of one thing: an act on its way (`dispatch`), papers nobody has opened, a written consultation that waits.
    `next_at` is when it is tried next; None when it was taken (`sent_at`) or given up. Until `held_until` whoever tries
    it now has it for himself. `problem` says why the last attempt failed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dispatch = models.ForeignKey(Dispatch, on_delete=models.CASCADE, null=True, blank=True, related_name="letters")
    reading_reminder = models.OneToOneField(
        ReadingReminder, on_delete=models.CASCADE, null=True, blank=True, related_name="letter"
    )
    opinion_reminder = models.OneToOneField(
        OpinionReminder, on_delete=models.CASCADE, null=True, blank=True, related_name="letter"
    )
    kind = models.CharField(max_length=8, choices=LetterKind.choices, default=LetterKind.NOTICE)
    made_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField(null=True, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=8, choices=MailProblem.choices, blank=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dispatch__isnull=False, reading_reminder=None, opinion_reminder=None)
                | models.Q(dispatch=None, reading_reminder__isnull=False, opinion_reminder=None)
                | models.Q(dispatch=None, reading_reminder=None, opinion_reminder__isnull=False),
                name="a_letter_tells_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dispatch or self.reading_reminder or self.opinion_reminder}: {self.kind}"
