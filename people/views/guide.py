"""The user guide: one short page for each role."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

GUIDES = {
    "delegate": _("Đại biểu"),
    "chair": _("Chủ trì"),
    "secretary": _("Thư ký, văn phòng"),
    "clerk": _("Văn thư"),
    "office": _("Cơ quan được giao nhiệm vụ"),
}


@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """All guides."""
    return render(request, "people/help/index.html", {"guides": GUIDES})


@require_safe
def guide(request: HttpRequest, role: str) -> HttpResponse:
    """The guide of one role; `Http404` for a role that has none."""
    if role not in GUIDES:
        raise Http404
    return render(request, f"people/help/{role}.html", {"guides": GUIDES, "role": role, "title": GUIDES[role]})
