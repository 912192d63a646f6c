"""Putting items on the agenda, changing them and taking them off."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from agenda.access import must_arrange
from agenda.events import ItemAdded, ItemChanged, ItemRemoved
from agenda.locks import MeetingOver, ensure_not_over, lock
from agenda.models import Conclusion, Item, ItemGuest
from agenda.models.item import ItemKind
from agenda.secrecy import OnPaperOnly, refuse_details
from agenda.states import ItemState
from meetings import journal
from meetings.access import GUESTS
from meetings.models import Attendee, Meeting
from meetings.states import OVER
from people.models import Office, User
from people.refusals import BadInput, Refusal


class ItemInUse(Refusal):
    """Something hangs on the item, so it cannot be taken off (or become a secret)."""


class NumberFixed(Refusal):
    """An item that was discussed keeps its number."""


@dataclass(frozen=True, kw_only=True)
class ItemPlan:
    """What the office says of an item. `guests` are ids of attendees who are asked to this item."""

    title: str = ""
    kind: str = ItemKind.OPINION
    office: Office | None = None
    presenter: str = ""
    minutes: int = 15
    secrecy: str = ""
    restricted: bool = False
    guests: frozenset[UUID] = field(default_factory=frozenset)

    def columns(self) -> dict[str, object]:
        return {name: value for name, value in vars(self).items() if name != "guests"}


@transaction.atomic
def add_item(*, meeting: Meeting, plan: ItemPlan, by: User, at: datetime) -> Item:
    """Puts an item at the end of the agenda.

    Raises `OnPaperOnly` if a secret item comes with any detail, `BadInput` for a missing title, a guest or an
    office from elsewhere, `MeetingOver`, `NotAllowed`.
    """
    meeting = journal.lock(meeting.pk)
    must_arrange(by, meeting)
    if meeting.state in OVER:
        raise MeetingOver(_("Phiên họp đã kết thúc nên chương trình không thay đổi được nữa."))
    _ensure_sound(plan, meeting)
    item = Item.objects.create(meeting=meeting, position=_next_position(meeting), **plan.columns())
    _seat_guests(item, plan.guests)
    journal.record(meeting, ItemAdded(item=str(item.pk)), by=by, at=at)
    return item


@transaction.atomic
def change_item(*, item: Item, plan: ItemPlan, by: User, at: datetime) -> Item:
    """Changes what the office said of an item.

    It becomes a secret placeholder only while nothing was written on it: raises `ItemInUse` otherwise, and
    what `add_item` raises.
    """
    item = lock(item.pk)
    must_arrange(by, item.meeting)
    ensure_not_over(item)
    _ensure_sound(plan, item.meeting)
    if plan.secrecy and in_use(item):
        raise ItemInUse(
            _("Mục %s đã có nội dung trong hệ thống nên không ghi độ mật được. Xóa mục này và báo văn thư xử lý.")
            % item.position
        )
    for name, value in plan.columns().items():
        setattr(item, name, value)
    item.takes_questions = item.takes_questions and not plan.secrecy
    item.save(update_fields=[*plan.columns(), "takes_questions"])
    _seat_guests(item, plan.guests)
    journal.record(item.meeting, ItemChanged(item=str(item.pk)), by=by, at=at)
    return item


@transaction.atomic
def remove_item(*, item: Item, by: User, at: datetime) -> None:
    """Takes an item off the agenda; those behind it move up.

    Raises `ItemInUse` when papers, votes, tasks, speakers or a written conclusion hang on it, `NumberFixed`
    when it or one behind it was discussed, `MeetingOver`, `NotAllowed`.
    """
    item = lock(item.pk)
    must_arrange(by, item.meeting)
    ensure_not_over(item)
    if in_use(item):
        raise ItemInUse(
            _("Mục %s đã có tài liệu, biểu quyết, phát biểu hoặc kết luận nên không xóa được.") % item.position
        )
    behind = Item.objects.filter(meeting=item.meeting, position__gte=item.position)
    if behind.exclude(state=ItemState.PLANNED).exists():
        raise NumberFixed(_("Mục này hoặc mục sau nó đã bàn, số thứ tự không đổi được nữa."))
    meeting, removed, position = item.meeting, str(item.pk), item.position
    item.delete()
    # One by one: the database checks the unique number after every row.
    for later in Item.objects.filter(meeting=meeting, position__gt=position).order_by("position"):
        Item.objects.filter(pk=later.pk).update(position=F("position") - 1)
    journal.record(meeting, ItemRemoved(item=removed), by=by, at=at)


def in_use(item: Item) -> bool:
    """Whether anything of any app hangs on the item: papers, votes, speakers, tasks, a conclusion with text."""
    for relation in Item._meta.related_objects:
        model: type[models.Model] = relation.related_model
        found = model._base_manager.filter(**{relation.field.name: item})
        if model is ItemGuest:
            continue
        if model is Conclusion:
            found = found.exclude(state="draft", text="", revision=0)
        if found.exists():
            return True
    return False


def _next_position(meeting: Meeting) -> int:
    last = Item.objects.filter(meeting=meeting).aggregate(last=models.Max("position"))["last"]
    return (last or 0) + 1


def _ensure_sound(plan: ItemPlan, meeting: Meeting) -> None:
    refuse_details(plan.secrecy, plan.title, plan.kind, plan.office, plan.presenter, plan.guests)
    if plan.secrecy and plan.restricted:
        raise OnPaperOnly(_("Một mục hoặc có độ mật, hoặc là tài liệu riêng; không chọn cả hai."))
    if not plan.secrecy and not plan.title.strip():
        raise BadInput(_("Mục chưa có tên. Nhập nội dung của mục."))
    if plan.office is not None and plan.office.organisation_id != meeting.body.organisation_id:
        raise BadInput(_("Cơ quan trình không thuộc cơ quan tổ chức họp."))
    known = Attendee.objects.filter(meeting=meeting, role__in=GUESTS, pk__in=plan.guests).count()
    if known != len(plan.guests):
        raise BadInput(_("Có khách mời không thuộc danh sách đại biểu mời của phiên họp này. Tải lại trang."))


def _seat_guests(item: Item, guests: frozenset[UUID]) -> None:
    ItemGuest.objects.filter(item=item).exclude(attendee_id__in=guests).delete()
    for attendee_id in guests:
        ItemGuest.objects.get_or_create(item=item, attendee_id=attendee_id)
