"""What the exchange of documents knows an organisation by."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import Organisation


class ExchangeCode(models.Model):
    """The code of an organisation (mã định danh) in messages of QCVN 102."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="exchange_code"
    )
    code = models.CharField(_("mã định danh"), max_length=41)

    def __str__(self) -> str:
        return f"{self.organisation}: {self.code}"
