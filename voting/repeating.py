"""Holding a counted vote again takes two: one asks and says why, another of those who lead agrees before it opens.

Whoever could do it alone could go on voting until a result suits them.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import journal
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal
from voting.access import must_run
from voting.events import RepetitionAgreed
from voting.locks import lock
from voting.models import Vote
from voting.states import VoteState

LONGEST = 500  # characters of a reason


class NotSeconded(Refusal):
    """Nobody else has agreed that the counted vote is held again."""


class NothingToSecond(Refusal):
    """The vote repeats nothing that was counted, or it is open already."""


def takes_two(vote: Vote) -> bool:
    """Whether the vote would be held in place of one that was counted."""
    return vote.repeats is not None and vote.repeats.state == VoteState.CLOSED


def held_again(vote: Vote) -> Vote | None:
    """The vote that repeats this one, prepared or further; None if there is none, or if it was broken off."""
    return vote.repeated_by.exclude(state=VoteState.CANCELLED).order_by("created_at").last()


def ask(vote: Vote, reason: str, by: User) -> None:
    """Notes, not saved yet, who asks to hold a counted vote again and why; whoever agreed before agrees anew.

    Raises `BadInput` without a reason.
    """
    if not takes_two(vote):
        return
    if not reason.strip():
        raise BadInput(_("Ghi lý do biểu quyết lại nội dung đã có kết quả; lý do được lưu cùng biên bản."))
    vote.repeat_reason, vote.repeat_asked_by, vote.repeat_agreed_by = reason.strip()[:LONGEST], by, None


def ensure_seconded(vote: Vote) -> None:
    """Raises `NotSeconded` where a counted vote would be held again on one person's word."""
    if takes_two(vote) and vote.repeat_agreed_by_id is None:
        raise NotSeconded(
            _("Nội dung này đã có kết quả. Biểu quyết lại cần hai người: một đồng chí khác đồng ý rồi mới mở được.")
        )


@transaction.atomic
def agree_to_repeat(*, vote: Vote, by: User, at: datetime) -> Vote:
    """The second person agrees that a counted vote is held again: they lead the meeting and did not ask themselves.

    Again it changes nothing. Raises `NothingToSecond`, `NotAllowed`, `VoteGone`.
    """
    vote = lock(vote.pk)
    must_run(by, vote.item.meeting)
    if vote.state != VoteState.READY or not takes_two(vote):
        raise NothingToSecond(_("Không còn đề nghị biểu quyết lại nào chờ đồng ý. Tải lại trang để xem."))
    if vote.repeat_asked_by_id == by.pk:
        raise NotAllowed(_("Biểu quyết lại cần hai người: một đồng chí khác đồng ý."))
    if vote.repeat_agreed_by_id is not None:
        return vote
    vote.repeat_agreed_by = by
    vote.save(update_fields=["repeat_agreed_by"])
    journal.record(vote.item.meeting, RepetitionAgreed(vote=str(vote.pk), item=str(vote.item_id)), by=by, at=at)
    return vote
