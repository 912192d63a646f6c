"""The acts of a meeting on one page; resolutions and letters: begun, written, shown as they will look."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agenda.models import Task
from documents import draft_parts, follow_ups, written_acts
from documents.acts import wording
from documents.models import Act
from documents.states import ADDRESSED, ActKind, ActState
from documents.timing import is_time_for
from documents.views.drafted import elsewhere, typed_text
from documents.views.notice import address, seen_act
from meetings import access as meetings_access
from meetings.pages import person, seen_meeting
from meetings.states import HELD
from people.answers import FORM, done, writes
from people.difference import pieces
from people.models import Office
from people.refusals import BadInput, Stale
from people.text import nfc
from voting.models import Vote

KINDS = ADDRESSED | {ActKind.RESOLUTION}
LONGEST_SUBJECT = 300


@require_safe
def meeting_acts(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Everything that a meeting issued or will, and what more can be begun; for the office and the chair."""
    meeting = seen_meeting(request, meeting_id)
    runs = meetings_access.may_prepare(person(request), meeting)
    if not runs and not meetings_access.is_chair(person(request), meeting):
        raise PermissionDenied
    acts = Act.objects.filter(meeting=meeting).select_related("entry", "about__entry", "vote", "round__election")
    acts = acts.prefetch_related("follow_ups__entry")
    if not is_time_for(ActKind.INVITATION, meeting):
        acts = acts.exclude(Q(kind=ActKind.INVITATION) & ~Q(state=ActState.ISSUED))  # nothing comes of it any more
    context: dict[str, Any] = {
        "meeting": meeting,
        "runs": runs,
        "acts": [_addressed(act) for act in acts.order_by("issued_at", "checked_at", "kind")],
        "over": meeting.state in HELD,
        "writes_letters": runs and is_time_for(ActKind.LETTER, meeting),
    }
    if runs and context["over"]:
        taken = {act.vote_id for act in acts if act.kind == ActKind.RESOLUTION}
        context["votes"] = [vote for vote in written_acts.adopted(meeting) if vote.pk not in taken]
        context["offices"] = late_offices(written_acts.to_urge(meeting, timezone.localdate()))
    return render(request, "documents/acts.html", context)


def _addressed(act: Act) -> Act:
    """With the page where the act is, for the list."""
    act.address = address(act)  # type: ignore[attr-defined]
    return act


def late_offices(tasks: Iterable[Task]) -> list[tuple[Office, int]]:
    """The offices that lead overdue tasks, with how many."""
    found: dict[UUID, tuple[Office, int]] = {}
    for task in tasks:
        office, count = found.get(task.lead.pk, (task.lead, 0))
        found[task.lead.pk] = (office, count + 1)
    return sorted(found.values(), key=lambda one: one[0].name)


@require_POST
@writes
def resolutions(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Begins the resolution on a vote."""
    vote = get_object_or_404(Vote.objects.select_related("item__meeting"), pk=vote_id)
    seen_meeting(request, vote.item.meeting_id)
    act = written_acts.begin_resolution(vote=vote, by=person(request), at=timezone.now())
    return done(request, reverse("documents:written-act", args=[act.pk]), _("Đã mở dự thảo."), follow=True)


@require_POST
@writes
def letters(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Begins a letter; `office` makes it one that urges, `purpose` "reply" one that answers."""
    meeting = seen_meeting(request, meeting_id)
    purpose, office = request.POST.get("purpose", ""), urged_office(request)
    act = written_acts.begin_letter(
        meeting=meeting, by=person(request), at=timezone.now(), purpose=purpose, office=office
    )
    return done(request, reverse("documents:written-act", args=[act.pk]), _("Đã mở dự thảo."), follow=True)


def urged_office(request: HttpRequest) -> Office | None:
    """The office that was chosen to be urged, None for another letter. Raises `BadInput` for one that is none."""
    key = request.POST.get("office", "")
    if not key:
        return None
    try:
        office = Office.objects.filter(pk=UUID(key)).first()
    except ValueError:
        office = None
    if office is None:
        raise BadInput(_("Chọn cơ quan cần đôn đốc trong danh sách."))
    return office


@require_http_methods(FORM)
@writes
def written_act(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The draft of a resolution, or of a letter with addressees: its texts to write, below them the document."""
    user, act = person(request), seen_act(request, act_id)
    if act.kind not in KINDS:
        raise Http404
    if request.method == "POST":
        return _saved(request, act)
    if not meetings_access.may_prepare(user, act.meeting) and not meetings_access.is_chair(user, act.meeting):
        raise PermissionDenied
    return elsewhere(act) or render(request, "documents/written_act.html", {"act": act, "meeting": act.meeting})


def _saved(request: HttpRequest, act: Act) -> HttpResponse:
    to = written_acts.addressees_of(request.POST.get("to", "")) if act.kind in ADDRESSED else None
    seen, written = request.POST.get("seen", ""), _written(request, act)
    try:
        written_acts.write(act=act, written=written, to=to, seen=seen, by=person(request), at=timezone.now())
    except Stale as refusal:
        return _two(request, act, written, refusal)
    return done(request, reverse("documents:written-act", args=[act.pk]), _("Đã lưu dự thảo."), follow=True)


def _two(request: HttpRequest, act: Act, typed: dict[str, Any], refusal: Stale) -> HttpResponse:
    """Somebody else saved meanwhile: what was typed beside what is kept, so that nothing typed is lost."""
    act.refresh_from_db()
    names = "\n".join(nfc(request.POST.get("to", "")).splitlines())
    subject, *texts = [(typed.get(name, ""), act.written.get(name, "")) for name in ("subject", "bases", "text")]
    pairs = [subject, (names, draft_parts.addressees(act)), *texts]
    context = {
        "act": act,
        "meeting": act.meeting,
        "typed": typed,
        "to": names,
        "seen": follow_ups.mark(act),
        "pieces": [piece for mine, kept in pairs if mine != kept for piece in pieces(kept, mine)],
    }
    return render(request, "documents/draft_conflict.html", context, status=refusal.status)


def _written(request: HttpRequest, act: Act) -> dict[str, Any]:
    subject = " ".join(wording.paragraphs_of(request.POST.get("subject", "")))
    if len(subject) > LONGEST_SUBJECT:
        raise BadInput(_("Trích yếu dài quá %s ký tự. Đồng chí rút gọn rồi lưu lại.") % LONGEST_SUBJECT)
    texts = {name: typed_text(request.POST.get(name, "")) for name in ("bases", "text")}
    closed = {"restricted": True} if act.kind in ADDRESSED and request.POST.get("restricted") else {}
    return {"subject": subject, **texts, **closed}
