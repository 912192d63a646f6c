"""All addresses of the product; each app names its own."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from config.health import health
from config.trust import trust, trust_certificate

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("people.urls")),
    path("", include("meetings.urls")),
    path("", include("agenda.urls")),
    path("", include("voting.urls")),
    path("", include("documents.urls")),
    path("", include("realtime.urls")),
    path("health/", health, name="health"),
    path("trust/", trust, name="trust"),
    path("trust/ca.crt", trust_certificate, name="trust-certificate"),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"

if settings.DEBUG:
    from config.design import design

    urlpatterns.append(path("design/", design, name="design"))
