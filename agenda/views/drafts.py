"""Tasks of a draft conclusion: added, changed, taken out."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agenda import tasks as operations
from agenda.forms.tasks import TaskForm
from agenda.models import Item
from agenda.pages import back_to, drafted_task, seen_item
from agenda.parts import task_form
from meetings.pages import person
from people.answers import done, origin, writes
from people.models import Office
from people.refusals import BadInput, Refusal


def _form(request: HttpRequest, item: Item) -> TaskForm:
    offices = Office.objects.filter(organisation=item.meeting.body.organisation)
    return TaskForm(request.POST, offices=offices, today=timezone.localdate(item.meeting.starts_at))


@require_POST
@writes
def add(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Adds a task to the conclusion of an item."""
    item = seen_item(request, item_id)
    form = _form(request, item)
    if not form.is_valid():
        raise BadInput(_("Nhiệm vụ cần có nội dung, cơ quan chủ trì và thời hạn. Bổ sung rồi lưu lại."))
    operations.propose_task(item=item, plan=form.plan(), by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã thêm nhiệm vụ."))


def edit(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """The form for a task in a draft conclusion, and its answer."""
    task = drafted_task(request, task_id)
    form = _form(request, task.item) if request.method == "POST" else task_form(task.item, task)
    back = back_to(request, reverse("agenda:conclusions", args=[task.item.meeting_id]))
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_task(task=task, plan=form.plan(), by=person(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, back, _("Đã lưu nhiệm vụ."), follow=True)
    context = {"form": form, "task": task, "item": task.item, "meeting": task.item.meeting, "back": back}
    return render(request, "agenda/task_draft.html", context)


@require_POST
@writes
def removal(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Takes a task out of a draft conclusion."""
    task = drafted_task(request, task_id)
    operations.remove_task(task=task, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã bỏ nhiệm vụ."))
