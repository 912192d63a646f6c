"""A rule of votes from a body's own working rules."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.fields import NfcCharField
from people.models import Body
from voting.matters import Matter
from voting.rules import LEFT_OUT, LEFT_OUT_OF_A_CELL, Base, Exclusion, Form, Rule, Share, Tie


class HouseRule(models.Model):
    """How a body decides a kind of question by its working rules (quy chế), from its first day to its last.

    `counts_recused`: who takes no part stays in the base. No quorum of its own: the body's usual one. A vote freezes
    the rule in its manifest when it opens; a change never touches a vote of the past.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="house_rules")
    matter = models.CharField(_("loại nội dung"), max_length=12, choices=Matter.choices)
    base = models.CharField(max_length=8, default=Base.MEMBERS.value)
    numerator = models.PositiveSmallIntegerField(default=1)
    denominator = models.PositiveSmallIntegerField(default=2)
    strict = models.BooleanField(default=True)
    tie = models.CharField(max_length=6, default=Tie.FAILS.value)
    form = models.CharField(max_length=6, default=Form.ANY.value)
    counts_recused = models.BooleanField(default=False)
    quorum_numerator = models.PositiveSmallIntegerField(null=True, blank=True)
    quorum_denominator = models.PositiveSmallIntegerField(null=True, blank=True)
    basis = NfcCharField(_("căn cứ"), max_length=300)
    starts = models.DateField(_("từ ngày"))
    ends = models.DateField(_("đến hết ngày"), null=True, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["matter", "starts"]
        constraints = [
            models.UniqueConstraint(fields=["body", "matter", "starts"], name="house_rule_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(ends=None) | models.Q(ends__gte=models.F("starts")), name="house_rule_ends_later"
            ),
            models.CheckConstraint(
                condition=models.Q(numerator__gt=0, numerator__lte=models.F("denominator")),
                name="house_rule_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_matter_display()}: {self.basis}"

    @property
    def rule(self) -> Rule:
        """The rule for the arithmetic. Raises `ValueError` for one that cannot be."""
        quorum, usual = None, LEFT_OUT_OF_A_CELL if self.body.is_cell else LEFT_OUT
        if self.quorum_numerator and self.quorum_denominator:
            quorum = Share(numerator=self.quorum_numerator, denominator=self.quorum_denominator, strict=False)
        return Rule(
            base=Base(self.base),
            numerator=self.numerator,
            denominator=self.denominator,
            strict=self.strict,
            basis=self.basis,
            excluded=usual - {Exclusion.RECUSED} if self.counts_recused else usual,
            quorum=quorum,
            tie=Tie(self.tie),
            form=Form(self.form),
        )
