"""What the tablets say after checking a published secret vote by themselves: how many did, and whether all was well."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from meetings.models import Attendee
from people.models import User
from people.refusals import NotAllowed, Refusal
from voting.ballots import announce
from voting.locks import hold
from voting.models import Participation, Vote
from voting.states import VoteState


class NothingToVerify(Refusal):
    """No result is published, or the person took no part."""


@dataclass(frozen=True, slots=True)
class Verified:
    """Of `voters` tablets so many have checked (`done`), so many found something wrong (`alarms`)."""

    voters: int
    done: int
    alarms: int


@transaction.atomic
def verify(*, vote: Vote, attendee: Attendee, well: bool, by: User) -> None:
    """Notes what the attendee's tablet found; nothing of the ballot is told. An alarm stays, whatever comes after it.

    Raises `NothingToVerify`, `NotAllowed`, `VoteGone`.
    """
    vote = hold(vote.pk)
    if attendee.user_id != by.pk:
        raise NotAllowed(_("Mỗi đồng chí tự biểu quyết; không biểu quyết thay."))
    mine = Participation.objects.filter(vote=vote, attendee=attendee)
    if vote.state != VoteState.CLOSED or not mine.exists():
        raise NothingToVerify(_("Chưa có kết quả để kiểm tra, hoặc đồng chí không bỏ phiếu ở lần này."))
    mine.exclude(verified=False).update(verified=well)
    announce(vote)


def verified(vote: Vote) -> Verified:
    """How far the checking is."""
    found = Participation.objects.filter(vote=vote).aggregate(
        voters=Count("attendee_id"),
        done=Count("attendee_id", filter=Q(verified__isnull=False)),
        alarms=Count("attendee_id", filter=Q(verified=False)),
    )
    return Verified(**found)
