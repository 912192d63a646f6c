"""An open vote stands against closing the meeting and against leaving the item."""

from django.utils.translation import gettext as _

from agenda import recusals
from agenda.models import Item
from meetings.checks import Check, register
from meetings.models import Meeting
from voting.models import Vote
from voting.states import UNFINISHED, VoteState


@register("close")
@register("finish_item")
def no_vote_is_open(meeting: Meeting) -> list[Check]:
    """Blocking while a vote is open or its box waits to be opened."""
    vote = Vote.objects.filter(item__meeting=meeting, state__in=UNFINISHED).select_related("item").first()
    waiting = _("Hòm phiếu ở mục %s chưa mở. Mở hòm phiếu hoặc hủy lần bỏ phiếu trước.")
    running = _("Biểu quyết ở mục %s đang mở. Đóng biểu quyết trước.")
    return [
        Check(
            key="open_vote",
            ok=vote is None,
            blocking=True,
            text=(waiting if vote.state == VoteState.SEALED else running) % vote.item.position
            if vote
            else _("Không có biểu quyết nào đang mở."),
        )
    ]


@register("close")
def every_question_was_put(meeting: Meeting) -> list[Check]:
    """A warning while prepared questions were not put to the vote."""
    items = Vote.objects.filter(item__meeting=meeting, state=VoteState.READY).values_list("item__position", flat=True)
    numbers = ", ".join(str(number) for number in sorted(set(items)))
    return [
        Check(
            key="prepared_votes",
            ok=not numbers,
            blocking=False,
            text=_("Còn nội dung chưa biểu quyết ở mục: %s.") % numbers
            if numbers
            else _("Không còn nội dung nào chờ biểu quyết."),
        )
    ]


@recusals.register
def votes_hold_who_takes_part(item: Item, taking_out: bool) -> str:
    """An open vote holds everybody where they are; once a vote was opened, who was out of it stays out."""
    opened = Vote.objects.filter(item=item, opened_at__isnull=False)
    if opened.filter(state__in=UNFINISHED).exists():
        return _("Đang biểu quyết ở mục %s. Đóng biểu quyết rồi mới ghi được.") % item.position
    if not taking_out and opened.exists():
        return _("Mục %s đã biểu quyết mà không có đồng chí này nên không bỏ ghi được nữa.") % item.position
    return ""
