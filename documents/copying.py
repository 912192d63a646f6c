"""Copies of papers that leave the system: the person's stamp on every page, and a trace of their own."""

import io
from datetime import datetime

from documents import stamp, store
from documents.circulation import tracing
from documents.models import PaperVersion, Trace
from documents.models.trace import TraceKind
from documents.pdf import copies
from people.models import User


def stamped_copy(*, version: PaperVersion, by: User, at: datetime) -> tuple[bytes, Trace]:
    """The version as PDF with the stamp of this copy on every page. Raises the refusals of `documents.pdf`."""
    trace = tracing.trace_copy(version=version, kind=TraceKind.COPY, by=by, at=at)
    out = io.BytesIO()
    copies.stamped(store.local(version.sha256), stamp.pdf(trace), out)
    return out.getvalue(), trace
