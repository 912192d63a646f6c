"""The times of speeches, questions and answers of the body that meets."""

from dataclasses import asdict
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meetings import access
from meetings.floor_times import change_times, times_of
from meetings.forms import TimesForm
from meetings.pages import person, seen_meeting
from people.answers import FORM, done
from people.refusals import Refusal


@require_http_methods(FORM)
def times(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The form for the times, reached from the page of a meeting of the body, and its answer."""
    meeting = seen_meeting(request, meeting_id)
    if not access.may_prepare(person(request), meeting):
        raise PermissionDenied
    now = times_of(meeting.body)
    mark = request.POST.get("mark", now.mark)
    form = TimesForm(request.POST or None, initial=asdict(now))
    if request.method == "POST" and form.is_valid():
        try:
            change_times(meeting=meeting, times=form.times(), mark=mark, by=person(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, reverse("documents:meeting", args=[meeting.pk]), _("Đã lưu."), follow=True)
    return render(request, "meetings/times.html", {"form": form, "meeting": meeting, "mark": mark, "runs": True})
