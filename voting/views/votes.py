"""The votes of a meeting, one vote, and the steps of the chair."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from agenda.access import may_arrange, visible_items
from agenda.recusal_parts import recusals
from meetings.access import Audience, attendee_of, audience, may_lead, may_prepare
from meetings.pages import person, seen_meeting
from people.answers import done, origin, writes
from people.refusals import BadInput
from voting import parts
from voting import votes as operations
from voting.access import may_enter, visible_votes
from voting.breaking_off import ask_to_break_off
from voting.elections.access import visible_elections
from voting.elections.queries import latest_of
from voting.forms import CancellationForm
from voting.pages import seen_vote
from voting.queries import outcome, result_line
from voting.wording import headline


@require_GET
def votes(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The questions of a meeting, item by item, with their results; who prepares adds questions here."""
    user, meeting = person(request), seen_meeting(request, meeting_id)
    arranges = may_arrange(user, meeting)
    rows: dict[UUID, list[dict[str, Any]]] = {}
    for vote in visible_votes(user, meeting):
        vote.item.meeting = meeting
        decided = outcome(vote)
        row = {"vote": vote, "outcome": decided, "headline": headline(decided) if decided else result_line(vote)}
        rows.setdefault(vote.item_id, []).append(row)
    items = [(item, rows.get(item.pk, [])) for item in visible_items(user, meeting)]
    held = latest_of(visible_elections(user, meeting))
    shown = [
        (item, found, recusals(item, edits=arranges) if arranges else {}, held.get(item.pk, []))
        for item, found in items
        if found or item.pk in held or (arranges and not item.is_secret)
    ]
    keeps = may_prepare(user, meeting)
    context = {"meeting": meeting, "items": shown, "arranges": arranges, "runs": arranges, "keeps": keeps}
    return render(request, "voting/votes.html", context)


@require_GET
def vote(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """One vote: its question, what the person may see of its result, and who leads its buttons."""
    user, found = person(request), seen_vote(request, vote_id)
    meeting = found.item.meeting
    attendee = attendee_of(user, meeting)
    arranges, leads = may_arrange(user, meeting), may_lead(user, meeting)
    context = {
        "meeting": meeting,
        "runs": arranges,
        "next": request.path,
        "votes": attendee is not None and attendee.is_member,
        **parts.result(found, audience(user, meeting) or Audience.GUEST),
        **parts.controls(found, leads=leads, arranges=arranges, enters=may_enter(user, meeting)),
    }
    return render(request, "voting/vote.html", context)


@require_POST
@writes
def opening(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Opens a vote."""
    operations.open_vote(vote=seen_vote(request, vote_id), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã mở biểu quyết."))


@require_POST
@writes
def closing(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Closes a vote."""
    closed = operations.close_vote(vote=seen_vote(request, vote_id), by=person(request), at=timezone.now())
    decided = outcome(closed)
    line = headline(decided) if decided else result_line(closed)
    said = _("Đã đóng biểu quyết: %s.") % line if line else _("Đã đóng bỏ phiếu. Mời mở hòm phiếu.")
    return done(request, origin(request), said)


@require_POST
@writes
def cancellation(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Breaks an open vote off, with a reason; of a secret one this asks a second person."""
    found = seen_vote(request, vote_id)
    form = CancellationForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Ghi lý do hủy biểu quyết, tối đa 500 ký tự."))
    reason = form.cleaned_data["reason"]
    if found.secret:
        ask_to_break_off(vote=found, reason=reason, by=person(request), at=timezone.now())
        return done(request, origin(request), _("Đã đề nghị hủy. Chờ một đồng chí khác đồng ý."))
    operations.cancel_vote(vote=found, reason=reason, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã hủy biểu quyết."))
