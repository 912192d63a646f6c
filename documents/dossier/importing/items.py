"""The agenda: which item of the dossier is which of the meeting, and what has to change."""

from django.utils.translation import gettext as _

from agenda import items as operations
from agenda.items import ItemPlan
from agenda.models import Item
from agenda.models.item import ItemKind
from agenda.order import move_item
from agenda.states import Secrecy
from documents.dossier import contents
from documents.dossier.contents import chosen
from documents.dossier.importing.writer import Writer
from meetings.models import Attendee, Meeting
from people.models import Office

Pairs = list[tuple[contents.Item, Item | None]]


def agenda(parts: tuple[contents.Item, ...], meeting: Meeting, write: Writer) -> list[tuple[contents.Item, Item]]:
    """Makes the agenda what the dossier says; returns each part with its item, as far as there is one."""
    before = list(Item.objects.filter(meeting=meeting).select_related("office").order_by("position"))
    pairs = matched(parts, before)
    kept = {found.pk for _part, found in pairs if found}
    for gone in before:
        if gone.pk not in kept:
            write.operate("agenda", "-", _("nội dung %s") % gone, operations.remove_item, item=gone)
    written = [(part, _write(part, found, meeting, write)) for part, found in pairs]
    result = [(part, item) for part, item in written if item is not None]
    _order(result, write)
    return result


def _write(part: contents.Item, found: Item | None, meeting: Meeting, write: Writer) -> Item | None:
    wanted = _plan(part, meeting)
    if found is None:
        name = f"{part.number}. {part.title}".strip(". ")
        return write.operate(part.path, "+", _("nội dung %s") % name, operations.add_item, meeting=meeting, plan=wanted)
    if wanted != _current(found):
        write.operate(part.path, "~", _("nội dung %s") % found, operations.change_item, item=found, plan=wanted)
    return found


def matched(parts: tuple[contents.Item, ...], before: list[Item]) -> Pairs:
    """Which part means which item: by title first, so that a moved item stays itself, then by number."""
    left = list(before)
    pairs: dict[int, Item] = {}
    for part in parts:
        same = next((item for item in left if item.title == part.title and item.secrecy == _level(part)), None)
        if same and (part.title or same.position == part.number):
            pairs[part.number] = same
            left.remove(same)
    for part in parts:
        near = next((item for item in left if item.position == part.number and _alike(item, part)), None)
        if part.number not in pairs and near:
            pairs[part.number] = near
            left.remove(near)
    return [(part, pairs.get(part.number)) for part in parts]


def _alike(item: Item, part: contents.Item) -> bool:
    return item.is_secret == (part.secrecy != "none")


def _level(part: contents.Item) -> str:
    return chosen(Secrecy, part.secrecy).value


def _plan(part: contents.Item, meeting: Meeting) -> ItemPlan:
    office = None
    if part.office:
        office = Office.objects.get(organisation=meeting.body.organisation, name=part.office)
    guests = Attendee.objects.filter(meeting=meeting, user__username__in=part.guests)
    return ItemPlan(
        title=part.title,
        kind=chosen(ItemKind, part.kind).value if part.kind else "",
        office=office,
        presenter=part.presenter,
        minutes=part.minutes,
        secrecy=_level(part),
        restricted=part.restricted,
        guests=frozenset(guests.values_list("pk", flat=True)),
    )


def _current(item: Item) -> ItemPlan:
    return ItemPlan(
        title=item.title,
        kind=item.kind,
        office=item.office,
        presenter=item.presenter,
        minutes=item.minutes,
        secrecy=item.secrecy,
        restricted=item.restricted,
        guests=frozenset(item.guests.values_list("attendee_id", flat=True)),
    )


def _order(pairs: list[tuple[contents.Item, Item]], write: Writer) -> None:
    for part, item in pairs:
        item.refresh_from_db(fields=["position"])
        if item.position == part.number:
            continue
        name = _("thứ tự: %(title)s chuyển sang số %(number)d") % {"title": item.shown_title, "number": part.number}
        write.operate(f"{part.path}.number", "~", name, move_item, item=item, position=part.number)
