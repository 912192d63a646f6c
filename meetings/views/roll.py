"""The roll of a large meeting on a page of its own: search, and a page of people at a time."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meetings import access, roll
from meetings.attendance import is_open
from meetings.pages import person, seen_meeting


@require_safe
def roll_page(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The people of the meeting as `show` and `q` narrow them, `page` by page, to be ticked in and out."""
    meeting = seen_meeting(request, meeting_id)
    if not access.may_prepare(person(request), meeting):
        raise PermissionDenied
    words, show = request.GET.get("q", ""), request.GET.get("show", "")
    show = show if show in roll.PARTS else ("all" if words else "missing")
    found = roll.sought(roll.roll(meeting), words)
    labels = {"missing": _("Chưa có mặt"), "here": _("Có mặt"), "all": _("Tất cả")}
    context = {
        "meeting": meeting,
        "runs": True,
        "parts": [(part, labels[part], roll.part_of(found, part).count()) for part in roll.PARTS],
        "show": show,
        "sought": words,
        "page": Paginator(roll.part_of(found, show), roll.SHOWN).get_page(request.GET.get("page")),
        "ticks": is_open(meeting),
        "now": timezone.now(),
    }
    return render(request, "meetings/roll.html", context)
