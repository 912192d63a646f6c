"""How far the pages of a meeting's papers are prepared, for the office; and preparing those again that failed."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from documents.drawing import draw_pages
from documents.models import Paper, PaperVersion
from documents.states import PagesState, PaperState
from meetings import access
from people.models import User

UNDER_WAY = (PagesState.WAITING, PagesState.WORKING)


@dataclass(frozen=True)
class Preparing:
    """The newest versions that are prepared now, and those of which all pages or some (`missing`) are not there."""

    going: list[PaperVersion]
    failed: list[PaperVersion]
    partly: list[PaperVersion]

    def __bool__(self) -> bool:
        return bool(self.going or self.failed or self.partly)


def preparing(meeting_id: UUID) -> Preparing:
    """What is left to prepare of the meeting's papers, in the order they came in; those of `partly` have `missing`."""
    found = _newest(meeting_id).select_related("paper").order_by("uploaded_at", "pk")
    rows = list(found.exclude(pages_state=PagesState.READY, prepared__gte=F("pages")))
    partly = [one for one in rows if one.pages_state == PagesState.READY]
    for one in partly:
        one.missing = one.pages - one.prepared  # type: ignore[attr-defined]
    return Preparing(
        going=[one for one in rows if one.pages_state in UNDER_WAY],
        failed=[one for one in rows if one.pages_state == PagesState.FAILED],
        partly=partly,
    )


def preparing_sign(meeting_id: UUID, _at: datetime) -> Hashable:
    """Another one whenever a paper comes in and whenever it is prepared further, is ready or has failed."""
    states = {state.value: Count("pk", filter=Q(pages_state=state)) for state in PagesState}
    found = PaperVersion.objects.filter(paper__meeting=meeting_id)
    return tuple(found.aggregate(done=Sum("prepared"), **states).values())


def prepare_again(*, paper: Paper, by: User) -> PaperVersion | None:
    """Has the newest version prepared once more; None if that is under way or nothing is missing.

    Raises `NotAllowed`.
    """
    access.must(access.may_prepare(by, paper.meeting), _("Chỉ văn phòng chuẩn bị được tài liệu."))
    lacking = Q(pages_state=PagesState.FAILED) | Q(pages_state=PagesState.READY, prepared__lt=F("pages"))
    version = _newest(paper.meeting_id).filter(lacking, paper=paper).first()
    if version is None:
        return None
    if not PaperVersion.objects.filter(lacking, pk=version.pk).update(pages_state=PagesState.WAITING, prepared=0):
        return None  # somebody else asked for it just now
    draw_pages.enqueue(str(version.pk))
    return version


def _newest(meeting_id: UUID) -> QuerySet[PaperVersion]:
    """The newest version of every paper that was not taken back."""
    kept = Paper.objects.filter(meeting=meeting_id).exclude(state=PaperState.WITHDRAWN)
    newer = PaperVersion.objects.filter(paper=OuterRef("paper"), number__gt=OuterRef("number"))
    return PaperVersion.objects.filter(~Exists(newer), paper__in=kept)
