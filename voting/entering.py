"""What the office enters for members without a working tablet: a raised hand, a written slip, on their word.

The office never overrides what somebody answered on a tablet; they themselves may change what the office entered, by
the vote's ordinary rule, until it is closed.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings import journal
from meetings.models import Attendance, Attendee
from people.models import User
from people.refusals import BadInput, Refusal, Stale
from voting.access import must_enter
from voting.ballots import announce
from voting.batch import Batch, Intent
from voting.events import BallotEntered, EntryWithdrawn
from voting.locks import lock
from voting.models import Ballot, BallotChange, Elector, Vote
from voting.receipts import CountedInGroup, KeyReused, NoElector, NotInRoom, Receipt, VoteNotOpen
from voting.states import VoteState
from voting.ways import BY_OFFICE, Way


class SecretVote(Refusal):
    """In a secret vote nobody fills in a ballot for somebody else."""


class AnsweredThemselves(Refusal):
    """The person answered on a tablet; what they said there is theirs."""


class EntryChanged(Stale):
    """Somebody else of the office entered or took back the same ballot first."""


class NothingEntered(Refusal):
    """There is no entry of the office to take back."""


@transaction.atomic
def enter_ballot(
    *,
    vote: Vote,
    attendee: Attendee,
    choice: str,
    way: str,
    key: UUID,
    revision: int,
    by: User,
    at: datetime,
) -> Receipt:
    """Records what a member in the room answered by hand or by slip, or corrects what the office entered before.

    `revision` is what the sender believes to be recorded (0: nothing); `key` stands for this one entry, so the same
    again brings the same receipt. Raises `NotAllowed`, `SecretVote`, `VoteNotOpen`, `NoElector`, `NotInRoom`,
    `CountedInGroup`, `AnsweredThemselves` where a tablet answered, `EntryChanged`, `KeyReused`, `BadInput`, `VoteGone`.
    """
    vote = lock(vote.pk)
    must_enter(by, vote.item.meeting)
    if way not in BY_OFFICE:
        raise BadInput(_("Chọn cách đồng chí ấy trả lời: giơ tay hoặc phiếu viết."))
    if not BallotChange.objects.filter(elector__vote=vote, elector__attendee=attendee, key=key).exists():
        _ensure_enterable(vote, attendee, revision)
    intent = Intent(attendee.pk, by.pk, choice, key, revision, way)
    batch = Batch(vote, [intent])
    answer = batch.answer(intent, at)
    if isinstance(answer, Refusal):
        raise answer
    if batch.write():
        announce(vote)
        said = {"vote": str(vote.pk), "item": str(vote.item_id), "attendee": str(attendee.pk)}
        journal.record(vote.item.meeting, BallotEntered(**said, revision=answer.revision), by=by, at=at)
    return answer


@transaction.atomic
def withdraw_entry(*, vote: Vote, attendee: Attendee, key: UUID, revision: int, by: User, at: datetime) -> None:
    """Takes back what the office entered for a member, who then has not answered. The history keeps it.

    The same `key` again changes nothing. Raises `NothingEntered`, `AnsweredThemselves`, `EntryChanged`, `VoteNotOpen`,
    `NotAllowed`, `VoteGone`.
    """
    vote = lock(vote.pk)
    must_enter(by, vote.item.meeting)
    known = BallotChange.objects.filter(elector__vote=vote, elector__attendee=attendee, key=key).first()
    if known is not None and not known.choice:
        return
    if known is not None:
        raise KeyReused(_("Yêu cầu bị lặp với câu trả lời khác. Tải lại trang rồi chọn lại."))
    ensure_open(vote)
    ballot = _ballot_of(vote, attendee)
    if ballot is None:
        raise NothingEntered(_("Không còn phiếu nào văn phòng ghi thay cho đồng chí %s.") % attendee.user)
    _ensure_of_office(ballot, attendee, revision)
    change = BallotChange(
        elector=ballot.elector, revision=ballot.revision + 1, choice="", key=key, at=at, way=ballot.way, entered_by=by
    )
    change.save()
    ballot.delete()
    announce(vote)
    fact = EntryWithdrawn(vote=str(vote.pk), item=str(vote.item_id), attendee=str(attendee.pk))
    journal.record(vote.item.meeting, fact, by=by, at=at)


def ensure_open(vote: Vote) -> None:
    """Raises `SecretVote`, or `VoteNotOpen` in words for the office."""
    if vote.secret:
        raise SecretVote(_("Bỏ phiếu kín: không ai ghi thay phiếu của người khác."))
    if vote.state == VoteState.READY:
        raise VoteNotOpen(_("Biểu quyết chưa mở nên chưa ghi được phiếu."))
    if vote.state != VoteState.OPEN:
        raise VoteNotOpen(_("Biểu quyết này %s nên không ghi thêm hay sửa phiếu được nữa.") % vote.get_state_display())


def _ensure_enterable(vote: Vote, attendee: Attendee, revision: int) -> None:
    ensure_open(vote)
    said = {"name": attendee.user}
    elector = Elector.objects.filter(vote=vote, attendee=attendee).first()
    if elector is None:
        raise NoElector(_("Đồng chí %(name)s không có quyền biểu quyết nội dung này.") % said)
    if elector.recused:
        raise NoElector(_("Đồng chí %(name)s không tham gia biểu quyết nội dung này.") % said)
    if not Attendance.objects.filter(attendee=attendee, out_at=None).exists():
        raise NotInRoom(_("Đồng chí %(name)s không có mặt nên không ghi phiếu được. Điểm danh trước.") % said)
    if elector.counted_in_id is not None:
        raise CountedInGroup(
            _("Đồng chí %(name)s đã được đếm chung; ghi tên nữa là tính hai lần. Bỏ lần đếm đó trước.") % said
        )
    ballot = _ballot_of(vote, attendee)
    if ballot is not None:
        _ensure_of_office(ballot, attendee, revision)
    elif revision:
        raise _changed(attendee)


def _ballot_of(vote: Vote, attendee: Attendee) -> Ballot | None:
    return Ballot.objects.select_related("elector").filter(elector__vote=vote, elector__attendee=attendee).first()


def _ensure_of_office(ballot: Ballot, attendee: Attendee, revision: int) -> None:
    if ballot.way == Way.TABLET:
        said = {"name": attendee.user, "at": timezone.localtime(ballot.cast_at).strftime("%H:%M")}
        raise AnsweredThemselves(
            _("Đồng chí %(name)s đã tự trả lời trên máy lúc %(at)s; văn phòng không ghi đè câu trả lời đó.") % said
        )
    if ballot.revision != revision:
        raise _changed(attendee)


def _changed(attendee: Attendee) -> EntryChanged:
    return EntryChanged(_("Phiếu của đồng chí %s vừa được người khác ghi hoặc sửa. Xem lại rồi ghi.") % attendee.user)
