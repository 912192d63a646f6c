"""Django on Daphne with one view that does nothing, and no middleware."""

import sys

from django.conf import settings

settings.configure(ROOT_URLCONF=__name__, MIDDLEWARE=[], ALLOWED_HOSTS=["*"], SECRET_KEY="not-used")

from django.core.asgi import get_asgi_application  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402

from tests.bench.peers import server  # noqa: E402


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path("", nothing)]

if __name__ == "__main__":
    server.serve(get_asgi_application(), int(sys.argv[1]))
