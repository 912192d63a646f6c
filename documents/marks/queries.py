"""Marks as devices get them."""

from typing import Any

from django.db.models import Q, QuerySet

from documents.models import Mark, MarkSheet, PaperVersion
from documents.models.mark import MarkPlace, MarkShare
from meetings import access as meetings_access
from people.models import User


def as_data(mark: Mark) -> dict[str, Any]:
    """A mark as JSON, its names those of `documents.marks.changes.Change`."""
    return {
        "id": str(mark.pk),
        "revision": mark.revision,
        "page": mark.page,
        "kind": mark.kind,
        "shape": mark.shape,
        "colour": mark.colour,
        "width": mark.width,
        "text": mark.text,
        "quote": mark.quote,
        "share": mark.share,
        "erased": mark.erased,
        "place": mark.place,
        "from": mark.origin.sheet.version.number if mark.place == MarkPlace.LOST and mark.origin else 0,
        "at": mark.made_at.isoformat(),
    }


def own(version: PaperVersion, user: User, since: int = 0) -> tuple[int, list[dict[str, Any]]]:
    """The head of the person's sheet, and their marks changed after `since`; from the beginning, without those erased.

    The head is read first: what is written meanwhile comes again, nothing is left out.
    """
    sheet = MarkSheet.objects.filter(version=version, user=user).first()
    if sheet is None:
        return 0, []
    marks = Mark.objects.filter(sheet=sheet, seq__gt=since).select_related("origin__sheet__version")
    if not since:
        marks = marks.filter(erased=False)
    return sheet.head, [as_data(mark) for mark in marks]


def marks_of(version: PaperVersion, user: User) -> QuerySet[Mark]:
    """The person's own marks that have a place on a version, with who made them."""
    marks = Mark.objects.filter(sheet__version=version, sheet__user=user, erased=False)
    return marks.exclude(place=MarkPlace.LOST).select_related("sheet__user")


def marks_shared_with(version: PaperVersion, user: User) -> QuerySet[Mark]:
    """What others share on this version with this person: with the whole meeting, or with its office."""
    seen = Q(share=MarkShare.MEETING)
    if meetings_access.may_prepare(user, version.paper.meeting):
        seen |= Q(share=MarkShare.OFFICE)
    marks = Mark.objects.filter(seen, sheet__version=version, erased=False).exclude(sheet__user=user)
    return marks.exclude(place=MarkPlace.LOST).select_related("sheet__user", "origin__sheet__version")


def shared(version: PaperVersion, user: User) -> list[dict[str, Any]]:
    """The same as a device gets it: each mark with whose it is, `by`."""
    return [as_data(mark) | {"by": str(mark.sheet.user)} for mark in marks_shared_with(version, user)]
