"""How a body votes: what the law says, and what its working rules add."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agenda.pages import back_to
from meetings.pages import person
from people.answers import done, writes
from people.models import Body, User
from people.queries import may_keep, serves
from people.refusals import BadInput, Refusal
from voting import house_rules as operations
from voting.models import HouseRule
from voting.rule_form import EndingForm, HouseRuleForm
from voting.wording import terms


def house_rules(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """The rules by which a body votes today, its own of all days, and the form for another; staff alone see them."""
    user, body = person(request), _served(request, Body.objects.filter(pk=body_id).first())
    keeps = may_keep(user, body)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    page = reverse("voting:house-rules", args=[body.pk])
    form = HouseRuleForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _enter(form, body, user):
        return done(request, page, _("Đã nhập quy tắc biểu quyết."), follow=True)
    context = {
        "body": body,
        "form": form,
        "keeps": keeps,
        "back": back_to(request, reverse("documents:home")),
        "decides": operations.matters_of(body, timezone.localdate()),
        "own": [(one, terms(one.rule)) for one in HouseRule.objects.filter(body=body)],
    }
    return render(request, "voting/house_rules.html", context)


@require_POST
@writes
def ending(request: HttpRequest, rule_id: UUID) -> HttpResponse:
    """Gives a rule its last day."""
    rule = get_object_or_404(HouseRule.objects.select_related("body"), pk=rule_id)
    _served(request, rule.body)
    form = EndingForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Ghi ngày cuối cùng quy tắc còn hiệu lực."))
    operations.end_rule(rule_id=rule.pk, last=form.cleaned_data["last"], by=person(request))
    page = reverse("voting:house-rules", args=[rule.body_id])
    return done(request, page, _("Đã ghi ngày hết hiệu lực."), follow=True)


def _served(request: HttpRequest, body: Body | None) -> Body:
    if body is None or not serves(person(request), body):
        raise Http404
    return body


def _enter(form: HouseRuleForm, body: Body, user: User) -> bool:
    """Whether the rule was entered; else the form tells why not."""
    values: dict[str, Any] = form.cleaned_data
    try:
        operations.enter_rule(rule=HouseRule(body=body, **values), by=user, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
