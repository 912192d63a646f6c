"""What the office enters in a mixed room: single answers by hand or slip, and hands that were counted."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from meetings.models import Attendee
from meetings.pages import person
from people.answers import done, writes
from people.refusals import BadInput
from voting.access import may_enter
from voting.entering import enter_ballot, withdraw_entry
from voting.entry_forms import EntryForm, EntryWithdrawalForm, HandCountForm, members_of
from voting.hand_counts import count_hands, withdraw_count
from voting.models import HandCount, Vote
from voting.pages import seen_vote
from voting.plain_answers import with_choice
from voting.queries import ballot_of


@never_cache
def entries(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """GET: who has not answered and what was entered. POST: an answer by hand or slip, or the correction of one."""
    if request.method == "POST":
        return _enter(request, vote_id)
    vote = _entered_vote(request, vote_id)
    return render(request, "voting/entries.html", {"meeting": vote.item.meeting, "vote": vote})


@writes
def _enter(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    vote = _entered_vote(request, vote_id)
    if not request.POST.get("attendee"):
        raise BadInput(_("Chọn đồng chí được ghi phiếu."))
    form = EntryForm(with_choice(request.POST, ballot_of(vote)), vote=vote)
    if not form.is_valid():
        raise BadInput(_("Chọn đồng chí, câu trả lời và cách trả lời rồi ghi."))
    sent = form.cleaned_data
    enter_ballot(vote=vote, **sent, by=person(request), at=timezone.now())
    return done(request, _page(vote), _("Đã ghi phiếu của đồng chí %s.") % sent["attendee"].user, follow=True)


@require_POST
@writes
def entry_withdrawal(request: HttpRequest, vote_id: UUID, attendee_id: UUID) -> HttpResponse:
    """Takes back what was entered for a member."""
    vote = _entered_vote(request, vote_id)
    attendee: Attendee | None = members_of(vote).filter(pk=attendee_id).first()
    if attendee is None:
        raise Http404
    form = EntryWithdrawalForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Chưa bỏ được phiếu này. Tải lại trang rồi thử lại."))
    withdraw_entry(vote=vote, attendee=attendee, **form.cleaned_data, by=person(request), at=timezone.now())
    return done(request, _page(vote), _("Đã bỏ phiếu ghi thay của đồng chí %s.") % attendee.user, follow=True)


@require_POST
@writes
def hand_counts(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Records hands that were counted for a group."""
    vote = _entered_vote(request, vote_id)
    form = HandCountForm(request.POST, vote=vote)
    if not form.is_valid():
        raise BadInput(_("Số đếm chưa đúng: mỗi ô là một số từ 0, người trong nhóm là thành viên dự họp."))
    made = count_hands(
        vote=vote, count=form.count(), key=form.cleaned_data["key"], by=person(request), at=timezone.now()
    )
    return done(request, _page(vote), _("Đã ghi %s người giơ tay.") % made.total, follow=True)


@require_POST
@writes
def hand_count_withdrawal(request: HttpRequest, vote_id: UUID, count_id: UUID) -> HttpResponse:
    """Takes a count back."""
    vote = _entered_vote(request, vote_id)
    count = HandCount.objects.filter(vote=vote, pk=count_id).first()
    if count is None:
        raise Http404
    withdraw_count(count=count, by=person(request), at=timezone.now())
    return done(request, _page(vote), _("Đã bỏ lần đếm."), follow=True)


def _entered_vote(request: HttpRequest, vote_id: UUID) -> Vote:
    """The vote, for the office; else `PermissionDenied`, or `Http404` where they may not know of it."""
    vote = seen_vote(request, vote_id)
    if not may_enter(person(request), vote.item.meeting):
        raise PermissionDenied
    return vote


def _page(vote: Vote) -> str:
    return reverse("voting:entries", args=[vote.pk])
