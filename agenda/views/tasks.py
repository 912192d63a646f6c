"""The list of tasks that concern a person."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from agenda.access import visible_tasks
from agenda.forms.tasks import TaskFilterForm
from agenda.queries import by_office, leading_offices, narrowed, rows, task_numbers
from meetings.pages import person
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
