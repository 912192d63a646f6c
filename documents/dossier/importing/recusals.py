"""Members who take no part in an item."""

from django.utils.translation import gettext as _

from agenda import recusals as operations
from agenda.models import Item, Recusal
from documents.dossier import contents
from documents.dossier.importing.writer import Writer
from meetings.models import Attendee


def recusals(part: contents.Item, item: Item, write: Writer) -> None:
    """Makes those who take no part in an item those of the dossier; a reason that changed is declared anew."""
    if part.recused is None:
        return
    left = {one.attendee.user.username: one for one in _of(item)}
    for index, wanted in enumerate(part.recused):
        field, known = f"{part.path}.recused[{index}]", left.pop(wanted.person, None)
        if known is not None and known.reason == wanted.reason:
            continue
        if known is not None:
            _withdraw(field, known, write)
        attendee = Attendee.objects.select_related("user").get(meeting=item.meeting, user__username=wanted.person)
        name = _("không tham gia: %s") % attendee.user
        values = {"item": item, "attendee": attendee, "reason": wanted.reason}
        write.operate(field, "+", name, operations.declare_recusal, **values)
    for gone in left.values():
        _withdraw(f"{part.path}.recused", gone, write)


def spoken(item: Item) -> list[contents.Recusal]:
    """Those of the database as a dossier speaks of them."""
    return [contents.Recusal(one.attendee.user.username, one.reason) for one in _of(item)]


def _of(item: Item) -> list[Recusal]:
    return list(item.recusals.select_related("attendee__user"))


def _withdraw(field: str, known: Recusal, write: Writer) -> None:
    name = _("không tham gia: %s") % known.attendee.user
    write.operate(field, "-", name, operations.withdraw_recusal, recusal_id=known.pk)
