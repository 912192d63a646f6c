"""Issued acts: reading, confirming, the file, the pages, the list."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agenda.cited import shown
from documents import access, delivery, drafts, extracts, preview, store
from documents.acts import profiles
from documents.dispatching.access import in_trays_of
from documents.dispatching.overview import owed
from documents.dispatching.rows import open_tray
from documents.follow_ups import offered, standing_of, under_way
from documents.models import Act, Delivery
from documents.pdf.refusals import UnreadablePage
from documents.promptness import judged
from documents.signing.extracts import of_act, unsigned
from documents.states import ActState
from documents.views.notice import draft_address, seen_act
from documents.views.pdf_answer import pdf_answer
from meetings import access as meetings_access
from meetings.access import visible_meetings
from meetings.pages import person
from people.answers import done, origin, writes
from people.words import typed


@require_safe
def act_page(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """An issued act: its pages, number, hash, and for its recipient the one tap that confirms it."""
    user = person(request)
    part = extracts.extract_of(user, act_id)
    if part is not None and not access.may_see_act(user, part.act):
        return redirect("documents:extract", part.pk)
    act = seen_act(request, act_id)
    if act.state != ActState.ISSUED:
        raise Http404
    delivery.open_delivery(act=act, by=user, at=timezone.now())
    open_tray(act=act, by=user, at=timezone.now())
    runs = meetings_access.may_prepare(user, act.meeting)
    follows = runs or meetings_access.is_chair(user, act.meeting)
    context = {
        "act": act,
        "meeting": act.meeting,
        "runs": runs,
        "mine": Delivery.objects.filter(act=act, user=user).first(),
        "pages": range(1, act.pages + 1),
        "find": typed(request.GET.get("find", "")),
        "follows": follows,
        "deliveries": act.deliveries.select_related("user") if follows else [],
        "counts": delivery.counts(act),
        "lines": delivery.by_line(act) if follows else [],
        "owed": len(owed(act)) if follows else 0,
        **(_copies(act) if follows else {}),
        "trays": in_trays_of(user).filter(act=act),
        "form": profiles.load(act.profile),
        "cited": shown(act.cited) if follows else [],
        "opens_meeting": runs or visible_meetings(user).filter(pk=act.meeting_id).exists(),
        "signatures": act.signatures.all(),
        **_pace(act),
        "standing": standing_of(act),
        "offered": [(kind.value, kind.label) for kind in offered(act)] if runs else [],
        **(_under_way(act) if runs else {}),
    }
    return render(request, "documents/act.html", context)


def _under_way(act: Act) -> dict[str, Any]:
    """What is being written about the act, and where."""
    found = under_way(act)
    return {"under_way": found, "under_way_at": draft_address(found)} if found else {}


def _copies(act: Act) -> dict[str, int]:
    """How many numbered extracts of the act there are, and how many wait for the office's signature."""
    return {"extracts": len(of_act(act)), "unsigned": len(unsigned(act))}


def _pace(act: Act) -> dict[str, Any]:
    """How soon after the meeting it came out; nothing of what was issued about an earlier act."""
    if act.about_id is not None or act.issued_at is None or act.meeting.closed_at is None:
        return {}
    return {
        "prompt": judged(act.meeting.closed_at, act.issued_at),
        "took": act.issued_at - act.meeting.closed_at,
    }


@require_safe
def act_file(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The PDF: the frozen file of an issued act, checked against its hash; a draft carries the draft mark.

    A draft that cannot be printed leads to its page, which says why.
    """
    act = seen_act(request, act_id)
    if act.state == ActState.ISSUED:
        store.verify(act.file_sha256)
    try:
        pdf = drafts.pdf_of(act)
    except drafts.Unprintable:
        return redirect(draft_address(act))
    return pdf_answer(pdf, act.entry.written.replace("/", "-") if act.entry else act.kind)


@require_safe
def act_sheet(request: HttpRequest, act_id: UUID, page: int) -> HttpResponse:
    """One page of an act as an image."""
    act = seen_act(request, act_id)
    try:
        image = preview.sheet(act, page).read_bytes()
    except (UnreadablePage, drafts.Unprintable, FileNotFoundError):  # an old draft's images are forgotten
        raise Http404 from None
    return HttpResponse(image, content_type="image/webp")


@require_POST
@writes
def acknowledgement(request: HttpRequest, act_id: UUID) -> HttpResponse:
    part = extracts.extract_of(person(request), act_id)
    act = part.act if part is not None else seen_act(request, act_id)
    delivery.acknowledge(act=act, by=person(request), at=timezone.now())
    to = origin(request) if "next" in request.POST else reverse("documents:act", args=[act_id])
    return done(request, to, _("Đã xác nhận nhận văn bản."))


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """The acts that reached the person, those to confirm first."""
    user = person(request)
    rows = Delivery.objects.filter(user=user, act__state=ActState.ISSUED)
    rows = rows.select_related("act__entry", "act__meeting__body", "extract__entry", "extract__signature")
    rows = rows.order_by("-sent_at")
    rows = rows.prefetch_related("act__follow_ups__entry")
    delivery.show_deliveries(by=user, at=timezone.now())
    return render(request, "documents/notices.html", {"rows": rows, "trays": in_trays_of(user)})
