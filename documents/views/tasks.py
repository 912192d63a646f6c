"""One task with its history, reports on it, and the files that came with them."""

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agenda import completion, reminders
from agenda.access import may_see_item
from agenda.follow_up import CLOSED, may_decide, may_finish, may_report
from agenda.forms.reminders import UrgingForm
from agenda.forms.tasks import MoreTimeForm, ReportForm
from agenda.models import Task
from agenda.pages import seen_task
from agenda.queries import rows
from agenda.states import UNFINISHED, ExtensionState, NoteKind, TaskState
from documents import store
from documents.evidence import report_with_evidence, takes_files
from documents.intake import LooksSecret, Upload
from documents.models import Evidence
from meetings.access import may_prepare, visible_meetings
from meetings.pages import person
from people.answers import done, is_quiet, refused
from people.models import User
from people.refusals import BadInput, Refusal


@require_safe
def task(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """One task: who, until when, what was reported and decided, and what the person may do now."""
    return _page(request, seen_task(request, task_id))


@require_POST
def notes(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Reports on a task, with files; a refused report stands in the form again."""
    found = seen_task(request, task_id)
    form = ReportForm(request.POST, finishes=may_finish(person(request), found))
    try:
        if not form.is_valid():
            raise BadInput(_("Chọn tình trạng và ghi nội dung báo cáo."))
        report_with_evidence(
            task=found,
            state=form.cleaned_data.get("state", TaskState.IN_PROGRESS),
            text=form.cleaned_data["text"],
            uploads=_uploads(request),
            by=person(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        if is_quiet(request) or refusal.status == 403:
            return refused(request, refusal, request.path.removesuffix("notes/"))
        return _page(request, seen_task(request, task_id), form, refusal)
    return done(request, reverse("documents:task", args=[task_id]), _("Đã gửi báo cáo."), follow=True)


@require_safe
def evidence_file(request: HttpRequest, task_id: UUID, evidence_id: UUID) -> HttpResponse:
    """A file that came with a report, as a download, for whoever sees the task; checked against its hash."""
    found = seen_task(request, task_id)
    file = Evidence.objects.filter(pk=evidence_id, note__task=found).first()
    if file is None:
        raise Http404
    store.verify(file.sha256)
    name = quote(f"{PurePosixPath(file.file_name).stem or 'minh-chung'}.pdf")
    return HttpResponse(
        store.path(file.sha256).read_bytes(),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox",
        },
    )


def _uploads(request: HttpRequest) -> list[Upload]:
    declared, again = (request.POST.get(name) == "1" for name in ("declared", "looked_again"))
    return [
        Upload(file=file, name=file.name or "", declared=declared, looked_again=again)
        for file in request.FILES.getlist("file")
    ]


def _page(
    request: HttpRequest, found: Task, form: ReportForm | None = None, refusal: Refusal | None = None
) -> HttpResponse:
    user, meeting = person(request), found.item.meeting
    files = Prefetch("evidence", queryset=Evidence.objects.order_by("position"))
    context = {
        "task": found,
        "row": rows([found], timezone.localdate())[0],
        "notes": found.notes.select_related("by__office").prefetch_related(files).order_by("-number"),
        "urgings": found.notes.filter(kind=NoteKind.URGING).count(),
        "meeting": meeting,
        "opens_meeting": visible_meetings(user).filter(pk=meeting.pk).exists(),
        "item": found.item if may_see_item(user, found.item) else None,
        "refusal": refusal,
        "look_again": isinstance(refusal, LooksSecret),
        "limit_mb": settings.UPLOAD_LIMIT_BYTES // 1024**2,
        **_steps(user, found, form),
    }
    return render(request, "documents/task.html", context, status=refusal.status if refusal else 200)


def _steps(user: User, found: Task, form: ReportForm | None) -> dict[str, Any]:
    """What the person may do with the task now: a form each, None where it is not theirs."""
    closed, decides = found.state in CLOSED, may_decide(user, found)
    reports = may_report(user, found) and (not closed or may_prepare(user, found.item.meeting))
    pending = found.extensions.filter(state=ExtensionState.PENDING).select_related("asked_by__office").first()
    report = completion.completion_of(found)
    if form is None and reports:
        form = ReportForm(finishes=may_finish(user, found), initial={"state": "in_progress"})
    asks = found.state in UNFINISHED and found.last_day and not pending and may_finish(user, found)
    return {
        "form": form if reports else None,
        "takes_files": takes_files(found),
        "time_form": MoreTimeForm() if asks else None,
        "pending": pending,
        "decides_time": decides and pending is not None and pending.asked_by_id != user.pk,
        "report": report,
        "confirms": decides and report is not None and pending is None,
        "own_work": completion.is_own_work(user, found, report),
        "urging": UrgingForm() if decides and found.state in UNFINISHED else None,
        "reminded": reminders.is_reminded(user, found, timezone.localdate()),
        "stops": decides and not closed and pending is None,
    }
