"""The counting panel by HTTP: who sits in it, and what a teller's tablet sends."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agenda.pages import back_to
from meetings.access import may_lead
from meetings.pages import person
from people.answers import done, origin, writes
from people.refusals import BadInput, Refusal
from voting import breaking_off as breaking
from voting import tellers as operations
from voting.forms import KeyForm, PanelForm, ProofForm, ShareForm
from voting.pages import seat_of, seen_by_teller, seen_vote
from voting.queries import outcome
from voting.unsealing import press as press_open
from voting.wording import headline


def panel(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """The form in which the panel is chosen, and its answer; for who leads."""
    vote = seen_vote(request, vote_id)
    if not may_lead(person(request), vote.item.meeting):
        raise PermissionDenied
    back = back_to(request, reverse("voting:vote", args=[vote.pk]))
    form = PanelForm(request.POST or None, vote=vote)
    if request.method == "POST" and form.is_valid():
        try:
            chosen = form.cleaned_data["members"]
            operations.name_panel(vote=vote, members=chosen, by=person(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("Đã chọn ban kiểm phiếu. Mời các đồng chí nhận phần khóa.") if chosen else _("Máy chủ giữ khóa.")
            return done(request, back, said, follow=True)
    context = {"form": form, "vote": vote, "item": vote.item, "meeting": vote.item.meeting, "back": back}
    return render(request, "voting/panel.html", context)


@require_POST
@writes
def enrolment(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Takes the public key of a teller's tablet."""
    vote = seen_by_teller(request, vote_id)
    public = _sent(
        KeyForm(request.POST), "public", _("Máy gửi lên khóa không đúng định dạng. Tải lại trang rồi thử lại.")
    )
    operations.enrol(vote=vote, attendee=seat_of(request, vote), public=public, by=person(request), at=timezone.now())
    return done(request, origin(request))


@require_POST
@writes
def confirmation(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Takes the proof that a tablet holds its share."""
    vote = seen_by_teller(request, vote_id)
    proof = _sent(ProofForm(request.POST), "proof")
    operations.confirm(vote=vote, attendee=seat_of(request, vote), proof=proof, by=person(request), at=timezone.now())
    return done(request, origin(request))


@require_POST
@writes
def press(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Takes a teller's share to open the box; with enough of them the box opens."""
    vote = seen_by_teller(request, vote_id)
    wrapped = _sent(ShareForm(request.POST), "wrapped")
    opened = press_open(
        vote=vote, attendee=seat_of(request, vote), wrapped=wrapped, by=person(request), at=timezone.now()
    )
    decided = outcome(opened)
    return done(request, origin(request), _("Đã mở hòm phiếu: %s.") % headline(decided) if decided else "")


@require_POST
@writes
def breaking_off(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """The second person agrees that a secret vote is broken off."""
    breaking.agree_to_break_off(vote=seen_vote(request, vote_id), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã hủy biểu quyết."))


@require_POST
@writes
def keeping_on(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """What was asked is dropped, the vote goes on."""
    breaking.keep_on(vote=seen_vote(request, vote_id), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Tiếp tục bỏ phiếu."))


def _sent(form: Form, name: str, why: str = "") -> bytes:
    """The bytes that a tablet sent in hexadecimal. Raises `BadInput`."""
    if not form.is_valid():
        raise BadInput(why or _("Máy gửi lên không đúng định dạng. Tải lại trang rồi thử lại."))
    return bytes.fromhex(form.cleaned_data[name])
