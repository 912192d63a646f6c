"""The order in which rows are locked: the meeting first, then the item."""

from uuid import UUID

from django.utils.translation import gettext as _

from agenda.models import Item
from meetings import journal
from meetings.states import OVER, MeetingState
from people.refusals import Refusal


class ItemGone(Refusal):
    """The item was taken off the agenda in the meantime."""


class NotInSession(Refusal):
    """This is possible only while the meeting runs."""


class MeetingOver(Refusal):
    """The meeting is over; its agenda stays as it was."""


def lock(item_id: UUID) -> Item:
    """The item as it is now, its meeting's and its own row locked until the transaction ends.

    `item.meeting` is the locked meeting. Raises `ItemGone`.
    """
    found = Item.objects.filter(pk=item_id).values_list("meeting_id", flat=True).first()
    if found is None:
        raise ItemGone(_("Mục này không còn trong chương trình. Tải lại trang để xem chương trình mới."))
    meeting = journal.lock(found)
    item = Item.objects.select_for_update(of=("self",)).select_related("office").filter(pk=item_id).first()
    if item is None:
        raise ItemGone(_("Mục này không còn trong chương trình. Tải lại trang để xem chương trình mới."))
    item.meeting = meeting
    return item


def ensure_running(item: Item) -> None:
    """Raises `NotInSession` unless the item's meeting runs."""
    if item.meeting.state != MeetingState.RUNNING:
        raise NotInSession(
            _("Phiên họp đang ở trạng thái “%s”, chỉ làm được việc này khi đang họp.")
            % item.meeting.get_state_display()
        )


def ensure_not_over(item: Item) -> None:
    """Raises `MeetingOver` once the item's meeting is closed or cancelled."""
    if item.meeting.state in OVER:
        raise MeetingOver(_("Phiên họp đã kết thúc nên chương trình không thay đổi được nữa."))
