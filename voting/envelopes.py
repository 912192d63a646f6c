"""Casting in a secret vote: one sealed envelope an elector, acknowledged by a signature when it is durable."""

from collections.abc import Sequence
from uuid import UUID

from django.db import IntegrityError, transaction

from meetings.models import Attendee
from people.models import User
from people.refusals import Refusal
from voting.ballots import announce
from voting.deposit import AlreadyVoted, BoxClosed, Copied, Counted, Deposit, Sealed
from voting.drop import Drop
from voting.locks import hold
from voting.models import Vote
from voting.sealed import acknowledgement

__all__ = [
    "AlreadyVoted",
    "BoxClosed",
    "Copied",
    "Counted",
    "Deposit",
    "Sealed",
    "cast_envelope",
    "cast_envelopes",
]

TRIES = 5  # looks at the box, each after a twin of these envelopes was faster


def cast_envelope(*, vote: Vote, attendee: Attendee, sent: Sealed, by: User) -> bytes:
    """Puts the attendee's envelope into the box; the signature that it is there.

    The same envelope of the same person brings the same signature, as long as the box is not opened; so a retry is
    harmless. When this returns, the envelope counts. There is no time in it and nothing of the person.

    Raises `BadInput` for anything but an envelope, `NoElector`, `NotAllowed`, `AlreadyVoted`, `Copied`, `BoxClosed`,
    `Counted`, `NotInRoom`, `KeysAway`, `VoteGone`.
    """
    (answer,) = cast_envelopes(vote_id=vote.pk, deposits=[Deposit(attendee.pk, by.pk, sent)])
    if isinstance(answer, Refusal):
        raise answer
    return answer


def cast_envelopes(*, vote_id: UUID, deposits: Sequence[Deposit]) -> list[bytes | Refusal]:
    """Puts many envelopes into one box by the same rules as one, with one commit for all.

    Gives for each, in order, its signature or the refusal that `cast_envelope` would raise; a refusal does not touch
    the others. Signed only after the commit. Raises `VoteGone`.
    """
    with transaction.atomic():
        vote = hold(vote_id)
        drop, refusals = _put(vote, deposits)
    terms = bytes.fromhex(vote.manifest["sha256"]) if vote.manifest else b""
    return [
        refusal or acknowledgement.sign(drop.keys.seed, terms, one.sent.digest)
        for one, refusal in zip(deposits, refusals, strict=True)
    ]


def _put(vote: Vote, deposits: Sequence[Deposit]) -> tuple[Drop, list[Refusal | None]]:
    """Judges and writes; where another process wrote one of them meanwhile, all are judged anew by what is there."""
    for left in range(TRIES, 0, -1):
        drop = Drop(vote, deposits)
        refusals = [drop.answer(one) for one in deposits]
        try:
            with transaction.atomic():
                if drop.write():
                    announce(vote)
        except IntegrityError:
            if left == 1:
                raise
        else:
            break
    return drop, refusals
