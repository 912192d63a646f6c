"""The figures of an organisation in a period, on a page and as a spreadsheet; the tasks of a body as a spreadsheet."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from agenda.figures import Period, counted, period_of
from documents.sheets import Sheet, workbook
from documents.statistics import sheets
from documents.statistics.figures import Statistics, bodies_for, share, statistics_of
from documents.views.task_reports import choices, followed, this_month
from meetings.pages import person
from people.models import Organisation
from people.queries import serves

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def statistics(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """The figures (`?period=`, this month if none is given), each with its basis."""
    found = _found(request, organisation_id)
    context = {
        "found": found,
        "period": found.period,
        "choices": choices(),
        "lines": [(line, list(zip(found.months, line.months, strict=True))) for line in found.lines],
        "electronic": share(found.sending.electronic, found.sending.documents),
        "comparisons": [(one, serves(person(request), one.body)) for one in found.comparisons],
        "bases": {
            "pace": sheets.pace_basis(),
            "sending": sheets.sending_basis(),
            "paper": sheets.paper_basis(),
            "tasks": sheets.tasks_basis(),
            "no_baseline": sheets.no_baseline(),
        },
    }
    return render(request, "documents/statistics.html", context)


@require_safe
def statistics_file(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """The same figures as XLSX, in Vietnamese as every record of the office."""
    found = _found(request, organisation_id)
    with override("vi"):
        return _file(request, sheets.statistics_sheets(found), sheets.scope(found), "thong-ke", found.period)


@require_safe
def task_sheet(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """The tasks of a body in a period as XLSX, in Vietnamese."""
    body, period = followed(request, body_id), _period(request)
    rows = counted(body, period, timezone.localdate())
    with override("vi"):
        return _file(request, sheets.task_sheets(rows), f"{body.name}, {period.label}", "nhiem-vu", period)


def _found(request: HttpRequest, organisation_id: UUID) -> Statistics:
    organisation = get_object_or_404(Organisation, pk=organisation_id)
    bodies = bodies_for(person(request), organisation)
    if not bodies:
        raise Http404
    return statistics_of(organisation, bodies, _period(request), timezone.now())


def _period(request: HttpRequest) -> Period:
    return period_of(request.GET.get("period", "")) or this_month()


def _file(request: HttpRequest, tables: list[Sheet], title: str, stem: str, period: Period) -> HttpResponse:
    made = timezone.localtime()
    data = workbook(tables, title=title, author=person(request).full_name, made=made)
    name = sheets.file_name(stem, period.code, made)
    return HttpResponse(data, content_type=XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
