"""How many votes each member has in votes by name."""

from decimal import Decimal
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meetings import access
from meetings.forms import WeightsForm
from meetings.pages import person, seen_meeting
from meetings.states import OVER
from meetings.weights import are_unequal, mark_of, set_weights, weighed
from people.answers import FORM, done
from people.refusals import Refusal


@never_cache
@require_http_methods(FORM)
def weights(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The form with every member's votes, and its answer."""
    meeting = seen_meeting(request, meeting_id)
    if not access.may_prepare(person(request), meeting):
        raise PermissionDenied
    members = weighed(meeting)
    mark = request.POST.get("mark", mark_of(members))
    form = WeightsForm(request.POST or None, members=members)
    if request.method == "POST" and form.is_valid():
        try:
            set_weights(meeting=meeting, weights=form.weights(), mark=mark, by=person(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, request.path, _("Đã lưu số phiếu biểu quyết."), follow=True)
    context = {
        "meeting": meeting,
        "form": form,
        "mark": mark,
        "runs": True,
        "unequal": are_unequal(members),
        "total": sum((one.weight for one in members), Decimal(0)).normalize(),
        "count": len(members),
        "over": meeting.state in OVER,
    }
    return render(request, "meetings/weights.html", context)
