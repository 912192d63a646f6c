"""The way of an issued act: who has it, who is still to be served, sending on, reminding, confirming."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from documents.confidentiality import is_confidential
from documents.dispatching import access, mail, outbox, overview, reminding, rows
from documents.dispatching.rule import rule_of
from documents.lines import lines_of
from documents.models import Act, Dispatch, RecipientLine
from documents.views.notice import seen_act
from meetings.access import may_prepare
from meetings.pages import person
from people.answers import done, writes


@require_safe
def dispatch_page(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Every recipient of an issued act; the office sends on and reminds from here."""
    act = _followed(request, act_id)
    context = {
        "act": act,
        "meeting": act.meeting,
        "runs": may_prepare(person(request), act.meeting),
        "at": timezone.now(),
        "people": overview.people(act),
        "outside": overview.outside(act),
        "owed": overview.owed(act),
        "tally": overview.tally(act),
        "aim": overview.AIM,
        "mails": mail.is_configured(),
        "confidential": is_confidential(act),
        "rule": rule_of(act.meeting.body),
    }
    return render(request, "documents/dispatch.html", context)


@require_POST
@writes
def dispatches(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """One more recipient, or a line that is still to be served."""
    act = _followed(request, act_id)
    line = _line(act, request.POST.get("line", ""))
    row = rows.add_dispatch(
        act=act,
        name=line.text if line else request.POST.get("name", ""),
        email=request.POST.get("email", ""),
        reason=request.POST.get("reason", ""),
        line=line,
        by=person(request),
        at=timezone.now(),
    )
    said = _("Thư đang được gửi đến %s.") % row.email if row.email else _("Đã ghi gửi bản giấy.")
    return done(request, _page(act), said, follow=True)


@require_POST
@writes
def reminders(request: HttpRequest, act_id: UUID) -> HttpResponse:
    act = _followed(request, act_id)
    count = reminding.remind(act=act, by=person(request), at=timezone.now())
    said = ngettext("Đã nhắc %d nơi nhận chưa xác nhận.", "Đã nhắc %d nơi nhận chưa xác nhận.", count) % count
    return done(request, _page(act), said, follow=True)


@require_POST
@writes
def letters(request: HttpRequest, dispatch_id: UUID) -> HttpResponse:
    """Sends an e-mail that did not get through again, to a corrected address if one was written."""
    row = _row(request, dispatch_id)
    email = request.POST.get("email", "").strip()
    if email:
        rows.ensure_address(email)
    outbox.send_again(dispatch=row, email=email, by=person(request), at=timezone.now())
    return done(request, _page(row.act), _("Thư đang được gửi lại."), follow=True)


@require_POST
@writes
def handover(request: HttpRequest, dispatch_id: UUID) -> HttpResponse:
    row = rows.hand_over(dispatch=_row(request, dispatch_id), by=person(request), at=timezone.now())
    return done(request, _page(row.act), _("Đã ghi giao bản giấy."), follow=True)


@require_POST
@writes
def confirmation(request: HttpRequest, dispatch_id: UUID) -> HttpResponse:
    """The clerk of the body has it; or the office has the signed slip of a paper copy."""
    row = get_object_or_404(Dispatch.objects.select_related("act__meeting__body", "body"), pk=dispatch_id)
    user = person(request)
    if not access.may_confirm(user, row) and not access.may_follow(user, row.act):
        raise Http404
    rows.confirm(dispatch=row, by=user, at=timezone.now())
    to = _page(row.act) if access.may_follow(user, row.act) else reverse("documents:act", args=[row.act_id])
    return done(request, to, _("Đã xác nhận nhận văn bản."), follow=True)


def _followed(request: HttpRequest, act_id: UUID) -> Act:
    act = seen_act(request, act_id)
    if not access.may_follow(person(request), act):
        raise Http404
    return act


def _row(request: HttpRequest, dispatch_id: UUID) -> Dispatch:
    row = get_object_or_404(Dispatch.objects.select_related("act__meeting__body", "body"), pk=dispatch_id)
    if not access.may_follow(person(request), row.act):
        raise Http404
    return row


def _page(act: Act) -> str:
    return reverse("documents:dispatch", args=[act.pk])


def _line(act: Act, key: str) -> RecipientLine | None:
    """The line that is to be served, if the form names one of this meeting."""
    try:
        return lines_of(act).filter(pk=UUID(key)).first()
    except ValueError:
        return None
