"""Questions before they are put to the vote: prepared, reworded, taken back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from agenda.locks import ensure_not_over
from agenda.locks import lock as lock_item
from agenda.models import Item
from agenda.secrecy import refuse_secret
from meetings import journal
from people.models import User
from people.refusals import BadInput, Refusal
from voting.access import must_put
from voting.events import VoteChanged, VotePut
from voting.kinds import LONGEST_LINE, MOST_LINES, OF_PERSONS, Kind, in_order
from voting.locks import lock
from voting.matters import Matter
from voting.models import Vote
from voting.opening import rule_for
from voting.repeating import ask
from voting.states import Display, VoteState
from voting.tellers import dissolve


class NotReady(Refusal):
    """The vote was opened; its question is fixed."""


class NothingToRepeat(Refusal):
    """Only a finished vote on the same item is repeated."""


@transaction.atomic
def put_question(
    *,
    item: Item,
    question: str,
    matter: str = Matter.ORDINARY,
    kind: str = Kind.QUESTION,
    lines: Sequence[str] = (),
    least: int = 0,
    most: int = 1,
    display: str = Display.TOTALS,
    secret: bool = False,
    repeats: Vote | None = None,
    reason: str = "",
    by: User,
    at: datetime,
) -> Vote:
    """Prepares a question on an item; nobody but those who prepare and lead sees it before it opens.

    `kind` says what a voter fills in, `lines` its grades, options or persons, of options `least` to `most` are chosen;
    `matter` says by which rule it is decided; `display` fixes what the room sees; of a `secret` vote everybody sees the
    result alone. None of them can change after the opening. A vote that is held again is a new one with `repeats`; if
    the old one was counted there is a `reason`, and somebody else must agree (`voting.repeating`).
    Raises `OnPaperOnly`, `BadInput`, `NobodyVotes` where there is no rule, `WrongWay` where it must be voted on in
    secret or must not, `NothingToRepeat`, `MeetingOver`, `NotAllowed`.
    """
    item = lock_item(item.pk)
    must_put(by, item.meeting)
    refuse_secret(item)
    ensure_not_over(item)
    _ensure_sound(question, display)
    ballot = ballot_of(kind, lines, least, most, matter)
    _ensure_rule(item, matter, secret, at)
    if repeats is not None:
        repeats = _repeatable(repeats, item)
    vote = Vote(
        item=item,
        question=question,
        matter=matter,
        **ballot,
        display=_shown(display, secret),
        secret=secret,
        repeats=repeats,
        created_at=at,
    )
    ask(vote, reason, by)
    vote.save(force_insert=True)
    journal.record(item.meeting, VotePut(vote=str(vote.pk), item=str(item.pk)), by=by, at=at)
    return vote


@transaction.atomic
def change_question(
    *,
    vote: Vote,
    question: str,
    matter: str | None = None,
    kind: str = Kind.QUESTION,
    lines: Sequence[str] = (),
    least: int = 0,
    most: int = 1,
    display: str,
    secret: bool = False,
    by: User,
    at: datetime,
) -> Vote:
    """Rewords a question that is not open yet; its `matter` stays unless one is given.

    Whoever had agreed that a counted vote is held again agrees to the new words. Raises `NotReady`, `BadInput`,
    `NobodyVotes`, `WrongWay`, `MeetingOver`, `NotAllowed`.
    """
    vote = _prepared(vote, by)
    _ensure_sound(question, display)
    matter = vote.matter if matter is None else matter
    ballot = ballot_of(kind, lines, least, most, matter)
    _ensure_rule(vote.item, matter, secret, at)
    vote.question = question
    vote.matter = matter
    for name, value in ballot.items():
        setattr(vote, name, value)
    vote.display = _shown(display, secret)
    if vote.secret and not secret:
        dissolve(vote)
    vote.secret = secret
    ask(vote, vote.repeat_reason, by)
    asked = ("repeat_reason", "repeat_asked_by", "repeat_agreed_by")
    vote.save(update_fields=["question", "matter", "display", "secret", *ballot, *asked])
    journal.record(vote.item.meeting, VoteChanged(vote=str(vote.pk), item=str(vote.item_id)), by=by, at=at)
    return vote


@transaction.atomic
def withdraw_question(*, vote: Vote, by: User, at: datetime) -> None:
    """Takes back a question that was never open; nothing of it stays. Raises `NotReady`, `NotAllowed`."""
    vote = _prepared(vote, by)
    fact = VoteChanged(vote=str(vote.pk), item=str(vote.item_id))
    vote.delete()
    journal.record(vote.item.meeting, fact, by=by, at=at)


def _prepared(vote: Vote, by: User) -> Vote:
    vote = lock(vote.pk)
    must_put(by, vote.item.meeting)
    ensure_not_over(vote.item)
    if vote.state != VoteState.READY:
        raise NotReady(_("Nội dung này %s nên không sửa, không rút được nữa.") % vote.get_state_display())
    return vote


def _shown(display: str, secret: bool) -> str:
    return Display.AFTER if secret else display


def _ensure_sound(question: str, display: str) -> None:
    if not question.strip():
        raise BadInput(_("Chưa có nội dung biểu quyết. Nhập câu hỏi để đại biểu trả lời."))
    if display not in Display.values:
        raise BadInput(_("Chưa chọn cách hiển thị kết quả."))


def ballot_of(kind: str, lines: Sequence[str], least: int, most: int, matter: str) -> dict[str, Any]:
    """The fields of a vote that say what a voter fills in. Raises `BadInput` for a ballot that nobody could fill in."""
    if kind not in Kind.values:
        raise BadInput(_("Chưa chọn loại phiếu."))
    if kind == Kind.QUESTION:
        return {"kind": kind, "lines": [], "least": 0, "most": 0}
    said = in_order(kind, lines)
    if len(said) < (1 if kind in OF_PERSONS else 2):
        raise BadInput(
            _("Chưa có người nào để lấy phiếu. Ghi mỗi người một dòng.")
            if kind in OF_PERSONS
            else _("Cần ít nhất hai mức hoặc phương án. Ghi mỗi mức, mỗi phương án một dòng.")
        )
    if len(said) > MOST_LINES or max(len(line) for line in said) > LONGEST_LINE:
        raise BadInput(
            _("Một phiếu có nhiều nhất %(lines)s dòng, mỗi dòng nhiều nhất %(letters)s ký tự.")
            % {"lines": MOST_LINES, "letters": LONGEST_LINE}
        )
    if len({line.casefold() for line in said}) != len(said):
        raise BadInput(_("Có hai dòng giống nhau. Ghi thêm chức vụ để phân biệt hai người trùng tên."))
    if kind in OF_PERSONS and matter != Matter.CONFIDENCE:
        raise BadInput(_("Lấy phiếu và bỏ phiếu tín nhiệm phải chọn loại nội dung “bỏ phiếu tín nhiệm”."))
    if kind != Kind.OPTIONS:
        return {"kind": kind, "lines": said, "least": 0, "most": 0}
    if not 0 <= least <= most or not 1 <= most <= len(said):
        raise BadInput(
            _("Số được chọn không hợp lý: ít nhất %(least)s, nhiều nhất %(most)s trong %(lines)s phương án.")
            % {"least": least, "most": most, "lines": len(said)}
        )
    return {"kind": kind, "lines": said, "least": least, "most": most}


def _ensure_rule(item: Item, matter: str, secret: bool, at: datetime) -> None:
    if matter not in Matter.values:
        raise BadInput(_("Chưa chọn loại nội dung biểu quyết."))
    rule_for(item.meeting.body, matter, timezone.localdate(at), secret=secret)


def _repeatable(repeats: Vote, item: Item) -> Vote:
    old = Vote.objects.filter(pk=repeats.pk, item=item).first()
    if old is None or old.state not in (VoteState.CLOSED, VoteState.CANCELLED):
        raise NothingToRepeat(_("Chỉ biểu quyết lại một nội dung đã biểu quyết xong ở cùng mục."))
    return old
