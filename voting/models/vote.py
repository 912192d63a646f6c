"""A question put to the meeting."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agenda.models import Item
from people.fields import NfcTextField
from voting.kinds import Kind
from voting.matters import Matter
from voting.states import Display, VoteState


class Vote(models.Model):
    """A vote on one item: by name, or `secret` with a sealed box (`voting.Box`).

    `kind` says what a voter fills in (`voting.kinds`): `lines` are the grades, options or persons, of options a ballot
    chooses at least `least` and at most `most`.

    At opening the electorate (`voting.Elector`) and the `manifest` are frozen: question, choices,
    rule with its legal basis, base, members present, quorum. At closing `outcome` is frozen: the counts
    and everything `voting.rules.decide` returned (for each of several answers: `voting.tallies`), so that a
    result can be shown for ever as it was.

    A vote that is held again is a new one with `repeats`; if the old one was counted, `repeat_asked_by` says who asked
    for it, for which `repeat_reason`, and `repeat_agreed_by` who else agreed, without whom it does not open.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="votes")
    question = NfcTextField(_("nội dung biểu quyết"))
    matter = models.CharField(_("loại nội dung"), max_length=12, choices=Matter.choices, default=Matter.ORDINARY)
    kind = models.CharField(_("loại phiếu"), max_length=8, choices=Kind.choices, default=Kind.QUESTION)
    lines = models.JSONField(default=list)
    least = models.PositiveSmallIntegerField(default=0)
    most = models.PositiveSmallIntegerField(default=0)
    display = models.CharField(_("hiển thị"), max_length=6, choices=Display.choices, default=Display.TOTALS)
    secret = models.BooleanField(_("bỏ phiếu kín"), default=False)
    state = models.CharField(max_length=9, choices=VoteState.choices, default=VoteState.READY)
    manifest = models.JSONField(default=dict)
    outcome = models.JSONField(default=dict)
    repeats = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="repeated_by")
    repeat_reason = NfcTextField(blank=True, default="")
    repeat_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    repeat_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["item"], condition=models.Q(state="open"), name="one_open_vote_per_item"),
            models.CheckConstraint(
                condition=~models.Q(state="open") | models.Q(opened_at__isnull=False), name="open_has_a_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="closed") | models.Q(closed_at__isnull=False), name="closed_has_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.question
