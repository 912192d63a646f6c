"""For the office: who has opened which papers, and reminding those who have opened none."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from documents.circulation import reading_rule, reminding
from documents.forms import ReadingRuleForm
from meetings.access import may_prepare
from meetings.pages import person, seen_meeting
from people.answers import done, origin, writes
from people.models import Body
from people.queries import serves


@require_safe
def receipts_page(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Everybody who is to read a paper: opened, pages seen, last read, by person and version."""
    meeting = seen_meeting(request, meeting_id)
    if not may_prepare(person(request), meeting):
        raise PermissionDenied
    form = ReadingRuleForm(instance=reading_rule.rule_of(meeting.body))
    context = {"meeting": meeting, "runs": True, "form": form}
    return render(request, "documents/receipts.html", context)


@require_POST
@writes
def reading_reminders(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Reminds all who have opened nothing."""
    meeting = seen_meeting(request, meeting_id)
    count = reminding.remind(meeting=meeting, by=person(request), at=timezone.now())
    text = ngettext("Đã nhắc %(n)d đồng chí.", "Đã nhắc %(n)d đồng chí.", count) % {"n": count}
    return done(request, reverse("documents:receipts", args=[meeting_id]), text)


@require_POST
@writes
def reading_rule_(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """When the body reminds those who have opened nothing."""
    body, user = get_object_or_404(Body, pk=body_id), person(request)
    if not serves(user, body):
        raise PermissionDenied
    form = ReadingRuleForm(request.POST)
    if not form.is_valid():
        raise reading_rule.OutOfHours
    reminding.change_rule(body=body, **form.cleaned_data, by=user, at=timezone.now())
    return done(request, origin(request), _("Đã lưu lúc nhắc."), follow=True)
