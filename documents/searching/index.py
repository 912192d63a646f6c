"""Fills and empties the table of page texts, and asks it for pages that have all words."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.expressions import RawSQL
from django_tasks import task

from documents import depot, store
from documents.models import Act, PageText, Paper, PaperVersion
from documents.pdf import wording
from documents.pdf.shelf import Shelf
from documents.states import ActState, PaperState
from people.text import line
from people.words import Wanted, exact_form, plain_form

logger = logging.getLogger(__name__)

QUERIES: Final = {
    "sqlite": "SELECT rowid FROM documents_pagetext_words WHERE documents_pagetext_words MATCH %s",
    "postgresql": "SELECT id FROM documents_pagetext "
    "WHERE documents_pagetext_lexemes(words) @@ to_tsquery('simple', %s)",
}


def index_version(version: PaperVersion) -> None:
    """Writes down the title and the texts of a version, unless its paper was withdrawn. Safe to repeat.

    Pages that were not read yet are read now, in the limited child. Raises as `store.local`.
    """
    texts = _texts(version.sha256, version.pages)
    with transaction.atomic():
        paper = Paper.objects.select_for_update().get(pk=version.paper_id)
        if paper.state == PaperState.WITHDRAWN:
            return
        PageText.objects.filter(version=version).delete()
        made = enumerate([paper.title, *texts])
        PageText.objects.bulk_create([_row(page, text, version=version) for page, text in made if text or not page])


def index_act(act: Act) -> None:
    """The same for an issued act; its title is its number and what it is about."""
    texts = _texts(act.file_sha256, act.pages)
    title = f"{act.entry.written if act.entry else act.get_kind_display()} {act.content.get('abstract', '')}"
    with transaction.atomic():
        Act.objects.select_for_update(of=("self",)).get(pk=act.pk)
        PageText.objects.filter(act=act).delete()
        made = enumerate([line(title), *texts])
        PageText.objects.bulk_create([_row(page, text, act=act) for page, text in made if text or not page])


def retitle(paper: Paper) -> None:
    """The title of a paper is another one; inside the transaction that changes it."""
    rows = PageText.objects.filter(version__paper=paper, page=0)
    rows.update(text=paper.title, words=plain_form(paper.title), exact=exact_form(paper.title))


def forget(paper: Paper) -> None:
    """Nothing of a paper can be found any more; inside the transaction that withdraws it."""
    PageText.objects.filter(version__paper=paper).delete()


def holding(sought: Wanted) -> QuerySet[PageText]:
    """The rows that have all words that are looked for; what the person may read is not asked here."""
    if connection.vendor == "sqlite":
        asked = " AND ".join(f'"{word}"' for word in sought.plain) + (" *" if sought.is_open else "")
    else:
        asked = " & ".join(f"'{word}'" for word in sought.plain) + (":*" if sought.is_open else "")
    return PageText.objects.filter(pk__in=RawSQL(QUERIES[connection.vendor], [asked]))  # noqa: S611 - fixed texts


@task()
def index_one_act(act_id: str) -> None:
    """In the background, after an act was issued."""
    act = Act.objects.select_related("entry").filter(pk=act_id, state=ActState.ISSUED).first()
    if act is not None:
        index_act(act)


@task()
def index_missing() -> None:
    """In the background, when a server starts and finds that something was never indexed."""
    fill()


def fill() -> int:
    """Indexes every paper and issued act that is not; how many. A file that cannot be read is passed over and noted."""
    done = 0
    for version in list(_versions()):
        with _passed_over(version.sha256):
            index_version(version)
            done += 1
    for act in list(_acts().select_related("entry")):
        with _passed_over(act.file_sha256):
            index_act(act)
            done += 1
    return done


def missing() -> int:
    """How many papers and acts are not indexed."""
    return _versions().count() + _acts().count()


def _versions() -> QuerySet[PaperVersion]:
    readable = PaperVersion.objects.exclude(paper__state=PaperState.WITHDRAWN)
    return readable.filter(~Exists(PageText.objects.filter(version=OuterRef("pk"))))


def _acts() -> QuerySet[Act]:
    return Act.objects.filter(~Exists(PageText.objects.filter(act=OuterRef("pk"))), state=ActState.ISSUED)


@contextmanager
def _passed_over(sha256: str) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, store.Damaged, depot.Unreachable):
        logger.exception("the text of %s cannot be read", sha256)


def _texts(sha256: str, pages: int) -> list[str]:
    """The text of each page on one line."""
    lines = wording.lines_of(store.local(sha256), Shelf(store.pages(sha256)), pages)
    return [line(" ".join(str(one[4]) for one in page)) for page in lines]


def _row(page: int, text: str, *, version: PaperVersion | None = None, act: Act | None = None) -> PageText:
    return PageText(version=version, act=act, page=page, text=text, words=plain_form(text), exact=exact_form(text))
