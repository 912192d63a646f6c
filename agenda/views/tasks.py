"""The list of tasks that concern a person, one task with its reports, and reporting."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from agenda.access import may_see_item, visible_tasks
from agenda.follow_up import may_finish, may_report, report_task
from agenda.forms.tasks import ReportForm, TaskFilterForm
from agenda.pages import seen_task
from agenda.queries import by_office, leading_offices, narrowed, rows, task_numbers
from agenda.states import TaskState
from meetings.access import may_prepare, visible_meetings
from meetings.pages import person
from people.answers import done, writes
from people.queries import served_organisations
from people.refusals import BadInput


@require_GET
def tasks(request: HttpRequest) -> HttpResponse:
    """The tasks that concern the person, narrowed by office and state; staff sees them under their offices."""
    user, today = person(request), timezone.localdate()
    form = TaskFilterForm(request.GET, offices=leading_offices(user))
    form.is_valid()
    show, office = form.cleaned_data.get("show") or "open", form.cleaned_data.get("office")
    concerned = visible_tasks(user)
    if office is not None:
        concerned = concerned.filter(lead=office)
    shown = rows(narrowed(concerned, show, today), today)
    numbers = task_numbers(concerned, today)
    oversees = served_organisations(user).exists()
    context = {
        "form": form,
        "show": show,
        "office": office,
        "shows": [(value, label, numbers[value]) for value, label in TaskFilterForm.SHOW],
        "rows": shown,
        "groups": by_office(shown) if oversees else [],
        "oversees": oversees,
    }
    return render(request, "agenda/tasks.html", context)


@require_GET
def task(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """One task: who, until when, what was reported."""
    user = person(request)
    found = seen_task(request, task_id)
    meeting = found.item.meeting
    reports = may_report(user, found) and (found.state != TaskState.DONE or may_prepare(user, meeting))
    context = {
        "task": found,
        "row": rows([found], timezone.localdate())[0],
        "notes": found.notes.select_related("by__office").order_by("-at"),
        "meeting": meeting,
        "opens_meeting": visible_meetings(user).filter(pk=meeting.pk).exists(),
        "item": found.item if may_see_item(user, found.item) else None,
        "form": ReportForm(finishes=may_finish(user, found), initial={"state": "in_progress"}) if reports else None,
    }
    return render(request, "agenda/task.html", context)


@require_POST
@writes
def notes(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Reports on a task."""
    found = seen_task(request, task_id)
    form = ReportForm(request.POST, finishes=may_finish(person(request), found))
    if not form.is_valid():
        raise BadInput(_("Chọn tình trạng và ghi nội dung báo cáo."))
    state = form.cleaned_data.get("state", TaskState.IN_PROGRESS)
    report_task(task=found, state=state, text=form.cleaned_data["text"], by=person(request), at=timezone.now())
    return done(request, reverse("agenda:task", args=[task_id]), _("Đã gửi báo cáo."), follow=True)
