"""Who looks at which page of a paper that is read in the room alone, from when to when.

The reader says every `PACE` seconds which page is open, at once when it is turned, and when it is left.
"""

from collections.abc import Hashable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Count, Max, QuerySet

from documents.models import PageView, Paper, PaperVersion, Trace
from documents.models.trace import TraceKind
from people.models import User

PACE: Final = 10  # seconds
FRESH: Final = timedelta(seconds=30)  # who was not heard of for so long has gone
SHOWN: Final = 50  # viewings on one page of the log


@transaction.atomic
def note_view(*, version: PaperVersion, page: int, left: bool = False, by: User, at: datetime) -> PageView | None:
    """The person is on a page, or leaves it (`left`); a page outside the version becomes its nearest.

    Personal: no event. None when they have not opened the paper, or leave what they did not look at.
    """
    traces = Trace.objects.select_for_update().filter(version=version, user=by, kind=TraceKind.VIEW)
    trace = traces.order_by("-opened_at").first()
    if trace is None:
        return None
    page = min(max(1, page), version.pages)
    view = PageView.objects.filter(trace=trace).first()
    if view is not None and not view.left and view.until >= at - FRESH:
        view.until = max(view.until, at)
        view.left = left or view.page != page
        view.save(update_fields=["until", "left"])
        if view.page == page:
            return view
    return None if left else PageView.objects.create(trace=trace, page=page, since=at, until=at)


def viewing_now(paper: Paper, at: datetime) -> QuerySet[PageView]:
    """Who looks at a page at this moment, by name."""
    views = PageView.objects.filter(trace__version__paper=paper, left=False, until__gte=at - FRESH)
    return views.select_related("trace__user", "trace__version").order_by("trace__user__name_key", "trace__name")


def viewed(paper: Paper) -> QuerySet[PageView]:
    """All that was looked at, the latest first."""
    return PageView.objects.filter(trace__version__paper=paper).select_related("trace__user", "trace__version")


def log(paper: Paper, page: str | None = None) -> Page[PageView]:
    """One page of all that was looked at."""
    return Paginator(viewed(paper), SHOWN).get_page(page)


def viewing_sign(meeting_id: UUID, at: datetime) -> Hashable:
    """Another one whenever somebody turns a page of such a paper of the meeting, looks on, leaves or is gone."""
    views = PageView.objects.filter(trace__version__paper__meeting=meeting_id)
    now = views.filter(left=False, until__gte=at - FRESH).count()
    return now, *views.aggregate(n=Count("pk"), last=Max("until")).values()
