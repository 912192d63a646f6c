"""An open vote stands against closing the meeting and against leaving the item."""

from django.utils.translation import gettext as _

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
