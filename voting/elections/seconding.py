"""Taking back what was counted on paper takes two: one asks and says why, another agrees.

The second one leads the meeting or sits in the counting panel.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import journal
from meetings.access import may_lead
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal
from voting.elections.access import must_run, teller_of
from voting.elections.locks import lock_round
from voting.elections.rounds import count_anew, end_round, named
from voting.elections.states import Asked, RoundState
from voting.events import RoundStepAsked, RoundStepDropped
from voting.models import Round


class RoundAskedAlready(Refusal):
    """Somebody else has asked; they are answered, not asked over."""


class NothingAskedOfRound(Refusal):
    """Nobody asks to take the count back, or no more."""


@transaction.atomic
def ask_round(*, round_: Round, step: str, reason: str, by: User, at: datetime) -> Round:
    """Asks to count again (`Asked.RECOUNT`) or to break the round off (`Asked.CANCEL`) although it is counted.

    Nothing is declared until somebody else agrees or it is dropped. Raises `BadInput` without a reason,
    `RoundAskedAlready`, `NothingAskedOfRound` for a round that is not counted, `NotAllowed`.
    """
    round_ = lock_round(round_.pk)
    must_run(by, round_.election.item.meeting)
    if round_.state != RoundState.COUNTED or step not in (Asked.RECOUNT, Asked.CANCEL):
        raise NothingAskedOfRound(_("Vòng bỏ phiếu này %s. Tải lại trang để xem.") % round_.get_state_display())
    if not reason.strip():
        raise BadInput(_("Ghi lý do; lý do được lưu cùng biên bản."))
    if round_.asked_by_id not in (None, by.pk):
        raise RoundAskedAlready(_("Đã có đề nghị về vòng bỏ phiếu này. Đồng ý hoặc bỏ đề nghị đó."))
    _note(round_, step, by, reason.strip())
    journal.record(round_.election.item.meeting, RoundStepAsked(**named(round_), step=step), by=by, at=at)
    return round_


@transaction.atomic
def agree_round(*, round_: Round, by: User, at: datetime) -> Round:
    """The second person agrees, and what was asked is done.

    Raises `NothingAskedOfRound`, `NotAllowed` for who asked and for who neither leads nor counts.
    """
    round_ = _asked(round_, by)
    if round_.asked_by_id == by.pk:
        raise NotAllowed(_("Việc này cần hai người: một đồng chí khác đồng ý."))
    step, reason = round_.asked, round_.asked_reason
    _note(round_, Asked.NOTHING, None, "")
    if step == Asked.RECOUNT:
        return count_anew(round_, reason, by=by, at=at)
    return end_round(round_, reason, by=by, at=at)


@transaction.atomic
def drop_round(*, round_: Round, by: User, at: datetime) -> Round:
    """Drops what was asked: by who asked, or by who might have agreed. Raises as `agree_round`."""
    round_ = _asked(round_, by)
    _note(round_, Asked.NOTHING, None, "")
    journal.record(round_.election.item.meeting, RoundStepDropped(**named(round_)), by=by, at=at)
    return round_


def may_second(round_: Round, user: User) -> bool:
    """Whether the person leads the meeting or sits in the counting panel."""
    return may_lead(user, round_.election.item.meeting) or teller_of(user, round_.election) is not None


def _asked(round_: Round, by: User) -> Round:
    round_ = lock_round(round_.pk)
    if not may_second(round_, by):
        raise NotAllowed(_("Chỉ chủ trì, thư ký phiên họp hoặc ban kiểm phiếu trả lời được đề nghị này."))
    if round_.asked == Asked.NOTHING or round_.state != RoundState.COUNTED:
        raise NothingAskedOfRound(_("Không còn đề nghị nào về vòng bỏ phiếu này."))
    return round_


def _note(round_: Round, step: str, by: User | None, reason: str) -> None:
    round_.asked, round_.asked_by, round_.asked_reason = step, by, reason
    round_.save(update_fields=["asked", "asked_by", "asked_reason"])
