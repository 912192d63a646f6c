"""Asking for a book, making it in the background, and fetching it."""

import json
import logging
import subprocess
import sys
from datetime import datetime, timedelta
from typing import BinaryIO, Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from documents import stamp, store
from documents.acts.typography import UnprintableText
from documents.books import files
from documents.books.contents import Contents, contents_of
from documents.circulation import tracing
from documents.composition.book import front, outline, title_of
from documents.events import BookTaken
from documents.models import Book
from documents.models.trace import TraceKind
from documents.pdf import cage, copies
from documents.pdf.binding import Job
from documents.states import BookState
from meetings import journal
from meetings.models import Meeting
from people.models import User
from people.refusals import Refusal

MOST: Final = 3000  # pages of one book
PATIENCE: Final = 900  # seconds for binding
KEPT: Final = timedelta(days=2)  # then the file is thrown away; it is quickly made again
UNDER_WAY: Final = (BookState.WAITING, BookState.WORKING)

logger = logging.getLogger(__name__)


class NothingToPrint(Refusal):
    """There is no paper that the person may read."""


class TooMuch(Refusal):
    """The papers are too many for one file."""


class NotReady(Refusal):
    """The book is not made yet, or its file is not kept any more."""


class Outdated(Refusal):
    """The agenda, the papers or the person's rights are different from what is in the book."""


def newest(user: User, meeting: Meeting) -> Book | None:
    """The book that the person asked for last."""
    return Book.objects.filter(meeting=meeting, user=user).order_by("-asked_at").first()


@transaction.atomic
def ask(*, meeting: Meeting, by: User, at: datetime) -> Book:
    """Has the person's book made. One that is being made, or is as it would be now, is not made again.

    Raises `NothingToPrint`, `TooMuch`.
    """
    meeting = journal.lock(meeting.pk)
    contents = contents_of(by, meeting)
    if not contents.versions:
        raise NothingToPrint(_("Chưa có tài liệu nào gửi đồng chí nên chưa lập được tập tài liệu."))
    if contents.pages > MOST:
        text = _(
            "Tài liệu có %(pages)s trang, nhiều hơn %(most)s trang của một tập. Đồng chí in từng tài liệu cần dùng."
        )
        raise TooMuch(text % {"pages": contents.pages, "most": MOST})
    before = newest(by, meeting)
    good = (*UNDER_WAY, BookState.READY)
    if before is not None and before.fingerprint == contents.fingerprint and before.state in good:
        return before
    book = Book.objects.create(
        meeting=meeting, user=by, fingerprint=contents.fingerprint, papers=len(contents.versions), asked_at=at
    )
    make_book.enqueue(str(book.pk))
    return book


@transaction.atomic
def take(*, book: Book, by: User, at: datetime) -> BinaryIO:
    """The person's own book, open for reading. The first time its pages are counted as printed on paper.

    Raises `NotReady`, `Outdated` where something in it is not as it was, `depot.Unreachable`.
    """
    meeting = journal.lock(book.meeting_id)
    book = Book.objects.select_for_update(of=("self",)).get(pk=book.pk, user=by)
    if book.state != BookState.READY:
        raise NotReady(_("Tập tài liệu chưa lập xong, hoặc không còn giữ trên máy chủ. Đồng chí lập lại."))
    if contents_of(by, meeting).fingerprint != book.fingerprint:
        raise Outdated(_("Chương trình hoặc tài liệu đã thay đổi từ khi lập tập này. Đồng chí lập lại rồi tải."))
    try:
        found = files.local(book).open("rb")
    except FileNotFoundError as gone:
        raise NotReady(_("Tập tài liệu không còn giữ trên máy chủ. Đồng chí lập lại.")) from gone
    if book.taken_at is None:
        book.taken_at = at
        book.save(update_fields=["taken_at"])
        journal.record(meeting, BookTaken(pages=book.pages), by=by, at=at)
    return found


@task()
def make_book(book_id: str) -> None:
    """Stamps every paper, sets the first pages and binds them; the book's row says how far it is."""
    book = Book.objects.select_related("meeting__body__organisation", "user__office").filter(pk=book_id).first()
    if book is None or book.state == BookState.READY:
        return
    rows = Book.objects.filter(pk=book.pk)
    rows.update(state=BookState.WORKING, done=0)
    sweep(timezone.now())
    contents = contents_of(book.user, book.meeting)
    try:
        with translation.override(settings.LANGUAGE_CODE):  # as the papers are
            pages = _made(book, contents)
    except (Refusal, UnprintableText, OSError, subprocess.SubprocessError):
        logger.exception("the book %s could not be made", book.pk)
        rows.update(state=BookState.FAILED)
        return
    facts = {"pages": pages, "done": len(contents.versions), "papers": len(contents.versions)}
    rows.update(state=BookState.READY, made_at=timezone.now(), fingerprint=contents.fingerprint, **facts)


def sweep(at: datetime) -> None:
    """Throws away the files of books that are old, or that their person has had made anew."""
    for book in Book.objects.filter(state=BookState.READY).exclude(made_at=None):
        newer = Book.objects.filter(meeting=book.meeting_id, user=book.user_id, asked_at__gt=book.asked_at).exists()
        if newer or (book.made_at is not None and book.made_at < at - KEPT):
            Book.objects.filter(pk=book.pk).update(state=BookState.GONE)
            files.drop(book)


def _made(book: Book, contents: Contents) -> int:
    """Makes the file and returns how many pages it has."""
    with files.workshop() as room:
        parts = []
        for number, version in enumerate(contents.versions, start=1):
            trace = tracing.trace_copy(version=version, kind=TraceKind.BOOK, by=book.user, at=timezone.now())
            part = room / f"{number}.pdf"
            with part.open("wb") as out:
                copies.stamped(store.local(version.sha256), stamp.pdf(trace), out)
            parts.append(str(part))
            Book.objects.filter(pk=book.pk).update(done=number)
        (room / "front.pdf").write_bytes(front(book, contents))
        made = room / "book.pdf"
        job = Job(
            out=str(made),
            title=title_of(book.meeting),
            front=str(room / "front.pdf"),
            parts=parts,
            outline=outline(contents),
        )
        pages = _bound(job)
        files.keep(book, made)
    return pages


def _bound(job: Job) -> int:
    """Binds in a process of its own, so that nobody waits for it."""
    done = subprocess.run(
        [sys.executable, "-E", "-s", "-B", "-m", "documents.pdf.binding"],
        cwd=cage.ROOT,
        env={"LANG": "C.UTF-8"},
        input=json.dumps(job).encode(),
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    return int(json.loads(done.stdout)["pages"])
