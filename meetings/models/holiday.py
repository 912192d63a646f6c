"""Days on which offices are closed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.fields import NfcCharField


class Holiday(models.Model):
    """A public holiday (or, with `is_working`, a weekend day that is worked instead)."""

    day = models.DateField(_("ngày"), unique=True)
    name = NfcCharField(_("tên"), max_length=120)
    is_working = models.BooleanField(_("ngày làm bù"), default=False)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"
