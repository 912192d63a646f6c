"""An issued act for systems on other networks: the package, and the message of the national exchange."""

from urllib.parse import quote
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents.confidentiality import is_confidential
from documents.dispatching import access
from documents.exchange import codes, package
from documents.exchange.edxml import Party, edxml
from documents.models import Act
from documents.states import NUMBERED
from documents.views.notice import seen_act
from meetings.access import may_prepare
from meetings.pages import person
from people.answers import writes
from people.refusals import NotAllowed


@require_safe
def exchange_page(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """What can be downloaded for another network."""
    act = _exported(request, act_id)
    context = {
        "act": act,
        "meeting": act.meeting,
        "runs": True,
        "code": codes.code_of(act.meeting.body.organisation),
        "confidential": is_confidential(act),
    }
    return render(request, "documents/exchange.html", context)


@require_safe
def package_file(request: HttpRequest, act_id: UUID) -> HttpResponse:
    act = _packed(request, act_id)
    return _file(package.packed(act), f"{package.name_of(act)}.zip", "application/zip")


@require_POST
@writes
def edxml_file(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The message to the receivers that were typed; the own code is kept for the next time."""
    act = _exported(request, act_id)
    if is_confidential(act):
        raise NotAllowed(_("Văn bản có nội dung hạn chế nên không gửi qua trục liên thông."))
    organisation = act.meeting.body.organisation
    receivers = codes.parties(request.POST.get("receivers", ""))
    code = codes.set_code(organisation=organisation, code=request.POST.get("code", ""), by=person(request)).code
    message = edxml(act, Party(code, organisation.name), receivers)
    return _file(message, f"{package.name_of(act)}.edxml", "application/xml")


def _exported(request: HttpRequest, act_id: UUID) -> Act:
    """An issued act with a number, which can travel to another office."""
    act = _packed(request, act_id)
    if act.kind not in NUMBERED:
        raise Http404
    return act


def _packed(request: HttpRequest, act_id: UUID) -> Act:
    """An issued act, for its office alone."""
    act = seen_act(request, act_id)
    if not access.may_follow(person(request), act) or not may_prepare(person(request), act.meeting):
        raise Http404
    return act


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=kind, headers=headers)
