"""A person's marks follow their words into a new version; none is left out."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import QuerySet

from documents import access
from documents.comparing.versions import compared
from documents.marks import saving
from documents.marks.anchors import placed, words_under
from documents.marks.shapes import Shape
from documents.models import Mark, PaperVersion
from documents.models.mark import MarkPlace
from people.models import User

STILL = 0.01  # of the page; what moved by less is where it was


def waiting(version: PaperVersion, user: User) -> QuerySet[Mark]:
    """The person's marks on older versions that have not come to a newer one; none unless this is the newest."""
    if PaperVersion.objects.filter(paper_id=version.paper_id, number__gt=version.number).exists():
        return Mark.objects.none()
    return Mark.objects.filter(
        sheet__user=user,
        sheet__version__paper_id=version.paper_id,
        sheet__version__number__lt=version.number,
        erased=False,
        carried=None,
    )


def carry_marks(*, version: PaperVersion, by: User, at: datetime) -> int:
    """Brings the person's marks of older versions to this, the newest one; how many. Twice brings nothing twice.

    The versions are read and compared before anything is locked. A mark whose words are gone comes too, as lost. Marks
    come private: what was shared was shared about another text. Raises `NotAllowed`, and as `store.local`.
    """
    access.must_read(by, version.paper)
    for old in PaperVersion.objects.filter(pk__in=waiting(version, by).values("sheet__version")):
        compared(old, version)
    with transaction.atomic():
        sheet = saving.lock(version, by)
        found = list(waiting(version, by).select_related("sheet__version", "origin__sheet__version"))
        for mark in found:
            sheet.head += 1
            page, shape, place = _place(mark, version)
            Mark.objects.create(
                pk=uuid4(),
                sheet=sheet,
                page=page,
                shape=shape,
                place=place,
                origin=mark,
                revision=1,
                seq=sheet.head,
                made_at=mark.made_at,
                changed_at=at,
                **_kept(mark),
            )
        if found:
            sheet.save(update_fields=["head"])
            saving.tell(version, by, sheet.head, shared=False)
    return len(found)


def _kept(mark: Mark) -> dict[str, Any]:
    return {name: getattr(mark, name) for name in ("kind", "colour", "width", "text", "quote")}


def _place(mark: Mark, version: PaperVersion) -> tuple[int, Shape, str]:
    """Where a mark belongs in the version: page, shape, how sure that is."""
    known = _last_known(mark)
    old = known.sheet.version
    comparison = compared(old, version)
    words = words_under(comparison.old, known.page, known.kind, known.shape, known.quote) if known.shape else range(0)
    if not words:
        return _without_words(known, version)
    found = comparison.find(words)
    if found is None:
        return min(known.page, version.pages), known.shape, MarkPlace.LOST
    before = comparison.old.words[found.first : words.stop]
    page, shape = placed(known.kind, known.shape, before, [comparison.new.words[at] for at in found.words])
    if found.certainty == "unsure":
        return page, shape, MarkPlace.UNSURE
    still = page == known.page and all(
        abs(a - b) < STILL
        for one, other in zip(shape, known.shape, strict=False)
        for a, b in zip(one, other, strict=True)
    )
    return page, shape, MarkPlace.SAME if still else MarkPlace.MOVED


def _without_words(known: Mark, version: PaperVersion) -> tuple[int, Shape, str]:
    """A mark on a picture or a scan: at the same place of the same page, if there is one, and never as certain."""
    if known.shape and known.page <= version.pages:
        return known.page, known.shape, MarkPlace.UNSURE
    return min(known.page, version.pages), known.shape, MarkPlace.LOST


def _last_known(mark: Mark) -> Mark:
    """The mark itself, or for a lost one the last of its origins that had a place."""
    while mark.place == MarkPlace.LOST and mark.origin is not None and mark.origin.shape:
        mark = mark.origin
    return mark
