"""Decisions on tasks that were handed out: more time, confirmed, returned, stopped."""

from typing import TypeVar
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agenda import completion, extensions
from agenda.forms.tasks import MoreTimeForm, ReasonForm
from agenda.models import Extension
from agenda.pages import seen_task
from meetings.pages import person
from people.answers import done, writes
from people.refusals import BadInput

FormT = TypeVar("FormT", bound=forms.Form)


@require_POST
@writes
def extension(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Asks for more time."""
    task = seen_task(request, task_id)
    data = _valid(MoreTimeForm(request.POST), _("Chọn ngày và ghi lý do xin lùi hạn.")).cleaned_data
    extensions.ask_extension(task=task, day=data["day"], reason=data["reason"], by=person(request), at=timezone.now())
    return _back(request, task_id, _("Đã gửi đề nghị lùi hạn."))


@require_POST
@writes
def extension_decision(request: HttpRequest, extension_id: UUID) -> HttpResponse:
    """Grants or refuses a request for more time, by the button that was pressed."""
    asked = Extension.objects.filter(pk=extension_id).first()
    if asked is None:
        raise Http404
    seen_task(request, asked.task_id)
    granted = {"grant": True, "refuse": False}.get(request.POST.get("decision", ""))
    if granted is None:
        raise BadInput(_("Chọn đồng ý hoặc không đồng ý."))
    extensions.decide_extension(
        extension=asked, granted=granted, answer=_text(request), by=person(request), at=timezone.now()
    )
    said = _("Đã lùi hạn.") if granted else _("Đã trả lời không đồng ý lùi hạn.")
    return _back(request, asked.task_id, said)


@require_POST
@writes
def decision(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Confirms a reported completion or returns it, by the button that was pressed."""
    task = seen_task(request, task_id)
    by, at = person(request), timezone.now()
    try:
        report = UUID(request.POST.get("report", ""))
    except ValueError:
        raise BadInput(_("Tải lại trang rồi quyết định lại.")) from None
    if request.POST.get("decision") == "return":
        completion.return_completion(task=task, report=report, reason=_text(request), by=by, at=at)
        return _back(request, task_id, _("Đã trả lại để làm tiếp."))
    if request.POST.get("decision") != "confirm":
        raise BadInput(_("Chọn xác nhận hoặc trả lại."))
    completion.confirm_completion(task=task, report=report, text=_text(request), by=by, at=at)
    return _back(request, task_id, _("Đã xác nhận hoàn thành."))


@require_POST
@writes
def stop(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Gives a task up."""
    task = seen_task(request, task_id)
    completion.stop_task(task=task, reason=_text(request), by=person(request), at=timezone.now())
    return _back(request, task_id, _("Đã dừng nhiệm vụ."))


def _text(request: HttpRequest) -> str:
    form = _valid(ReasonForm(request.POST), _("Nội dung dài quá 2.000 ký tự. Rút ngắn rồi gửi lại."))
    return str(form.cleaned_data["text"])


def _valid(form: FormT, why: str) -> FormT:
    if not form.is_valid():
        raise BadInput(why)
    return form


def _back(request: HttpRequest, task_id: UUID, said: str) -> HttpResponse:
    return done(request, reverse("documents:task", args=[task_id]), said, follow=True)
