"""The papers of a meeting as one PDF: asking for it, how far it is, and fetching it."""

from typing import Any
from uuid import UUID

from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from documents.books import making
from documents.books.contents import contents_of
from documents.composition.book import title_of
from documents.models import Book
from documents.states import BookState
from documents.streaming import FileAnswer
from meetings import access
from meetings.pages import person, seen_meeting
from people.answers import FORM, done, writes
from people.refusals import Refusal


@require_http_methods(FORM)
def book(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """What is in the person's book, how far it is; and having it made."""
    meeting = seen_meeting(request, meeting_id)
    user = person(request)
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            making.ask(meeting=meeting, by=user, at=timezone.now())
        except Refusal as error:
            refusal = error
        else:
            return done(request, reverse("documents:book", args=[meeting_id]), follow=True)
    contents, found = contents_of(user, meeting), making.newest(user, meeting)
    runs = access.may_prepare(user, meeting)
    context: dict[str, Any] = {
        "meeting": meeting,
        "runs": runs,
        "refusal": refusal,
        "contents": contents,
        "book": found,
        "works": found is not None and found.state in making.UNDER_WAY,
        "fresh": found is not None and found.fingerprint == contents.fingerprint,
        "ready": found is not None and found.state == BookState.READY,
    }
    if runs:
        taken = Book.objects.filter(meeting=meeting).exclude(taken_at=None)
        context["used"] = taken.aggregate(books=Count("pk"), pages=Sum("pages"))
    return render(request, "documents/book.html", context, status=refusal.status if refusal else 200)


@require_POST
@writes
def book_file(request: HttpRequest, book_id: UUID) -> HttpResponseBase:
    """The person's own book; fetching it counts as printing."""
    user = person(request)
    found = get_object_or_404(Book.objects.select_related("meeting"), pk=book_id, user=user)
    file = making.take(book=found, by=user, at=timezone.now())
    answer = FileAnswer(file, f"{title_of(found.meeting).replace('/', '-')[:90]}.pdf", "application/pdf")
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox"
    return answer
