"""The rounds of a paper ballot: papers out, voting, counting, what tellers enter, the result."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from meetings.pages import person
from people.answers import FORM, done, origin, writes
from people.refusals import Refusal
from voting.elections import declaring, entries, rounds, seconding
from voting.elections.access import teller_of
from voting.elections.forms import CountForm, DecisionForm, ReasonForm, written
from voting.elections.pages import seen_election, seen_round
from voting.elections.queries import result_of
from voting.elections.records import count_from_plain
from voting.elections.states import Asked, RoundState
from voting.elections.wording import field_name
from voting.models import Round
from voting.views.elections import page_of


@require_POST
@writes
def round_opening(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Starts to hand out papers."""
    rounds.open_round(round_=seen_round(request, round_id), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Bắt đầu phát phiếu."))


@require_POST
@writes
def round_voting(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """All papers are out."""
    rounds.start_voting(round_=seen_round(request, round_id), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã phát xong phiếu, bắt đầu bỏ phiếu."))


@require_POST
@writes
def round_counting(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The box is closed."""
    rounds.start_counting(round_=seen_round(request, round_id), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Ban kiểm phiếu làm việc. Hai đồng chí nhập riêng kết quả."))


@require_POST
@writes
def round_recount(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Asks a second person to take an accepted count back."""
    return _ask(request, round_id, Asked.RECOUNT)


@require_POST
@writes
def round_cancellation(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Breaks a round off; of a counted one this asks a second person."""
    found = seen_round(request, round_id)
    if found.state == RoundState.COUNTED:
        return _ask(request, round_id, Asked.CANCEL)
    rounds.cancel_round(round_=found, reason=_reason(request), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã hủy vòng bỏ phiếu."))


def _ask(request: HttpRequest, round_id: UUID, step: str) -> HttpResponse:
    found, by = seen_round(request, round_id), person(request)
    seconding.ask_round(round_=found, step=step, reason=_reason(request), by=by, at=timezone.now())
    return done(request, origin(request), _("Đã đề nghị. Chờ một đồng chí khác đồng ý."))


@require_POST
@writes
def round_agreement(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The second person agrees to what is asked of a counted round."""
    seconding.agree_round(round_=seen_round(request, round_id), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã đồng ý."))


@require_POST
@writes
def round_keeping(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """Drops what is asked of a counted round."""
    seconding.drop_round(round_=seen_round(request, round_id), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã bỏ đề nghị."))


@require_POST
@writes
def round_next(request: HttpRequest, election_id: UUID) -> HttpResponse:
    """Makes the list of the next round."""
    found, form = seen_election(request, election_id), DecisionForm(request.POST)
    decision = form.cleaned_data["decision"] if form.is_valid() else ""
    rounds.propose_round(election_id=found.pk, decision=decision, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã lập danh sách vòng sau."))


@never_cache
@require_http_methods(FORM)
def count(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """A teller's own form: what they counted. What the other entered is told only where the two differ."""
    round_, user = seen_round(request, round_id), person(request)
    teller = teller_of(user, round_.election)
    if teller is None:
        raise PermissionDenied
    own = round_.entries.filter(teller=teller).first()
    before = written(count_from_plain(own.count), own.revision) if own else {"revision": 0}
    form = CountForm(request.POST or None, round_=round_, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            entries.enter_count(
                round_=round_,
                count=form.count(),
                revision=form.cleaned_data["revision"],
                by=user,
                at=timezone.now(),
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, request.path, _("Đã lưu số liệu kiểm phiếu."), follow=True)
    context = {
        "round": round_,
        "election": round_.election,
        "meeting": round_.election.item.meeting,
        "form": form,
        "own": own,
        "is_counting": round_.state == RoundState.COUNTING,
        "entered": round_.entries.count(),
        "differences": _differences(round_) if own else None,
        "accepts": teller.seat == "head",
        "back": page_of(round_.election),
        "next": page_of(round_.election),
    }
    return render(request, "voting/count.html", context)


@require_POST
@writes
def count_acceptance(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The head of the panel accepts what both counted alike."""
    entries.accept_count(round_=seen_round(request, round_id), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã xác nhận kết quả kiểm phiếu. Chủ trì công bố."))


@require_POST
@writes
def round_declaration(request: HttpRequest, round_id: UUID) -> HttpResponse:
    """The chair declares the result."""
    found = seen_round(request, round_id)
    declared = declaring.declare_result(round_=found, by=person(request), at=timezone.now())
    shown = result_of(declared)
    return done(request, origin(request), _("Đã công bố: %s.") % (shown.words if shown else ""))


def _reason(request: HttpRequest) -> str:
    form = ReasonForm(request.POST)
    return str(form.cleaned_data["reason"]) if form.is_valid() else ""


def _differences(round_: Round) -> list[tuple[str, int, int]] | None:
    """Field by field what the two counted differently; None while one of them is missing."""
    found = entries.compared(round_)
    if found is None:
        return None
    names = [line.name for line in round_.lines.all()]
    return [(field_name(field, round_.election, names), one, other) for field, one, other in found]
