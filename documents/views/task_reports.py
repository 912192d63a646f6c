"""The table of a body's tasks in a period, the reports that were kept, and tasks laid before a meeting."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agenda.figures import Period, counted, figures, period_of
from documents import matters, store, task_reports
from documents.composition.task_report import shares
from documents.models import TaskReport
from documents.views.pdf_answer import pdf_answer
from meetings.pages import person, seen_meeting
from people.answers import done, writes
from people.models import Body
from people.refusals import BadInput


@require_safe
def task_report(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """How far the tasks of a body are in a period (`?period=`, this month if none is given), and what was kept."""
    body = followed(request, body_id)
    today = timezone.localdate()
    period = period_of(request.GET.get("period", "")) or this_month()
    rows = counted(body, period, today)
    lines, total = figures(rows)
    context = {
        "body": body,
        "period": period,
        "choices": choices(),
        "until": min(period.ends, today),
        "begun": period.starts <= today,
        "lines": lines,
        "total": total,
        "shares": shares(total),
        "kept": TaskReport.objects.filter(body=body).select_related("made_by")[:24],
    }
    return render(request, "documents/task_report.html", context)


@require_POST
@writes
def task_reports_(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """Keeps the report of a period as it stands."""
    body = followed(request, body_id)
    period = period_of(request.POST.get("period", ""))
    if period is None:
        raise BadInput(_("Chọn kỳ báo cáo."))
    task_reports.keep_report(body=body, period=period, by=person(request), at=timezone.now())
    to = f"{reverse('documents:task-report', args=[body_id])}?period={period.code}"
    return done(request, to, _("Đã lưu báo cáo."), follow=True)


@require_safe
def task_report_file(request: HttpRequest, report_id: UUID) -> HttpResponse:
    """A kept report as it was made, checked against its hash."""
    found = get_object_or_404(TaskReport.objects.select_related("body"), pk=report_id)
    followed(request, found.body_id)
    return pdf_answer(store.intact(found.sha256), f"bao-cao-nhiem-vu-{found.period}")


@require_POST
@writes
def matters_arising(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Lays the unfinished tasks of earlier meetings before this one."""
    meeting = seen_meeting(request, meeting_id)
    matters.lay_before(meeting=meeting, by=person(request), at=timezone.now())
    to = reverse("documents:meeting", args=[meeting_id])
    return done(request, to, _("Đã đưa nhiệm vụ chưa hoàn thành vào chương trình."), follow=True)


def followed(request: HttpRequest, body_id: UUID) -> Body:
    """A body whose tasks the person follows, or `Http404`."""
    body = get_object_or_404(Body.objects.select_related("organisation"), pk=body_id)
    if not task_reports.may_follow(person(request), body):
        raise Http404
    return body


def this_month() -> Period:
    today = timezone.localdate()
    found = period_of(f"{today:%Y-%m}")
    if found is None:
        raise Http404
    return found


def choices() -> list[Period]:
    """This year and the one before, its quarters and months, the latest first."""
    today = timezone.localdate()
    codes = []
    for year in (today.year, today.year - 1):
        months = [f"{year}-{month:02d}" for month in range(12, 0, -1)]
        codes += [str(year), *(f"{year}-Q{quarter}" for quarter in (4, 3, 2, 1)), *months]
    found = [period_of(code) for code in codes]
    return [one for one in found if one is not None and one.starts <= today]
