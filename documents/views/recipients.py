"""The lines under "Nơi nhận" before a notice is checked, and how the body sends its notices."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from documents.confidentiality import has_closed_items
from documents.dispatching import mail, rule
from documents.dispatching import recipients as lines
from documents.forms import RecipientForm
from documents.models import RecipientLine
from documents.states import MailForm
from meetings import access
from meetings.models import Meeting
from meetings.pages import person, seen_meeting
from people.answers import FORM, done, origin, writes
from people.models import Body
from people.queries import serves
from people.refusals import BadInput


@require_http_methods(FORM)
@writes
def recipients(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The list, and the form for a further line."""
    meeting = _prepared(request, meeting_id)
    form = RecipientForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        lines.add_line(meeting=meeting, plan=form.plan(), by=person(request))
        return done(request, _page(meeting), _("Đã thêm nơi nhận."), follow=True)
    context = {
        "meeting": meeting,
        "runs": True,
        "form": form,
        "lines": RecipientLine.objects.filter(meeting=meeting, act=None).prefetch_related("offices", "bodies"),
        "open": lines.are_open(meeting),
        "rule": rule.rule_of(meeting.body),
        "forms": MailForm.choices,
        "mails": mail.is_configured(),
        "confidential": has_closed_items(meeting.pk),
    }
    return render(request, "documents/recipients.html", context, status=422 if form.is_bound else 200)


@require_http_methods(FORM)
@writes
def recipient(request: HttpRequest, line_id: UUID) -> HttpResponse:
    """One line, to be changed."""
    line = _line(request, line_id)
    form = RecipientForm(request.POST or None, meeting=line.meeting, line=line)
    if request.method == "POST" and form.is_valid():
        lines.change_line(line=line, plan=form.plan(), by=person(request))
        return done(request, _page(line.meeting), _("Đã lưu nơi nhận."), follow=True)
    context = {"meeting": line.meeting, "runs": True, "form": form, "line": line}
    return render(request, "documents/recipient.html", context, status=422 if form.is_bound else 200)


@require_POST
@writes
def recipient_removal(request: HttpRequest, line_id: UUID) -> HttpResponse:
    line = _line(request, line_id)
    lines.remove_line(line=line, by=person(request))
    return done(request, _page(line.meeting), _("Đã bỏ nơi nhận."), follow=True)


@require_POST
@writes
def recipient_rise(request: HttpRequest, line_id: UUID) -> HttpResponse:
    line = _line(request, line_id)
    lines.raise_line(line=line, by=person(request))
    return done(request, _page(line.meeting), follow=True)


@require_POST
@writes
def dispatch_rule(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """What e-mails carry, and when the silent are reminded."""
    body = get_object_or_404(Body, pk=body_id)
    user = person(request)
    if not serves(user, body):
        raise PermissionDenied
    try:
        hours = int(request.POST.get("remind_after", ""))
    except ValueError:
        raise BadInput(_("Số giờ nhắc lại là một số từ 0 đến %d.") % rule.LONGEST) from None
    rule.change_rule(body=body, mail_form=request.POST.get("mail_form", ""), remind_after=hours, by=user)
    return done(request, origin(request), _("Đã lưu cách gửi."), follow=True)


def _prepared(request: HttpRequest, meeting_id: UUID) -> Meeting:
    meeting = seen_meeting(request, meeting_id)
    if not access.may_prepare(person(request), meeting):
        raise PermissionDenied
    return meeting


def _line(request: HttpRequest, line_id: UUID) -> RecipientLine:
    line = get_object_or_404(RecipientLine, pk=line_id, act=None)
    line.meeting = _prepared(request, line.meeting_id)
    return line


def _page(meeting: Meeting) -> str:
    return reverse("documents:recipients", args=[meeting.pk])
