"""Where the presenter is: the page is kept, so that whoever comes later finds it; the pointer is told and forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _

from documents.models import Presentation
from people.models import User
from people.refusals import Refusal

PARTS: Final = 10_000  # of the width and the height of a page, in which a point is told

Point = tuple[int, int]

# Sent after the commit with `meeting_id` and `place`. Turning a page is no event.
moved = Signal()


class NotPresenting(Refusal):
    message = _("Đồng chí không còn trình bày tài liệu này.")


@dataclass(frozen=True)
class Place:
    """The presenter's page of a version, and where they point, in `PARTS` of the page from its upper left corner.

    `at` in milliseconds: of two places of one presentation the later one holds. `lead` tells apart the pages on which
    the presenter has the paper open.
    """

    presentation: str
    page: int
    at: int
    lead: str = ""
    x: int | None = None
    y: int | None = None


def move(*, presentation_id: UUID, page: int, point: Point | None, lead: str, by: User, at: datetime) -> None:
    """The presenter turned to a page or points at something; a page outside the paper becomes its nearest.

    Raises `NotPresenting` for anybody but the presenter, and after the end.
    """
    found = Presentation.objects.filter(pk=presentation_id, user=by, ended_at=None).select_related("version").first()
    if found is None:
        raise NotPresenting
    page = min(max(1, page), found.version.pages)
    if page != found.page:
        Presentation.objects.filter(pk=found.pk, moved_at__lte=at).update(page=page, moved_at=at)
    tell(found, page, at, lead, point)


def tell(presentation: Presentation, page: int, at: datetime, lead: str = "", point: Point | None = None) -> None:
    """Tells open pages where the presenter is, once it is committed."""
    x, y = point or (None, None)
    place = Place(str(presentation.pk), page, _milliseconds(at), lead, x, y)
    meeting_id = presentation.meeting_id
    transaction.on_commit(lambda: moved.send(sender=None, meeting_id=meeting_id, place=place), robust=True)


def kept(meeting_ids: Iterable[UUID]) -> dict[UUID, Place]:
    """For each meeting in which somebody presents the page they are on; one query."""
    found = Presentation.objects.filter(meeting__in=list(meeting_ids), ended_at=None, item__secrecy="")
    return {one.meeting_id: place_of(one) for one in found}


def place_of(presentation: Presentation) -> Place:
    """The page that is kept."""
    return Place(str(presentation.pk), presentation.page, _milliseconds(presentation.moved_at))


def _milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)
