"""Casting ballots of a named vote: one row an elector, whatever the number of taps, tabs and devices."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.dispatch import Signal

from meetings.models import Attendee
from people.models import User
from people.refusals import Refusal
from voting.batch import Batch, Intent
from voting.locks import hold
from voting.models import Ballot, Elector, Vote
from voting.receipts import BallotChanged, KeyReused, NoElector, NotInRoom, Receipt, VoteNotOpen, receipt_for

__all__ = [
    "BallotChanged",
    "KeyReused",
    "NoElector",
    "NotInRoom",
    "Receipt",
    "VoteNotOpen",
    "announce",
    "cast",
    "cast_ballot",
    "cast_ballots",
    "receipt_of",
]

# Sent after commit with `vote_id` and `meeting_id`: there is one more ballot, a changed one, or a result that one more
# tablet has checked. Listeners count; who and what is not said.
cast = Signal()


def cast_ballot(
    *, vote: Vote, attendee: Attendee, choice: str, key: UUID, revision: int | None = None, by: User, at: datetime
) -> Receipt:
    """Records the attendee's answer, or changes it while the vote is open.

    `key` stands for one intended answer: the same key and choice bring the same receipt, also after the closing,
    so a retry is harmless. `revision` is what the sender believes to be recorded (0: nothing); None does not care.
    When this returns, the answer counts.

    Raises `KeyReused`, `BallotChanged` (another revision is recorded), `VoteNotOpen`, `NotInRoom`, `NoElector`,
    `BadInput` for an unknown choice, `NotAllowed` for anybody else's ballot, `VoteGone`.
    """
    intent = Intent(attendee_id=attendee.pk, by=by.pk, choice=choice, key=key, revision=revision)
    (answer,) = cast_ballots(vote_id=vote.pk, intents=[intent], at=at)
    if isinstance(answer, Refusal):
        raise answer
    return answer


@transaction.atomic
def cast_ballots(*, vote_id: UUID, intents: Sequence[Intent], at: datetime) -> list[Receipt | Refusal]:
    """Casts many ballots of one vote by the same rules as one, with one commit for all.

    Gives for each intention, in order, its receipt or the refusal that `cast_ballot` would raise; a refusal does not
    touch the others. When this returns, every answer with a receipt counts. Raises `VoteGone`.
    """
    vote = hold(vote_id)
    batch = Batch(vote, intents)
    answers = [batch.answer(intent, at) for intent in intents]
    if batch.write():
        announce(vote)
    return answers


def receipt_of(elector: Elector) -> Receipt | None:
    """What is recorded for an elector now."""
    return receipt_for(Ballot.objects.filter(elector=elector).first())


def announce(vote: Vote) -> None:
    """Says, once it is durable, that there is one more ballot."""
    vote_id, meeting_id = vote.pk, vote.item.meeting_id
    transaction.on_commit(lambda: cast.send(sender=None, vote_id=vote_id, meeting_id=meeting_id), robust=True)
