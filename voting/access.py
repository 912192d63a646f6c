"""Who sees a vote, its counts and its names; who puts questions and who opens votes."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from agenda.access import may_arrange, visible_items
from meetings.access import Audience, is_chair, may_lead, may_prepare, must
from meetings.models import Meeting
from people.models import User
from voting.models import Vote
from voting.states import Display, VoteState

# They sit at the front: they see every answer of a named vote, also while it is open.
FRONT = frozenset({Audience.CHAIR, Audience.SECRETARY})


def visible_votes(user: User, meeting: Meeting) -> QuerySet[Vote]:
    """The votes the person may know of, in the order of the agenda.

    Prepared questions are known to those who prepare or lead; the others see a vote from its opening on, on the
    items they see.
    """
    votes = Vote.objects.filter(item__in=visible_items(user, meeting)).select_related("item", "repeats")
    votes = votes.order_by("item__position", "created_at")
    return votes if may_arrange(user, meeting) else votes.exclude(state=VoteState.READY)


def shows_counts(audience: Audience, vote: Vote) -> bool:
    """Whether an audience sees how many chose what: the front always, the others when `display` lets them.

    Of a secret vote nobody does before its box was opened.
    """
    if vote.state == VoteState.OPEN and not vote.secret:
        return audience in FRONT or vote.display in (Display.TOTALS, Display.NAMES)
    return vote.state == VoteState.CLOSED


def shows_names(audience: Audience, vote: Vote) -> bool:
    """Whether an audience sees who chose what: the front; members and the hall if `display` was fixed so.

    Nobody does in a secret vote.
    """
    if vote.secret or vote.state not in (VoteState.OPEN, VoteState.CLOSED):
        return False
    if audience in FRONT:
        return True
    return audience in (Audience.MEMBER, Audience.SCREEN) and vote.display == Display.NAMES


def sees_names(user: User, meeting: Meeting) -> bool:
    """Whether the person sits at the front of this meeting."""
    return is_chair(user, meeting) or may_prepare(user, meeting)


def must_put(user: User, meeting: Meeting) -> None:
    """Raises `NotAllowed` unless the person may prepare questions."""
    must(may_arrange(user, meeting), _("Chỉ thư ký hoặc chủ trì chuẩn bị được nội dung biểu quyết."))


def must_run(user: User, meeting: Meeting) -> None:
    """Raises `NotAllowed` unless the person may open and close votes."""
    must(may_lead(user, meeting), _("Chỉ chủ trì hoặc thư ký phiên họp mở và đóng được biểu quyết."))


def may_enter(user: User, meeting: Meeting) -> bool:
    """Whether the person enters answers for members without a working tablet: the office does, nobody else."""
    return may_prepare(user, meeting)


def must_enter(user: User, meeting: Meeting) -> None:
    """Raises `NotAllowed` unless the person may enter answers for others."""
    must(may_enter(user, meeting), _("Chỉ thư ký hoặc văn thư của phiên họp ghi phiếu thay."))
