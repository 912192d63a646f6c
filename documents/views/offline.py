"""Papers on people's devices: contact, taking a paper along page by page, proof, and the office's view of it all."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents import stamp
from documents.circulation import tracing
from documents.depot import Unreachable
from documents.marks import queries
from documents.models import PaperVersion, Trace
from documents.models.trace import TraceKind
from documents.offline import ending, keeping, labels, leases
from documents.offline.forms import ContactForm, read_proofs
from documents.offline.leaves import leaf
from documents.offline.seats import kept
from documents.pdf.refusals import UnreadablePage
from documents.views.reader import seen_version
from meetings import access
from meetings.pages import person, seen_meeting
from people.answers import done, writes
from people.refusals import BadInput


@require_POST
@writes
def device(request: HttpRequest) -> HttpResponse:
    """A device begins to keep papers, or is in contact again: its lease, its half of the key, and what it may keep.

    `{device, share, now, until, keep, ends}`; times in milliseconds since 1970, `ends` those at which papers that are
    to be returned go even without another word. 410: it must throw everything away.
    """
    form = ContactForm(request.POST)
    if not form.is_valid():
        raise BadInput
    said, by, at = form.cleaned_data, person(request), timezone.now()
    if said["device"]:
        found = leases.renew(device_id=said["device"], held=said["held"], by=by, at=at)
    else:
        found = leases.enrol(label=labels.of(request.headers.get("User-Agent", "")), by=by, at=at)
    request.session[leases.SESSION] = str(found.pk)
    kept = keeping.still_keepable(by, said["held"])
    answer = JsonResponse(
        {
            "device": str(found.pk),
            "share": found.share,
            "now": _milliseconds(at),
            "until": _milliseconds(found.until),
            "keep": sorted(str(one.pk) for one in kept),
            "ends": {str(one.pk): _milliseconds(ending.ends(one, at)) for one in kept if one.paper.circulation},
        }
    )
    if not said["device"]:
        answer["Clear-Site-Data"] = '"cache"'  # pages that were read before lie there in plain
    return answer


@require_POST
@writes
def paper_keeping(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """Taking a version along begins: what a device needs besides the pages. It is in the access log from here on."""
    version = seen_version(request, paper_id, number)
    by = person(request)
    keeping.must_keep(by, version)
    trace = tracing.trace_copy(version=version, kind=TraceKind.OFFLINE, by=by, at=timezone.now())
    files = reverse("documents:paper-version", args=[paper_id, number])
    head, own = queries.own(version, by, 0)
    marks = {"head": head, "own": own, "shared": queries.shared(version, by), "waiting": 0}
    stamped = f"{files}stamps/{trace.code}.svg"
    told = {
        **_named(version),
        "html": _reader(request, version, files, stamped),
        "files": files,
        "stamp": stamped,
        "svg": stamp.svg(trace),
        "marks": marks,
    }
    return JsonResponse(told)


def _named(version: PaperVersion) -> dict[str, Any]:
    """What the list of papers on a device says of one."""
    paper = version.paper
    return {
        "version": str(version.pk),
        "paper": str(paper.pk),
        "number": version.number,
        "pages": version.pages,
        "title": paper.title,
        "kind": str(capfirst(paper.get_kind_display())),
        "item": paper.item.position if paper.item else 0,
        "meeting": str(paper.meeting_id),
        "name": paper.meeting.title,
        "ends": _milliseconds(ending.ends(version, timezone.now())) if paper.circulation else 0,
    }


def _milliseconds(at: datetime) -> int:
    """Since 1970."""
    return round(at.timestamp() * 1000)


def _reader(request: HttpRequest, version: PaperVersion, files: str, stamped: str) -> str:
    """The reader as it opens without a network."""
    context = {
        "paper": version.paper,
        "version": version,
        "page": 1,
        "back_url": reverse("documents:offline"),
        "pages_url": f"{files}pages/",
        "reading_url": f"{files}reading/",
        "versions_url": reverse("documents:paper-versions", args=[version.paper_id]),
        "marks_url": f"{files}marks/",
        "stamp_url": stamped,
        "opened_here": True,
    }
    return render_to_string("documents/offline_paper.html", context, request)


@require_safe
def paper_leaf(request: HttpRequest, paper_id: UUID, number: int, page: int) -> HttpResponse:
    """One page to be kept (`documents.offline.leaves`), once taking the version along has begun."""
    version, by, at = seen_version(request, paper_id, number), person(request), timezone.now()
    begun = Trace.objects.filter(version=version, user=by, kind=TraceKind.OFFLINE).exists()
    if not 1 <= page <= version.pages or not begun:
        raise Http404
    try:
        keeping.must_keep(by, version)
        data = leaf(version, page)
    except (keeping.NotKept, UnreadablePage, Unreachable) as refusal:
        return JsonResponse({"message": str(refusal)}, status=refusal.status)
    tracing.note_pages(version=version, pages=[page], by=by, at=at, kind=TraceKind.OFFLINE)
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer["X-Seal"] = keeping.seal(version, page, keeping.digest_of(data))
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
@writes
def paper_copies(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """A device proves what it keeps of a version: `{pages, whole}`."""
    version = seen_version(request, paper_id, number)
    device_id, proofs = read_proofs(request.body)
    copy = keeping.prove(version=version, device_id=device_id, proofs=proofs, by=person(request), at=timezone.now())
    return JsonResponse({"pages": copy.pages, "whole": copy.pages == version.pages})


@require_safe
def copies(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """For the office: whose devices have all papers, and whose do not yet."""
    meeting = seen_meeting(request, meeting_id)
    if not access.may_prepare(person(request), meeting):
        raise PermissionDenied
    rows = [one for one in kept(meeting, timezone.now()) if one.papers]
    context = {"meeting": meeting, "runs": True, "rows": rows, "whole": sum(one.whole for one in rows)}
    return render(request, "documents/copies.html", context)


@require_POST
@writes
def device_lock(request: HttpRequest, meeting_id: UUID, device_id: UUID) -> HttpResponse:
    """A lost tablet: nothing that it keeps can be opened after its lease, nor at its next contact."""
    meeting = seen_meeting(request, meeting_id)
    leases.lock_device(device_id=device_id, meeting=meeting, by=person(request), at=timezone.now())
    return done(request, reverse("documents:copies", args=[meeting_id]), _("Đã khóa máy."), follow=True)
