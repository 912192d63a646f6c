"""An open vote stands against closing the meeting and against leaving the item."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agenda import recusals
from agenda.models import Item
from meetings.checks import Check, register
from meetings.models import Meeting
from voting.elections.states import UNDER_WAY
from voting.models import Round, Vote
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
            href=reverse("voting:vote", args=[vote.pk]) if vote else "",
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
            href=reverse("voting:votes", args=[meeting.pk]) if numbers else "",
        )
    ]


@register("close")
@register("finish_item")
def no_papers_are_out(meeting: Meeting) -> list[Check]:
    """Blocking while papers of a ballot are out or its count is not declared."""
    rounds = Round.objects.filter(election__item__meeting=meeting, state__in=UNDER_WAY)
    found = rounds.select_related("election__item").first()
    waiting = _("Việc bỏ phiếu giấy ở mục %s chưa công bố kết quả. Công bố hoặc hủy vòng bỏ phiếu trước.")
    return [
        Check(
            key="papers_out",
            ok=found is None,
            blocking=True,
            text=waiting % found.election.item.position if found else _("Không có phiếu giấy nào đang phát ra."),
            href=reverse("voting:election", args=[found.election_id]) if found else "",
        )
    ]


@recusals.register
def papers_hold_who_takes_part(item: Item, taking_out: bool) -> str:
    """While papers are out everybody stays where they are; once they were, who was out of it stays out."""
    rounds = Round.objects.filter(election__item=item, opened_at__isnull=False)
    if rounds.filter(state__in=UNDER_WAY).exists():
        return _("Đang bỏ phiếu giấy ở mục %s. Công bố kết quả rồi mới ghi được.") % item.position
    if not taking_out and rounds.exists():
        return _("Mục %s đã bỏ phiếu mà không có đồng chí này nên không bỏ ghi được nữa.") % item.position
    return ""


@recusals.register
def votes_hold_who_takes_part(item: Item, taking_out: bool) -> str:
    """An open vote holds everybody where they are; once a vote was opened, who was out of it stays out."""
    opened = Vote.objects.filter(item=item, opened_at__isnull=False)
    if opened.filter(state__in=UNFINISHED).exists():
        return _("Đang biểu quyết ở mục %s. Đóng biểu quyết rồi mới ghi được.") % item.position
    if not taking_out and opened.exists():
        return _("Mục %s đã biểu quyết mà không có đồng chí này nên không bỏ ghi được nữa.") % item.position
    return ""
