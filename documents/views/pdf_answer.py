"""A PDF as the answer: shown in the browser, under a name of its own when it is kept."""

from collections.abc import Callable
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from documents.drafts import Unprintable
from people.answers import refused


def pdf_answer(pdf: bytes, name: str) -> HttpResponse:
    """`name` without the ending; it may have any letters."""
    headers = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}.pdf"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def printed_answer(
    request: HttpRequest,
    make: Callable[[], bytes],
    name: str,
    back: str,
    answer: Callable[[bytes, str], HttpResponse] = pdf_answer,
) -> HttpResponse:
    """What `make` prints as a file called `name`; the refusal at `back` where it has signs that cannot be printed."""
    try:
        return answer(make(), name)
    except Unprintable as problem:
        return refused(request, problem, back)
