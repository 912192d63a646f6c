"""How a view answers a form: a redirect for a plain browser, a short JSON for a quiet one."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase

from people.refusals import Refusal

Answer = TypeVar("Answer", bound=HttpResponseBase)
FORM = ["GET", "HEAD", "POST"]  # the methods of a page with a form


def is_quiet(request: HttpRequest) -> bool:
    """Whether the form was posted by script and wants data instead of a page."""
    return request.headers.get("X-Quiet") == "1"


def done(request: HttpRequest, to: str, message: str = "", follow: bool = False) -> HttpResponse:
    """The answer after a successful write.

    `to` is where a plain browser goes next; a quiet form goes there only with `follow`, otherwise
    the live page brings the news. `message` is a confirmation in the person's words.
    """
    if is_quiet(request):
        if not message and not follow:
            return HttpResponse(status=204)
        if follow and message:
            messages.success(request, message)
        return JsonResponse({"location": to} if follow else {"message": message})
    if message:
        messages.success(request, message)
    return HttpResponseRedirect(to, status=303)


def refused(request: HttpRequest, refusal: Refusal, to: str) -> HttpResponse:
    """The answer to a refused write: the reason, and the page it came from."""
    if is_quiet(request):
        return JsonResponse({"message": str(refusal)}, status=refusal.status)
    messages.error(request, str(refusal))
    return HttpResponseRedirect(to, status=303)


def writes(view: Callable[..., Answer]) -> Callable[..., Answer | HttpResponse]:
    """Turns a `Refusal` raised by a POST view into its answer; the page it came from shows it."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> Answer | HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return refused(request, refusal, origin(request))

    return wrapped


def origin(request: HttpRequest) -> str:
    """The path of this site that the form says it came from (`next`), or the home page."""
    from django.utils.http import url_has_allowed_host_and_scheme

    target = request.POST.get("next", "/")
    return target if url_has_allowed_host_and_scheme(target, allowed_hosts=None) else "/"
