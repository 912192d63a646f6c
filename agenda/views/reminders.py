"""Urging offices, taking note of reminders, and the rule by which a body has them made."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from agenda import reminders
from agenda.access import visible_tasks
from agenda.forms.reminders import ReminderRuleForm, UrgingForm, task_ids
from agenda.pages import back_to, seen_task
from agenda.urging import urge_tasks
from meetings.pages import person
from people.answers import FORM, done, writes
from people.models import Body, StaffRole
from people.queries import serves
from people.refusals import BadInput, Refusal


@require_POST
@writes
def urging(request: HttpRequest) -> HttpResponse:
    """Urges the ticked tasks."""
    user, form = person(request), UrgingForm(request.POST)
    asked = task_ids(request.POST.getlist("task"))
    if visible_tasks(user).filter(pk__in=asked).count() != len(asked):
        raise Http404
    if not form.is_valid():
        raise BadInput(_("Ghi nội dung đôn đốc, nhiều nhất 1.000 ký tự."))
    urged = urge_tasks(tasks=asked, text=form.cleaned_data["text"], by=user, at=timezone.now())
    said = ngettext("Đã đôn đốc %(n)d nhiệm vụ.", "Đã đôn đốc %(n)d nhiệm vụ.", len(urged)) % {"n": len(urged)}
    if len(urged) < len(asked):
        said += " " + _("Các nhiệm vụ còn lại đã báo cáo hoàn thành hoặc đã dừng.")
    return done(request, back_to(request, reverse("agenda:tasks")), said, follow=True)


@require_POST
@writes
def receipt(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Takes note of a reminder."""
    task = seen_task(request, task_id)
    reminders.receive_reminder(task=task, by=person(request), at=timezone.now())
    return done(
        request, back_to(request, reverse("documents:task", args=[task_id])), _("Đã nhận nhắc việc."), follow=True
    )


@require_http_methods(FORM)
def reminder_rule(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """When the lead offices of a body's tasks are reminded; its staff see it, its secretary changes it."""
    user, body = person(request), get_object_or_404(Body, pk=body_id)
    if not serves(user, body):
        raise Http404
    keeps, rule = serves(user, body, StaffRole.Role.SECRETARY), reminders.rule_of(body)
    form = ReminderRuleForm.of(rule)
    if request.method == "POST":
        if not keeps:
            raise PermissionDenied
        form = ReminderRuleForm(request.POST)
        if form.is_valid():
            try:
                reminders.set_rule(body=body, **form.cleaned_data, by=user, at=timezone.now())
            except Refusal as refusal:
                form.add_error(None, str(refusal))
            else:
                return done(request, request.path, _("Đã lưu."), follow=True)
    context = {"body": body, "rule": rule, "form": form if keeps else None}
    return render(request, "agenda/reminder_rule.html", context, status=422 if form.errors else 200)
