"""How a tablet learns to trust this server: open to everybody and over plain HTTP, since it comes before all else."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from config import authority


@login_not_required
@require_safe
def trust(request: HttpRequest) -> HttpResponse:
    """The steps for each kind of device. `?language=en`: a form could not keep the choice without TLS."""
    language = request.GET.get("language", "")
    if language not in dict(settings.LANGUAGES):
        language = translation.get_language() or settings.LANGUAGE_CODE
    with translation.override(language):
        secure = settings.PUBLIC_URL or f"https://{request.get_host().split(':')[0]}"
        context = {"authority": authority.named(), "secure_url": f"{secure}/"}
        answer = render(request, "trust/trust.html", context)
    answer.headers["Content-Language"] = language
    return answer


@login_not_required
@require_safe
def trust_certificate(request: HttpRequest) -> HttpResponse:
    """The authority's certificate, as a type that tablets offer to install."""
    found = authority.named()
    if found is None:
        raise Http404
    return HttpResponse(
        found.pem,
        content_type="application/x-x509-ca-cert",
        headers={"Content-Disposition": 'attachment; filename="phienhop-ca.crt"'},
    )
