"""The list of tasks that concern a person."""

from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from agenda.access import visible_tasks
from agenda.forms.reminders import UrgingForm
from agenda.forms.tasks import TaskFilterForm
from agenda.models import Task
from agenda.queries import by_office, leading_offices, narrowed, rows, task_numbers
from agenda.states import UNFINISHED, NoteKind
from meetings.pages import person
from people.models import Body
from people.queries import served_organisations


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
    urgings = Count("notes", filter=Q(notes__kind=NoteKind.URGING), distinct=True)
    urged_at = Max("notes__at", filter=Q(notes__kind=NoteKind.URGING))
    shown = rows(narrowed(concerned, show, today).annotate(urgings=urgings, urged_at=urged_at), today)
    bodies = list(Body.objects.filter(staff__user=user).distinct())
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
        "bodies": bodies,
        "followed": {row.task.pk for row in shown if row.task.state in UNFINISHED and _is_of(row.task, bodies)},
        "urging": UrgingForm(),
    }
    return render(request, "agenda/tasks.html", context)


def _is_of(task: Task, bodies: list[Body]) -> bool:
    return task.item.meeting.body in bodies
