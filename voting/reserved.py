"""Opinions that members keep after a vote by name: said in their own words, printed in the minutes.

Điều lệ Đảng, Điều 9 khoản 5: the minority may keep its opinion and report it upward, and carries the resolution out.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from agenda.locks import ensure_not_over
from meetings import journal
from meetings.models import Attendee
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal
from voting.agreement import agreed, decides
from voting.events import OpinionReserved
from voting.locks import lock
from voting.models import Ballot, Elector, ReservedOpinion, Vote
from voting.receipts import NoElector
from voting.states import VoteState

LENGTH = 1000


class NothingToReserve(Refusal):
    """There is no result by name that the person did not approve."""


@transaction.atomic
def reserve_opinion(*, vote: Vote, attendee: Attendee, text: str, by: User, at: datetime) -> None:
    """Keeps, changes or (with an empty text) takes back what a member wants on record, until the meeting is over.

    Raises `NothingToReserve` while there is no result, after a secret vote, where nobody's name is on record, after
    levels of confidence, which decide nothing, and for who approved what was decided; `BadInput` for a long text,
    `NoElector`, `NotAllowed` for anybody else's, `MeetingOver`.
    """
    vote = lock(vote.pk)
    ensure_not_over(vote.item)
    _ensure_own(vote, attendee, by)
    if vote.secret:
        raise NothingToReserve(_("Bỏ phiếu kín không ghi tên nên không ghi bảo lưu ý kiến tại đây."))
    if vote.state != VoteState.CLOSED:
        raise NothingToReserve(_("Chỉ bảo lưu ý kiến sau khi có kết quả biểu quyết."))
    if not decides(vote):
        raise NothingToReserve(_("Phiếu này không quyết định nội dung nào nên không có ý kiến bảo lưu."))
    if agreed(vote, _answer(vote, attendee)):
        raise NothingToReserve(_("Đồng chí đã tán thành nội dung này nên không có ý kiến bảo lưu."))
    said = text.strip()
    if len(said) > LENGTH:
        raise BadInput(_("Ý kiến bảo lưu dài quá %s ký tự. Rút ngắn rồi gửi lại.") % LENGTH)
    if said:
        ReservedOpinion.objects.update_or_create(vote=vote, attendee=attendee, defaults={"text": said, "at": at})
    else:
        ReservedOpinion.objects.filter(vote=vote, attendee=attendee).delete()
    fact = OpinionReserved(vote=str(vote.pk), item=str(vote.item_id))
    journal.record(vote.item.meeting, fact, by=by, at=at)


def _answer(vote: Vote, attendee: Attendee) -> str:
    found = Ballot.objects.filter(elector__vote=vote, elector__attendee=attendee)
    return found.values_list("choice", flat=True).first() or ""


def _ensure_own(vote: Vote, attendee: Attendee, by: User) -> None:
    if attendee.user_id != by.pk:
        raise NotAllowed(_("Mỗi đồng chí tự ghi ý kiến bảo lưu của mình."))
    if not Elector.objects.filter(vote=vote, attendee=attendee, recused=False).exists():
        raise NoElector(_("Đồng chí không có quyền biểu quyết nội dung này."))
