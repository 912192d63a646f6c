"""The organisation that issues documents, and the offices that carry tasks out."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.fields import NfcCharField


class Organisation(models.Model):
    """A Party committee or state body in whose name documents are issued and numbered.

    `superior` and `issuer` are the two lines at the top left of its documents, `symbol` is the part
    of the number after the slash (`87-TB/ĐU`), `place` the place name of the date line; `profile`
    names the family of document profiles it writes in (Hướng dẫn 05-HD/VPTW, section 4).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(_("mã"), max_length=60, unique=True)
    name = NfcCharField(_("tên"), max_length=200)
    superior = NfcCharField(_("cơ quan cấp trên"), max_length=200, blank=True)
    issuer = NfcCharField(_("cơ quan ban hành"), max_length=200)
    symbol = NfcCharField(_("ký hiệu"), max_length=20)
    place = NfcCharField(_("địa danh"), max_length=100)
    profile = models.CharField(_("thể thức"), max_length=40, default="party")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """An office, board or unit of an organisation: it submits items, leads or co-ordinates tasks."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="offices")
    name = NfcCharField(_("tên"), max_length=200)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="office_name_once")]

    def __str__(self) -> str:
        return self.name
