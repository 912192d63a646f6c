"""Putting items on the agenda, changing, ordering and removing them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agenda import items as operations
from agenda.forms.items import ItemForm, PositionForm
from agenda.order import move_item
from agenda.pages import arranged_item, arranged_meeting, seen_item
from agenda.states import ItemState
from meetings.models import Meeting
from meetings.pages import person
from people.answers import done, writes
from people.refusals import BadInput, Refusal


def preparation(meeting: Meeting) -> str:
    """The page of the meeting that lists its agenda."""
    return reverse("documents:meeting", args=[meeting.pk])


def add(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The form for a new item, and its answer."""
    meeting = arranged_meeting(request, meeting_id)
    form = ItemForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            operations.add_item(meeting=meeting, plan=form.plan(), by=person(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, preparation(meeting), _("Đã thêm mục."), follow=True)
    return render(request, "agenda/item.html", {"form": form, "meeting": meeting, "back": preparation(meeting)})


def edit(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """The form for an item, and its answer."""
    item = arranged_item(request, item_id)
    form = ItemForm(request.POST or None, instance=item, meeting=item.meeting)
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_item(item=item, plan=form.plan(), by=person(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, preparation(item.meeting), _("Đã lưu mục %s.") % item.position, follow=True)
    context = {
        "form": form,
        "meeting": item.meeting,
        "item": item,
        "back": preparation(item.meeting),
        "removable": item.state == ItemState.PLANNED,
    }
    return render(request, "agenda/item.html", context)


@require_POST
@writes
def removal(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Takes the item off the agenda."""
    item = seen_item(request, item_id)
    operations.remove_item(item=item, by=person(request), at=timezone.now())
    return done(request, preparation(item.meeting), _("Đã bỏ mục khỏi chương trình."), follow=True)


@require_POST
@writes
def position(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Gives the item another number."""
    item = seen_item(request, item_id)
    form = PositionForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Số thứ tự bắt đầu từ 1."))
    move_item(item=item, position=form.cleaned_data["position"], by=person(request), at=timezone.now())
    return done(request, preparation(item.meeting))
