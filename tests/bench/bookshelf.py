"""Puts a finished book of so many bytes into a seeded database: `python -m tests.bench.bookshelf <bytes>`."""

import json
import sys

import django


def main(size: int) -> None:
    django.setup()
    from django.utils import timezone

    from documents.books import files
    from documents.books.contents import contents_of
    from documents.models import Book
    from documents.states import BookState
    from meetings.models import Attendee, Meeting

    meeting = Meeting.objects.select_related("body__organisation").order_by("ordinal").first()
    assert meeting is not None
    seat = Attendee.objects.select_related("user").get(meeting=meeting, position=1)
    at, contents = timezone.now(), contents_of(seat.user, meeting)
    book = Book.objects.create(
        meeting=meeting,
        user=seat.user,
        fingerprint=contents.fingerprint,
        papers=1,
        pages=1,
        asked_at=at,
        made_at=at,
        state=BookState.READY,
    )
    with (files.folder() / f"{book.pk}.pdf").open("wb") as out:
        out.truncate(size)
    print(json.dumps({"book": str(book.pk)}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
