"""Breaking off a secret vote takes two: one asks and says why, another agrees, and the box is destroyed unopened."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import journal
from meetings.access import may_lead
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal
from voting.access import must_run
from voting.events import BreakingOffAsked, BreakingOffDropped
from voting.locks import lock
from voting.models import Box, Teller, Vote
from voting.states import UNFINISHED
from voting.votes import WrongState, break_off


class AskedAlready(Refusal):
    """Somebody else has asked; they are answered, not asked over."""


class NothingAsked(Refusal):
    """Nobody asks to break this vote off, or no more."""


@transaction.atomic
def ask_to_break_off(*, vote: Vote, reason: str, by: User, at: datetime) -> Vote:
    """Asks to break a secret vote off, until somebody else agrees or it is dropped; it goes on meanwhile.

    Raises `BadInput` without a reason, `AskedAlready`, `WrongState`, `NotAllowed`, `VoteGone`.
    """
    vote, box = _running(vote)
    must_run(by, vote.item.meeting)
    if not reason.strip():
        raise BadInput(_("Ghi lý do hủy biểu quyết; lý do được lưu cùng biên bản."))
    if box.broken_off_by_id not in (None, by.pk):
        raise AskedAlready(_("Đã có đề nghị hủy lần bỏ phiếu này. Đồng ý hoặc bỏ đề nghị đó."))
    box.broken_off_by, box.reason = by, reason.strip()
    box.save(update_fields=["broken_off_by", "reason"])
    journal.record(vote.item.meeting, BreakingOffAsked(vote=str(vote.pk), item=str(vote.item_id)), by=by, at=at)
    return vote


@transaction.atomic
def agree_to_break_off(*, vote: Vote, by: User, at: datetime) -> Vote:
    """The second person agrees: the box is destroyed unopened. They lead the meeting or sit in the panel, and did not
    ask themselves. Raises `NothingAsked`, `WrongState`, `NotAllowed`, `VoteGone`.
    """
    vote, box = _running(vote)
    if not may_second(vote, by):
        raise NotAllowed(_("Chỉ chủ trì, thư ký phiên họp hoặc ban kiểm phiếu đồng ý hủy được."))
    if box.broken_off_by_id is None:
        raise NothingAsked(_("Không còn đề nghị hủy lần bỏ phiếu này."))
    if box.broken_off_by_id == by.pk:
        raise NotAllowed(_("Hủy bỏ phiếu kín cần hai người: một đồng chí khác đồng ý."))
    return break_off(vote, box.reason, by=by, at=at)


@transaction.atomic
def keep_on(*, vote: Vote, by: User, at: datetime) -> Vote:
    """Drops what was asked: by who asked, or by who might have agreed. Raises as `agree_to_break_off`."""
    vote, box = _running(vote)
    if not may_second(vote, by):
        raise NotAllowed(_("Chỉ chủ trì, thư ký phiên họp hoặc ban kiểm phiếu bỏ được đề nghị hủy."))
    if box.broken_off_by_id is None:
        raise NothingAsked(_("Không còn đề nghị hủy lần bỏ phiếu này."))
    box.broken_off_by, box.reason = None, ""
    box.save(update_fields=["broken_off_by", "reason"])
    journal.record(vote.item.meeting, BreakingOffDropped(vote=str(vote.pk), item=str(vote.item_id)), by=by, at=at)
    return vote


def may_second(vote: Vote, user: User) -> bool:
    """Whether the person leads the meeting or sits in the vote's panel."""
    return may_lead(user, vote.item.meeting) or Teller.objects.filter(vote=vote, attendee__user=user).exists()


def _running(vote: Vote) -> tuple[Vote, Box]:
    vote = lock(vote.pk)
    box = Box.objects.filter(vote=vote).first()
    if vote.state not in UNFINISHED or box is None:
        raise WrongState(_("Nội dung này %s. Tải lại trang để xem.") % vote.get_state_display())
    return vote, box
