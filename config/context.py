"""What every page knows of the server that made it."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def server(request: HttpRequest) -> dict[str, object]:
    """`server.build` (reload when it changes), `server.debug`, `server.now` (its time, aware).

    No view may give its template another `server`: a page without the build would load again and again.
    """
    return {"server": {"build": settings.BUILD, "debug": settings.DEBUG, "now": timezone.now()}}
