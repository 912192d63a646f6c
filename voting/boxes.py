"""The ballot box of a secret vote: made at its opening, shut at its closing, destroyed unopened if it is broken off."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from people.refusals import Refusal
from voting import custody, remains
from voting.counting import in_the_room
from voting.manifest import seal
from voting.models import Box, Elector, Envelope, Participation, Vote
from voting.models.box import Custody
from voting.sealed import acknowledgement, keys

LEAST = 3  # electors; of two each knows how the other voted
FEW = 10  # electors below which unanimity is likely enough to be told before

LINES = 1  # a vote has one question


class TooFew(Refusal):
    """So few electors that no way of counting hides who voted how."""


def install(vote: Vote, terms: Mapping[str, Any], voters: Collection[Elector]) -> dict[str, Any]:
    """Makes the box of a vote that is being opened; the terms, now with its public keys.

    The halves of the key are in two places when the transaction ends; if it fails, the file is a stray. Raises
    `TooFew`, `KeysAway`.
    """
    if len(voters) < LEAST:
        raise TooFew(_("Bỏ phiếu kín cần ít nhất %s người biểu quyết, nếu không sẽ lộ phiếu của từng người.") % LEAST)
    secret = keys.make()
    one, other = keys.split(secret)
    held = custody.fresh(one)
    custody.keep(vote.pk, held)
    Box.objects.create(vote=vote, custody=Custody.SYSTEM, share=other)
    public = {
        "box": keys.public(secret).hex(),
        "ack": acknowledgement.public(held.seed).hex(),
        "custody": Custody.SYSTEM.value,
        "lines": LINES,
    }
    return seal({**terms, "secret": True, "sealed": public})


def shut(vote: Vote) -> int:
    """Freezes who was in the room as the casting ends; how many envelopes are in the box."""
    Box.objects.filter(vote=vote).update(present=len(in_the_room(vote)))
    return Envelope.objects.filter(vote=vote).count()


def destroy(vote: Vote) -> None:
    """Destroys a box unopened: envelopes, both halves of the key, and what knew retries again."""
    Envelope.objects.filter(vote=vote).delete()
    Participation.objects.filter(vote=vote).update(tag=None)
    Box.objects.filter(vote=vote).update(share=None)
    after_commit(vote)


def after_commit(vote: Vote) -> None:
    """Once it is durable that the box is empty: the key's file goes, and what erased rows left on the disk."""
    vote_id = vote.pk
    transaction.on_commit(lambda: remains.clear(vote_id), robust=True)
