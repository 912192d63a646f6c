"""The register of outgoing documents (sổ văn bản đi)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.states import REGISTERED
from people.fields import NfcCharField
from people.models import Organisation


class Series(models.Model):
    """One run of numbers: an organisation, a document type, a period (the Party's term, the State's year).

    `carried_over` is the last number that was given before this register was kept here; `last` the
    last one given. Only `documents.register.allocate` moves it, under the row's lock.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="series")
    type = NfcCharField(_("loại văn bản"), max_length=8)
    period = models.CharField(_("nhiệm kỳ hoặc năm"), max_length=20)
    carried_over = models.PositiveIntegerField(default=0)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["organisation", "type", "period"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "type", "period"], name="series_once"),
            models.CheckConstraint(condition=models.Q(last__gte=models.F("carried_over")), name="series_only_grows"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.period}"

    @property
    def label(self) -> str:
        """What the run is called: "TB-ĐU"; letters of the State have no type symbol."""
        symbol = self.organisation.symbol
        return f"{self.type}-{symbol}" if self.type else f"{_('công văn')} {symbol}"


class RegisterEntry(models.Model):
    """One number given, with its date and what it was given to; never deleted, never used again.

    A state secret on paper has its number in the same run: then `kind` is empty and nothing is said of it but
    number, date and the type of its series; the database itself refuses more.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField(_("số"))
    written = NfcCharField(_("số và ký hiệu"), max_length=40)
    issued_on = models.DateField(_("ngày"))
    kind = models.CharField(max_length=10, choices=REGISTERED, blank=True)
    abstract = NfcCharField(_("trích yếu"), max_length=400, blank=True)
    signer = NfcCharField(_("người ký"), max_length=120, blank=True)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["series", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="number_given_once"),
            models.CheckConstraint(
                condition=~models.Q(kind="") | models.Q(abstract="", signer=""), name="a_paper_number_says_nothing"
            ),
        ]

    def __str__(self) -> str:
        return self.written

    @property
    def on_paper(self) -> bool:
        """Whether the number was given to a document that is not in the system."""
        return not self.kind
