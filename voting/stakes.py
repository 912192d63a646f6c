"""What becomes of a member's answers when they say that they take no part in the item.

An open vote has frozen who may answer and what they are counted against, so nobody goes out of it: what was answered
stays, and the way out of it is the chair's, who breaks the vote off and puts it anew.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from agenda import recusals
from agenda.models import Item
from meetings.models import Attendee
from voting.models import Elector, Participation, Vote
from voting.states import UNFINISHED, VoteState


@recusals.tells
def of_the_open_vote(item: Item, attendee: Attendee) -> str:
    """What the member has answered in the vote that is open on the item, what happens with it, and what they can do."""
    vote = Vote.objects.filter(item=item, state__in=UNFINISHED).first()
    elector = _elector(vote, attendee) if vote is not None else None
    if vote is None or elector is None:
        return ""
    way_out = _(
        "Nếu đồng chí không được biểu quyết nội dung này, báo chủ trì ngay: chủ trì hủy lần biểu quyết đang mở, "
        "đồng chí báo không tham gia, rồi biểu quyết lại từ đầu."
    )
    return f"{_answered(vote, elector)} {way_out}"


@recusals.tells
def of_votes_before(item: Item, attendee: Attendee) -> str:
    """That the member stays counted in the votes that were closed on the item."""
    closed = Vote.objects.filter(item=item, state=VoteState.CLOSED)
    if not Elector.objects.filter(vote__in=closed, attendee=attendee, recused=False).exists():
        return ""
    return _("Mục này đã có biểu quyết. Kết quả đó giữ nguyên, kể cả câu trả lời của đồng chí.")


def _elector(vote: Vote, attendee: Attendee) -> Elector | None:
    found = Elector.objects.filter(vote=vote, attendee=attendee, recused=False)
    return found.select_related("ballot").first()


def _answered(vote: Vote, elector: Elector) -> str:
    ballot = getattr(elector, "ballot", None)
    if ballot is not None:
        at = timezone.localtime(ballot.cast_at).strftime("%H:%M")
        return _("Câu trả lời của đồng chí lúc %s không mất đi: đóng biểu quyết thì vẫn được tính.") % at
    if elector.counted_in_id is not None:
        return _("Đồng chí đã được đếm chung khi giơ tay; lần đếm đó vẫn được tính.")
    if Participation.objects.filter(vote=vote, attendee_id=elector.attendee_id).exists():
        return _("Phiếu kín của đồng chí đã ở trong hòm phiếu, không ai lấy ra được và vẫn được tính.")
    return _("Đồng chí chưa trả lời và có thể không trả lời; đồng chí vẫn nằm trong số người được biểu quyết.")
