"""Preparing a paper ballot: what it is about, who stands, who counts, the list."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from agenda.access import may_arrange
from agenda.pages import arranged_item
from meetings.pages import person
from people.answers import FORM, done, origin, writes
from people.refusals import BadInput, Refusal
from voting.elections import candidates, lists, preparing
from voting.elections.forms import CandidateForm, ElectionForm, HandsForm, PanelForm, ReasonForm
from voting.elections.pages import arranged_candidate, arranged_election, seen_election
from voting.elections.states import Kind
from voting.models import Election


def page_of(election: Election) -> str:
    return reverse("voting:election", args=[election.pk])


@require_http_methods(FORM)
def election_put(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The form for a new paper ballot on an item, and its answer."""
    item = arranged_item(request, item_id)
    form = ElectionForm(request.POST or None, body=item.meeting.body)
    back = reverse("voting:votes", args=[item.meeting_id])

    def keep() -> HttpResponse:
        made = preparing.put_election(item=item, plan=form.plan(), by=person(request), at=timezone.now())
        return done(request, page_of(made), _("Đã lập nội dung bỏ phiếu. Nhập danh sách."), follow=True)

    context = {"item": item, "meeting": item.meeting, "back": back, "heading": _("Bầu cử, bỏ phiếu kín trên giấy")}
    return _form(request, form, keep, context)


@require_GET
def election(request: HttpRequest, election_id: UUID) -> HttpResponse:
    """A paper ballot: its list, its panel, its rounds, and what the person may do about it now."""
    found = seen_election(request, election_id)
    meeting = found.item.meeting
    context = {"meeting": meeting, "runs": may_arrange(person(request), meeting), "election": found}
    return render(request, "voting/election.html", context)


@require_http_methods(FORM)
def election_plan(request: HttpRequest, election_id: UUID) -> HttpResponse:
    """The form for what a paper ballot is about, and its answer."""
    found = arranged_election(request, election_id)
    names = ("title", "kind", "matter", "posts", "needs_surplus", "most_listed")
    initial = {name: getattr(found, name) for name in names}
    form = ElectionForm(request.POST or None, body=found.item.meeting.body, initial=initial)

    def keep() -> HttpResponse:
        preparing.change_election(election=found, plan=form.plan(), by=person(request), at=timezone.now())
        return done(request, page_of(found), _("Đã lưu."), follow=True)

    return _form(request, form, keep, _around(found, _("Sửa nội dung bỏ phiếu")))


@require_POST
@writes
def election_withdrawal(request: HttpRequest, election_id: UUID) -> HttpResponse:
    """Takes a paper ballot back that was never held."""
    found = arranged_election(request, election_id)
    preparing.withdraw_election(election=found, by=person(request), at=timezone.now())
    return done(request, reverse("voting:votes", args=[found.item.meeting_id]), _("Đã rút nội dung bỏ phiếu."), True)


@require_http_methods(FORM)
def panel(request: HttpRequest, election_id: UUID) -> HttpResponse:
    """The form for the counting panel, and its answer."""
    found = arranged_election(request, election_id)
    form = PanelForm(request.POST or None, election=found, initial=_panel(found))

    def keep() -> HttpResponse:
        said = form.cleaned_data
        preparing.name_panel(
            election=found,
            seats=form.seats(),
            agree=said["agree"],
            attending=said["attending"],
            by=person(request),
            at=timezone.now(),
        )
        return done(request, page_of(found), _("Đã ghi ban kiểm phiếu."), follow=True)

    return _form(request, form, keep, _around(found, _("Ban kiểm phiếu")))


@require_http_methods(FORM)
def candidate_add(request: HttpRequest, election_id: UUID) -> HttpResponse:
    """The form for one more candidate or question, and its answer."""
    found = arranged_election(request, election_id)
    form = CandidateForm(request.POST or None, election=found)

    def keep() -> HttpResponse:
        made = candidates.add_candidate(election=found, plan=form.plan(), by=person(request), at=timezone.now())
        return done(request, page_of(found), _("Đã thêm “%s”.") % made.name, follow=True)

    heading = _("Thêm người vào danh sách") if found.kind == Kind.ELECTION else _("Thêm nội dung bỏ phiếu")
    return _form(request, form, keep, _around(found, heading))


