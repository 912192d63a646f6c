"""How a view finds the item, the turn or the task it is about; what a person may not know of is not there."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from agenda.access import may_arrange, visible_items, visible_tasks
from agenda.models import Inquiry, Item, Task, Turn
from meetings.models import Meeting
from meetings.pages import person, seen_meeting


def seen_item(request: HttpRequest, item_id: UUID) -> Item:
    """The item, if the person may know of it, with its meeting; else `Http404`."""
    meeting_id = Item.objects.filter(pk=item_id).values_list("meeting_id", flat=True).first()
    if meeting_id is None:
        raise Http404
    meeting = seen_meeting(request, meeting_id)
    item = visible_items(person(request), meeting).filter(pk=item_id).first()
    if item is None:
        raise Http404
    item.meeting = meeting
    return item


def arranged_meeting(request: HttpRequest, meeting_id: UUID) -> Meeting:
    """The meeting, if the person arranges its agenda; else `PermissionDenied`, or `Http404` if it is not theirs."""
    meeting = seen_meeting(request, meeting_id)
    if not may_arrange(person(request), meeting):
        raise PermissionDenied
    return meeting


def arranged_item(request: HttpRequest, item_id: UUID) -> Item:
    """The item, if the person arranges the agenda; else `PermissionDenied`, or `Http404` if it is not theirs."""
    item = seen_item(request, item_id)
    if not may_arrange(person(request), item.meeting):
        raise PermissionDenied
    return item


def seen_turn(request: HttpRequest, turn_id: UUID) -> Turn:
    """A speaking turn on an item that the person may know of, or `Http404`."""
    turn = Turn.objects.select_related("attendee__user").filter(pk=turn_id).first()
    if turn is None:
        raise Http404
    turn.item = seen_item(request, turn.item_id)
    return turn


def seen_inquiry(request: HttpRequest, inquiry_id: UUID) -> Inquiry:
    """A question on an item that the person may know of, or `Http404`."""
    inquiry = Inquiry.objects.select_related("asker__user").filter(pk=inquiry_id).first()
    if inquiry is None:
        raise Http404
    inquiry.item = seen_item(request, inquiry.item_id)
    return inquiry


def drafted_task(request: HttpRequest, task_id: UUID) -> Task:
    """A task in a draft conclusion, for who writes conclusions; else `PermissionDenied` or `Http404`."""
    task = Task.objects.select_related("lead").filter(pk=task_id).first()
    if task is None:
        raise Http404
    task.item = arranged_item(request, task.item_id)
    return task


def seen_task(request: HttpRequest, task_id: UUID) -> Task:
    """A task that was handed out and concerns the person, or `Http404`."""
    task = visible_tasks(person(request)).filter(pk=task_id).first()
    if task is None:
        raise Http404
    return task


def back_to(request: HttpRequest, fallback: str) -> str:
    """The path of this site that the request says it came from (`next`), or `fallback`."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts=None) else fallback
