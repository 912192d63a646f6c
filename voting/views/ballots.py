"""A member's own ballot."""

from typing import Any
from uuid import UUID, uuid4, uuid5

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from meetings.models import Attendee
from meetings.pages import person
from people.answers import done, is_quiet, origin, writes
from people.refusals import BadInput
from voting import parts
from voting.ballots import BallotChanged, Receipt, cast_ballot, receipt_of
from voting.forms import BallotForm
from voting.halves import half
from voting.models import Elector, Vote
from voting.pages import seen_vote, voter
from voting.plain_answers import with_choice
from voting.queries import ballot_of, spoken
from voting.recorded import recorded


@never_cache
def ballot(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """GET: my part of a vote, as a fragment for script and as a page for a browser. POST: my answer."""
    if request.method == "POST":
        return _cast(request, vote_id)
    vote = seen_vote(request, vote_id)
    told = {"meeting": vote.item.meeting, "next": request.path, "half": half(person(request))}
    context = {**told, **parts.ballot(vote, voter(request, vote))}
    alone = request.headers.get("Sec-Fetch-Mode") == "navigate"
    return render(request, "voting/ballot.html" if alone else "voting/parts/ballot.html", context)


@writes
def _cast(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    vote = seen_vote(request, vote_id)
    attendee = voter(request, vote)
    form = BallotForm(with_choice(request.POST, ballot_of(vote)))
    if not form.is_valid():
        raise BadInput(_("Câu trả lời không có trong phiếu. Tải lại trang rồi chọn lại."))
    sent = form.cleaned_data
    try:
        receipt = cast_ballot(
            vote=vote,
            attendee=attendee,
            choice=sent["choice"],
            key=sent["key"] or _plain_key(vote, attendee, sent["choice"], sent["revision"]),
            revision=sent["revision"],
            by=person(request),
            at=timezone.now(),
        )
    except BallotChanged as stale:
        if is_quiet(request):
            return JsonResponse({"message": str(stale), **_recorded(vote, attendee)}, status=stale.status)
        raise
    if is_quiet(request):
        return JsonResponse(_recorded(vote, attendee))
    _ensure_latest(receipt, vote, attendee)
    return done(request, origin(request), _("Đã ghi nhận: %s.") % spoken(vote, receipt.choice))


def _plain_key(vote: Vote, attendee: Attendee, choice: str, revision: int | None) -> UUID:
    # A form without script has no key of its own. The same form sent twice (a double tap, a reload of the answer)
    # says the same, so it gets the same key. Without a revision nothing tells a repetition from a change of mind.
    return uuid4() if revision is None else uuid5(attendee.pk, f"{vote.pk}/{revision}/{choice}")


def _ensure_latest(receipt: Receipt, vote: Vote, attendee: Attendee) -> None:
    """A page that was open since before another answer must not say that its own one counts."""
    latest = receipt_of(Elector.objects.get(vote=vote, attendee=attendee))
    if latest is not None and latest.revision != receipt.revision:
        raise BallotChanged(latest)


def _recorded(vote: Vote, attendee: Attendee) -> dict[str, Any]:
    return {"recorded": recorded(vote, [attendee.pk]).get(attendee.pk)}
