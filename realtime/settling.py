"""Ballots and envelopes of one vote that came together: cast by one operation, and what each sender is told."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from people.refusals import Refusal
from realtime.credentials import Credentials, revoked
from voting.ballots import BallotChanged, Receipt, cast_ballots
from voting.batch import Intent
from voting.deposit import Deposit
from voting.envelopes import cast_envelopes
from voting.models import Vote
from voting.recorded import recorded

SIGNED_OUT = 401


@dataclass(frozen=True, slots=True)
class Asked:
    """One ballot on its way: which vote, in which language its sender reads, on whose credentials, and what."""

    vote_id: UUID
    language: str
    credentials: Credentials
    intent: Intent | Deposit


@dataclass(frozen=True, slots=True)
class Reply:
    """What the sender is told: an HTTP status and the body, as the plain page would tell it."""

    status: int
    body: dict[str, Any]


def settled(vote_id: UUID, work: list[Asked]) -> list[Reply]:
    """Casts ballots of one vote, or envelopes, and gives a reply for each, in order.

    Who has signed out is told so, not counted.
    """
    gone = revoked(asked.credentials for asked in work)
    held = [asked for asked in work if asked.credentials not in gone]
    told = {**_ballots(vote_id, held), **_envelopes(vote_id, held)}
    out = Reply(SIGNED_OUT, {"message": _("Đồng chí đã đăng xuất. Đăng nhập lại để biểu quyết.")})
    return [told.get(id(asked), out) for asked in work]


def _ballots(vote_id: UUID, held: list[Asked]) -> dict[int, Reply]:
    given = [(asked, asked.intent) for asked in held if isinstance(asked.intent, Intent)]
    if not given:
        return {}
    answers: list[Receipt | Refusal]
    try:
        answers = cast_ballots(vote_id=vote_id, intents=[intent for _asked, intent in given], at=timezone.now())
    except Refusal as refusal:
        answers = [refusal] * len(given)
    vote = Vote.objects.filter(pk=vote_id).first()
    now = recorded(vote, {intent.attendee_id for _asked, intent in given}) if vote else {}
    return {
        id(asked): _recorded(answer, now.get(intent.attendee_id))
        for (asked, intent), answer in zip(given, answers, strict=True)
    }


def _envelopes(vote_id: UUID, held: list[Asked]) -> dict[int, Reply]:
    given = [(asked, asked.intent) for asked in held if isinstance(asked.intent, Deposit)]
    if not given:
        return {}
    answers: list[bytes | Refusal]
    try:
        answers = cast_envelopes(vote_id=vote_id, deposits=[deposit for _asked, deposit in given])
    except Refusal as refusal:
        answers = [refusal] * len(given)
    return {id(asked): _signed(answer) for (asked, _deposit), answer in zip(given, answers, strict=True)}


def _recorded(answer: Receipt | Refusal, now: dict[str, Any] | None) -> Reply:
    if isinstance(answer, BallotChanged):
        return Reply(answer.status, {"message": str(answer), "recorded": now})
    if isinstance(answer, Refusal):
        return Reply(answer.status, {"message": str(answer)})
    return Reply(200, {"recorded": now})


def _signed(answer: bytes | Refusal) -> Reply:
    if isinstance(answer, Refusal):
        return Reply(answer.status, {"message": str(answer)})
    return Reply(200, {"ack": answer.hex()})
