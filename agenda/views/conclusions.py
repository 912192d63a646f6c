"""Writing, approving and opening again the conclusion of an item."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from agenda import conclusions as operations
from agenda import parts
from agenda.access import may_arrange, may_draft, visible_items
from agenda.conclusions import NewerText
from agenda.forms.floor import ConclusionForm
from agenda.models import Item
from agenda.pages import arranged_item, arranged_meeting, back_to, seen_item
from agenda.queries import conclusion_of
from agenda.secrecy import OnPaperOnly
from agenda.views.conflict import unsaved
from meetings.access import is_chair, may_lead
from meetings.pages import person
from people.answers import done, is_quiet, origin, writes
from people.models import User
from people.refusals import BadInput, NotAllowed, Refusal


def part_for(user: User, item: Item) -> dict[str, Any]:
    """The context of `conclusion.html` as the person may use it."""
    meeting = item.meeting
    return parts.conclusion(
        item, edits=may_arrange(user, meeting), approves=is_chair(user, meeting), leads=may_lead(user, meeting)
    )


@require_GET
def page(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The conclusions of all items, one under the other."""
    meeting = arranged_meeting(request, meeting_id)
    items = list(visible_items(person(request), meeting))
    for item in items:
        item.meeting = meeting
    context = {
        "meeting": meeting,
        "parts": [part_for(person(request), item) for item in items],
        "next": request.path,
        "runs": True,
    }
    return render(request, "agenda/conclusions.html", context)


def conclusion(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """GET: the conclusion of one item as a fragment, for who writes them. POST: saves its text."""
    if request.method == "POST":
        return save(request, item_id)
    item = arranged_item(request, item_id)
    context = {
        **part_for(person(request), item),
        "next": back_to(request, reverse("agenda:conclusions", args=[item.meeting_id])),
    }
    return render(request, "agenda/parts/conclusion.html", context)


@writes
def save(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Saves the text; to script it answers with the new revision, or with the newer text that stands against it.

    Nothing typed is lost: a plain page gets it back with the reason.
    """
    item = seen_item(request, item_id)
    form = ConclusionForm(request.POST)
    try:
        if not form.is_valid():
            raise BadInput(_("Kết luận dài quá 20.000 ký tự hoặc trang đã cũ. Tải lại trang; nội dung nhập vẫn còn."))
        kept = operations.save_conclusion(item=item, **form.cleaned_data, by=person(request), at=timezone.now())
    except (NotAllowed, OnPaperOnly):
        raise
    except Refusal as refusal:
        return _unsaved(request, item, refusal)
    if is_quiet(request):
        return JsonResponse({"revision": kept.revision})
    return done(request, origin(request), _("Đã lưu kết luận mục %s.") % item.position)


def _unsaved(request: HttpRequest, item: Item, refusal: Refusal) -> HttpResponse:
    """What was typed, beside what is kept: a page without script has it nowhere else."""
    newer = refusal.conclusion if isinstance(refusal, NewerText) else None
    if not is_quiet(request) and not may_draft(person(request), item):
        raise refusal
    action = reverse("agenda:conclusion", args=[item.pk])
    return unsaved(
        request, item, refusal, newer=newer, kept=lambda: conclusion_of(item), to=origin(request), action=action
    )


@require_POST
@writes
def approval(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The chair approves what they saw (`seen`)."""
    item = seen_item(request, item_id)
    seen_as = request.POST.get("seen", "")
    operations.approve_conclusion(item=item, seen_as=seen_as, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã duyệt kết luận mục %s.") % item.position)


@require_POST
@writes
def reopening(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Opens an approved conclusion for changes."""
    item = seen_item(request, item_id)
    operations.reopen_conclusion(item=item, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã mở lại kết luận mục %s.") % item.position)
