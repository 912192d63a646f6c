"""What is known of reading is kept for a time, then removed: the access log, and marks on papers that came back.

The access log shows what a person read and when, and so does how far they are in it. System logs are kept for 12 months
at least (Nghị định 53/2022/NĐ-CP, Điều 27), personal data no longer than its purpose needs (Luật 91/2025/QH15); so 12
months is the usual time. A trace that somebody looked up lately is part of an inquiry, and its time begins anew with
the last lookup. Of what is removed the code remains, so that a page found later is told from one that never was.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from documents.models import ExpiredTrace, MarkSheet, Reading, Trace, TraceLookup

BATCH: Final = 500  # traces in one transaction


@dataclass(frozen=True)
class Removed:
    """How many of each were removed."""

    traces: int
    lookups: int
    readings: int
    sheets: int


def remove_expired(at: datetime) -> Removed:
    """Removes all whose time is over at that moment; safe to repeat and to break off."""
    before = at - settings.ACCESS_LOG_KEPT
    traces = 0
    while count := _remove_traces(before, at):
        traces += count
    lookups, _kinds = TraceLookup.objects.filter(at__lt=before).delete()
    readings, _kinds = Reading.objects.filter(last_at__lt=before).delete()
    back = at - settings.RETURNED_MARKS_KEPT
    sheets = MarkSheet.objects.filter(version__paper__returned_at__lt=back)
    count = sheets.count()
    sheets.delete()
    return Removed(traces, lookups, readings, count)


def has_expired(at: datetime) -> bool:
    """Whether the time of anything in the access log, or of marks on a returned paper, is over."""
    back = at - settings.RETURNED_MARKS_KEPT
    marked = MarkSheet.objects.filter(version__paper__returned_at__lt=back)
    return _old_traces(at - settings.ACCESS_LOG_KEPT).exists() or marked.exists()


def _old_traces(before: datetime) -> QuerySet[Trace]:
    looked_up = TraceLookup.objects.filter(trace=OuterRef("pk"), at__gte=before)
    return Trace.objects.filter(Q(opened_at__lt=before) & ~Exists(looked_up)).order_by("opened_at")


@transaction.atomic
def _remove_traces(before: datetime, at: datetime) -> int:
    """One batch; its codes are kept as expired."""
    rows = list(_old_traces(before).values_list("pk", "code", "version__paper__meeting__body_id")[:BATCH])
    ExpiredTrace.objects.bulk_create(
        (ExpiredTrace(code=code, body_id=body, expired_at=at) for _pk, code, body in rows), ignore_conflicts=True
    )
    Trace.objects.filter(pk__in=[pk for pk, _code, _body in rows]).delete()
    return len(rows)


@task()
def remove_in_background() -> None:
    """When a server starts; between its starts the nightly job does it."""
    remove_expired(timezone.now())
