"""Members who take no part in an item."""

from datetime import datetime

from django.utils.translation import gettext as _

from agenda import recusals as operations
from agenda.models import Item, Recusal
from documents.dossier import contents
from documents.dossier.importing.writer import Writer
from meetings.models import Attendee
from people.models import User


def recusals(part: contents.Item, item: Item, write: Writer) -> None:
    """Makes those who take no part in an item those of the dossier; a reason that changed is declared anew."""
    if part.recused is None:
        return
    left = {one.attendee.user.username: one for one in _of(item)}
    for index, wanted in enumerate(part.recused):
        field, known = f"{part.path}.recused[{index}]", left.pop(wanted.person, None)
        if known is not None and known.reason == wanted.reason and (_is_own(known) or not wanted.own):
            continue
        if known is not None:
            _withdraw(field, known, write)
        attendee = Attendee.objects.select_related("user").get(meeting=item.meeting, user__username=wanted.person)
        name = _("không tham gia: %s") % attendee.user
        values = {"item": item, "attendee": attendee, "reason": wanted.reason, "own": wanted.own}
        write.operate(field, "+", name, _declare, **values)
    for gone in left.values():
        _withdraw(f"{part.path}.recused", gone, write)


def spoken(item: Item) -> list[contents.Recusal]:
    """Those of the database as a dossier speaks of them."""
    return [contents.Recusal(one.attendee.user.username, one.reason, _is_own(one)) for one in _of(item)]


def _declare(*, item: Item, attendee: Attendee, reason: str, own: bool, by: User, at: datetime) -> Recusal:
    """In the journal it is who imports; the row says that the member had said so themself, where they had."""
    made = operations.declare_recusal(item=item, attendee=attendee, reason=reason, by=by, at=at)
    if own:
        made.declared_by = attendee.user
        made.save(update_fields=["declared_by"])
    return made


def _is_own(recusal: Recusal) -> bool:
    return recusal.declared_by_id == recusal.attendee.user_id


def _of(item: Item) -> list[Recusal]:
    return list(item.recusals.select_related("attendee__user"))


def _withdraw(field: str, known: Recusal, write: Writer) -> None:
    name = _("không tham gia: %s") % known.attendee.user
    write.operate(field, "-", name, operations.withdraw_recusal, recusal_id=known.pk)