@require_http_methods(FORM)
def candidate(request: HttpRequest, candidate_id: UUID) -> HttpResponse:
    """The form to correct a candidate, and its answer."""
    one = arranged_candidate(request, candidate_id)
    names = ("name", "born", "office", "source", "attendee")
    initial = {name: getattr(one, name) for name in names}
    form = CandidateForm(request.POST or None, election=one.election, initial=initial)

    def keep() -> HttpResponse:
        candidates.change_candidate(candidate=one, plan=form.plan(), by=person(request), at=timezone.now())
        return done(request, page_of(one.election), _("Đã lưu."), follow=True)

    return _form(request, form, keep, _around(one.election, _("Sửa thông tin")))


@require_POST
@writes
def candidate_removal(request: HttpRequest, candidate_id: UUID) -> HttpResponse:
    """Takes away a candidate who was entered by mistake."""
    candidates.remove_candidate(
        candidate=arranged_candidate(request, candidate_id), by=person(request), at=timezone.now()
    )
    return done(request, origin(request), _("Đã xóa khỏi danh sách."))


@require_POST
@writes
def candidate_support(request: HttpRequest, candidate_id: UUID) -> HttpResponse:
    """Notes how many want somebody from outside on the list."""
    one, said = arranged_candidate(request, candidate_id), _hands(request)
    candidates.note_support(candidate=one, **said, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã ghi số người đồng ý đưa vào danh sách."))


@require_POST
@writes
def candidate_withdrawal(request: HttpRequest, candidate_id: UUID) -> HttpResponse:
    """Notes that a candidate does not want to stand."""
    one, form = arranged_candidate(request, candidate_id), ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    candidates.ask_to_withdraw(candidate=one, reason=reason, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã ghi việc xin rút; ghi tiếp kết quả biểu quyết cho rút."))


@require_POST
@writes
def candidate_leave(request: HttpRequest, candidate_id: UUID) -> HttpResponse:
    """Notes the show of hands on a withdrawal."""
    one, said = arranged_candidate(request, candidate_id), _hands(request)
    decided = candidates.decide_withdrawal(candidate=one, **said, by=person(request), at=timezone.now())
    return done(request, origin(request), f"{decided.name}: {decided.get_withdrawal_display()}.")


@require_POST
@writes
def list_fixing(request: HttpRequest, election_id: UUID) -> HttpResponse:
    """Fixes the list after a show of hands."""
    found, said = arranged_election(request, election_id), _hands(request)
    lists.fix_list(election=found, **said, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã chốt danh sách. In phiếu rồi bắt đầu phát phiếu."))


@require_POST
@writes
def list_reopening(request: HttpRequest, election_id: UUID) -> HttpResponse:
    """Opens the list again."""
    lists.reopen_list(election=arranged_election(request, election_id), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã mở lại danh sách."))


def _panel(found: Election) -> dict[str, Any]:
    """The panel as its form shows it."""
    said: dict[str, Any] = {"agree": found.panel_yes, "attending": found.panel_of}
    members = 0
    for teller in found.panel.all():
        members += teller.seat == "member"
        said[f"member-{members}" if teller.seat == "member" else teller.seat] = teller.attendee_id
    return said


def _around(found: Election, heading: str) -> dict[str, Any]:
    item = found.item
    return {"item": item, "meeting": item.meeting, "back": page_of(found), "heading": heading, "about": found.title}


def _hands(request: HttpRequest) -> dict[str, int]:
    form = HandsForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Ghi số người đồng ý và số người có mặt."))
    return {"agree": form.cleaned_data["agree"], "attending": form.cleaned_data["attending"]}


def _form(request: HttpRequest, form: Form, keep: Callable[[], HttpResponse], context: dict[str, Any]) -> HttpResponse:
    """The page of one form; a refusal is shown on it, with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            return keep()
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(request, "voting/election_form.html", {**context, "form": form})
