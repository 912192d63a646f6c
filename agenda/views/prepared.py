"""The draft of a conclusion that the office which prepares an item brings before the meeting."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agenda.access import may_arrange, may_draft
from agenda.drafting import may_change
from agenda.pages import back_to, seen_item
from agenda.queries import conclusion_of
from meetings.pages import person


@require_safe
def prepared(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The text alone, for who prepares the item; it is saved where every conclusion is (`views.conclusions`)."""
    item = seen_item(request, item_id)
    if not may_draft(person(request), item):
        raise PermissionDenied
    kept = conclusion_of(item)
    context = {
        "item": item,
        "meeting": item.meeting,
        "conclusion": kept,
        "writes": may_change(item, kept),
        "runs": may_arrange(person(request), item.meeting),
        "next": request.get_full_path(),
        "back": back_to(request, reverse("documents:meeting", args=[item.meeting_id])),
    }
    return render(request, "agenda/prepared.html", context)
