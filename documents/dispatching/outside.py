"""An outside recipient at their own page: they have no account, only the address that came in the e-mail."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from documents.confidentiality import is_confidential
from documents.models import Dispatch
from documents.states import ActState, Way
from people.refusals import Refusal


class NoSuchAddress(Refusal):
    message = _("Đường dẫn không đúng hoặc không còn dùng được. Đồng chí liên hệ nơi gửi văn bản.")
    status = 404


def received(token: str) -> Dispatch:
    """What was sent to the holder of a token. Raises `NoSuchAddress`, also for what became confidential."""
    rows = Dispatch.objects.filter(token=token, way=Way.EMAIL, act__state=ActState.ISSUED)
    row = rows.select_related("act__entry", "act__meeting__body__organisation").first()
    if row is None or is_confidential(row.act):
        raise NoSuchAddress
    return row


def note_opened(row: Dispatch, at: datetime) -> None:
    """The page or the file was fetched; some mail servers fetch links by themselves, so this is not a confirmation."""
    for field in ("delivered_at", "opened_at"):
        Dispatch.objects.filter(pk=row.pk, **{field: None}).update(**{field: at})


def confirm_outside(token: str, at: datetime) -> Dispatch:
    """The recipient confirms; a second tap changes nothing. Raises `NoSuchAddress`."""
    row = received(token)
    note_opened(row, at)
    Dispatch.objects.filter(pk=row.pk, acknowledged_at=None).update(acknowledged_at=at)
    return row
