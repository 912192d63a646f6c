"""A text that could not be saved: what was typed beside what is kept, so that nothing typed is lost."""

from collections.abc import Callable
from typing import Protocol

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from agenda.models import Item
from people.answers import is_quiet
from people.difference import pieces
from people.refusals import Refusal
from people.text import nfc


class Kept(Protocol):
    """A text of an item that counts its revisions."""

    text: str
    revision: int


def unsaved(
    request: HttpRequest,
    item: Item,
    refusal: Refusal,
    *,
    newer: Kept | None,
    kept: Callable[[], Kept | None],
    to: str,
    action: str,
) -> HttpResponse:
    """The refusal with the `newer` text that stands against what was typed, if there is one.

    A page without script has what was typed nowhere else: it gets it back beside what is `kept`, to be saved again at
    `action`; `to` is where it came from.
    """
    if is_quiet(request):
        texts = {"text": newer.text, "revision": newer.revision} if newer else {}
        return JsonResponse({"message": str(refusal), **texts}, status=refusal.status)
    typed = request.POST.get("text", "")
    context = {
        "item": item,
        "meeting": item.meeting,
        "message": str(refusal),
        "newer": newer,
        "kept": newer or kept(),
        "typed": typed,
        "pieces": pieces(newer.text, nfc(typed)) if newer else [],
        "next": to,
        "action": action,
    }
    return render(request, "agenda/conflict.html", context, status=refusal.status)
