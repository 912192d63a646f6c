"""A PDF as the answer: shown in the browser, under a name of its own when it is kept."""

from urllib.parse import quote

from django.http import HttpResponse


def pdf_answer(pdf: bytes, name: str) -> HttpResponse:
    """`name` without the ending; it may have any letters."""
    headers = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}.pdf"}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)
