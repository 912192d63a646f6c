"""Who opened which paper when, under which code; and who looked a code up."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from documents import access
from documents.circulation import trace_codes
from documents.models import PaperVersion, Trace, TracedPage, TraceLookup
from documents.models.trace import TraceKind
from people.models import User
from people.refusals import BadInput

SAME_SITTING: Final = timedelta(minutes=30)
ATTEMPTS: Final = 5


class NoCode(BadInput):
    message = _("Mã gồm 8 chữ và số, in ở mép dưới trang. Đồng chí xem lại rồi nhập đủ 8 ký tự.")


def open_trace(*, version: PaperVersion, by: User, at: datetime) -> Trace:
    """The trace under which the person reads: who comes back within half an hour goes on under the same one."""
    running = Trace.objects.filter(version=version, user=by, kind=TraceKind.VIEW, opened_at__gt=at - SAME_SITTING)
    return running.filter(opened_at__lte=at).order_by("-opened_at").first() or _new(version, TraceKind.VIEW, by, at)


def trace_copy(*, version: PaperVersion, kind: TraceKind, by: User, at: datetime) -> Trace:
    """The trace of a copy that leaves the system: each has its own."""
    return _new(version, kind, by, at)


def note_pages(
    *, version: PaperVersion, pages: Iterable[int], by: User, at: datetime, kind: TraceKind = TraceKind.VIEW
) -> None:
    """Adds pages that were looked at, or taken along, to the person's newest trace of that kind."""
    trace = Trace.objects.filter(version=version, user=by, kind=kind).order_by("-opened_at").first()
    if trace is None:
        return
    inside = sorted({page for page in pages if 1 <= page <= version.pages})
    rows = [TracedPage(trace=trace, page=page, at=at) for page in inside]
    TracedPage.objects.bulk_create(rows, ignore_conflicts=True)


def look_up(*, typed: str, by: User, at: datetime) -> TraceLookup:
    """Looks a code up and writes down that it was looked up, found or not. Raises `NoCode` for what cannot be one."""
    code = trace_codes.read(typed)
    if not code:
        raise NoCode
    trace = access.traceable(by).filter(code=code).first()
    expired = None if trace else access.expired_traces(by).filter(code=code).first()
    return TraceLookup.objects.create(code=code, trace=trace, expired=expired, by=by, at=at)


def _new(version: PaperVersion, kind: TraceKind, by: User, at: datetime) -> Trace:
    unit = by.office.name if by.office else by.title
    for _attempt in range(ATTEMPTS):
        try:
            with transaction.atomic():
                return Trace.objects.create(
                    code=trace_codes.new(),
                    kind=kind,
                    version=version,
                    user=by,
                    name=str(by),
                    unit=unit,
                    opened_at=at,
                )
        except IntegrityError:
            continue  # a code in use: one in 10^12
    raise RuntimeError("no free trace code")
