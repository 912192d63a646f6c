"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def page(request: HttpRequest) -> dict[str, object]:
    """`page.build` (reload when it changes), `page.debug`, `page.now` (server time, aware)."""
    return {"page": {"build": settings.BUILD, "debug": settings.DEBUG, "now": timezone.now()}}
