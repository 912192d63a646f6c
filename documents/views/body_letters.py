"""The letters of a body that belong to no meeting: the list, and how they are begun."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from documents import body_letters, written_acts
from documents.states import ActState
from documents.views.notice import address
from documents.views.written_acts import late_offices, urged_office
from meetings.pages import person
from people.answers import FORM, done, writes
from people.models import Body
from people.queries import serves

A_PAGE = 50  # issued letters


@require_http_methods(FORM)
@writes
def letters_of_body(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """The body's letters, for its office and who may sign them; the office begins another one."""
    user = person(request)
    body = get_object_or_404(Body.objects.select_related("organisation"), pk=body_id)
    if not body_letters.may_see_list(user, body):
        raise Http404
    if request.method == "POST":
        purpose, office = request.POST.get("purpose", ""), urged_office(request)
        act = written_acts.begin_for_body(body=body, by=user, at=timezone.now(), purpose=purpose, office=office)
        return done(request, reverse("documents:written-act", args=[act.pk]), _("Đã mở dự thảo."), follow=True)
    return render(request, "documents/body_letters.html", _listed(request, body))


def _listed(request: HttpRequest, body: Body) -> dict[str, Any]:
    acts = body_letters.of_body(body)
    begun = acts.exclude(state=ActState.ISSUED).order_by("checked_at", "pk")
    issued = acts.filter(state=ActState.ISSUED).order_by("-issued_at")
    page = Paginator(issued, A_PAGE).get_page(request.GET.get("page"))
    runs = serves(person(request), body)
    return {
        "body": body,
        "runs": runs,
        "begun": [(act, address(act)) for act in begun],
        "issued": page,
        "offices": late_offices(written_acts.late_of(body, timezone.localdate())) if runs else [],
    }
