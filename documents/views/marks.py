"""The person's marks on a version: what a device gets, and what it keeps."""

import json
from pathlib import PurePosixPath
from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents import copying
from documents.circulation import handling
from documents.marks import carrying, changes, queries, saving
from documents.marks.export import annotated
from documents.views.reader import seen_version
from meetings.pages import person
from people.answers import writes
from people.refusals import BadInput


@require_http_methods(["GET", "HEAD", "POST"])
@writes
def paper_marks(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """GET: `{head, own, shared?, waiting?}`, `?since=` only what changed after that head, `?only=own` without those of
    others. `waiting` is how many marks of older versions can be carried here.

    POST `{changes: […]}` as JSON: `{head, saved: [{id, revision}], stale: [mark], refused: [{id, message}]}`.
    """
    version = seen_version(request, paper_id, number)
    if request.method != "POST":
        asked = request.GET.get("since", "")
        head, own = queries.own(version, person(request), int(asked) if asked.isdecimal() and len(asked) < 10 else 0)
        found: dict[str, object] = {"head": head, "own": own}
        if request.GET.get("only") != "own":
            found["shared"] = queries.shared(version, person(request))
            found["waiting"] = carrying.waiting(version, person(request)).count()
        return JsonResponse(found)
    sent, senseless = changes.read_all(_body(request), version.pages)
    outcome = saving.save_marks(version=version, changes=sent, by=person(request), at=timezone.now())
    refused = [*((str(pk), why) for pk, why in outcome.refused), *senseless]
    return JsonResponse(
        {
            "head": outcome.head,
            "saved": [{"id": str(mark.pk), "revision": mark.revision} for mark in outcome.saved],
            "stale": [queries.as_data(mark) for mark in outcome.stale],
            "refused": [{"id": pk, "message": why} for pk, why in refused],
        }
    )


@require_POST
@writes
def paper_carrying(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """Brings the person's marks of older versions here: `{carried}`."""
    version = seen_version(request, paper_id, number)
    return JsonResponse({"carried": carrying.carry_marks(version=version, by=person(request), at=timezone.now())})


@require_safe
@writes
def paper_copy(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """The person's own copy as PDF with their marks; `?shared=1` with those that others share with them, too.

    Every page carries the person's stamp.
    """
    version = seen_version(request, paper_id, number)
    handling.ensure_may_leave(version.paper)
    found = [*queries.marks_of(version, person(request))]
    if request.GET.get("shared") == "1":
        found += queries.marks_shared_with(version, person(request))
    stamped, trace = copying.stamped_copy(version=version, by=person(request), at=timezone.now())
    copy = annotated(stamped, found)
    name = quote(f"{PurePosixPath(version.file_name).stem or 'tai-lieu'} - {_('bản có dấu')}.{trace.code}.pdf")
    return HttpResponse(
        copy,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox",
        },
    )


def _body(request: HttpRequest) -> object:
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise BadInput(_("Không đọc được các dấu vừa gửi. Tải lại trang rồi thử lại.")) from error
