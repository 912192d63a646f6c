"""What a browser keeps of the product itself: the service worker, and the page that opens without a network."""

import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The papers on this device; the script puts them in, so that what a browser keeps of this page is nobody's."""
    return render(request, "documents/offline.html")


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: which build it belongs to, and its program. A new build is a new worker."""
    told = {
        "build": settings.BUILD,
        "static": settings.STATIC_URL,
        "shell": reverse("documents:offline"),
        "contact": reverse("documents:offline-device"),
        "signOut": reverse("people:sign-out"),
    }
    module = json.dumps(static("documents/js/offline/worker.js"))
    program = f"import {{ start }} from {module};\nstart({json.dumps(told)});\n"
    return HttpResponse(program, content_type="text/javascript", headers={"Service-Worker-Allowed": "/"})
