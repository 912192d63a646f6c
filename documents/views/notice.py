"""The notice of a meeting: the draft beside what it was made from, the check, the approval, the issue."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from documents import (
    access,
    act_parts,
    checking,
    course_texts,
    delivery,
    drafts,
    issuing,
    reviewing,
    signatories,
    signatory_choice,
)
from documents import left_out as secrets
from documents.models import Act, Signatory
from documents.signing import rule as signing_rule
from documents.states import ADDRESSED, ActKind, ActState
from meetings import access as meetings_access
from meetings.models import Meeting
from meetings.pages import person, seen_meeting
from people.answers import done, writes
from people.refusals import BadInput


@require_safe
def notice(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The office and the chair see the draft; everybody else is led to the issued notice, if it reached them."""
    return _page(request, meeting_id, ActKind.CONCLUSION_NOTICE, "documents/notice.html")


@require_safe
def minutes(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The same for the minutes."""
    return _page(request, meeting_id, ActKind.MINUTES, "documents/minutes.html")


def _page(request: HttpRequest, meeting_id: UUID, kind: str, template: str) -> HttpResponse:
    meeting = seen_meeting(request, meeting_id)
    user = person(request)
    runs = meetings_access.may_prepare(user, meeting)
    chairs = meetings_access.is_chair(user, meeting)
    if not runs and not chairs:
        act = Act.objects.filter(meeting=meeting, kind=kind, state=ActState.ISSUED).first()
        if act is not None and access.may_see_act(user, act):
            return redirect("documents:act", act.pk)
        checked = Act.objects.filter(meeting=meeting, kind=kind, state=ActState.CHECKED).first()
        if checked is not None and reviewing.is_asked(user, checked):
            return _look(request, checked)
        return render(request, "documents/not_issued.html", {"meeting": meeting, "kind": ActKind(kind).label})
    act = drafts.act_of(meeting, kind)
    act.meeting = meeting
    if act.state == ActState.ISSUED:
        return redirect("documents:act", act.pk)
    if act.state == ActState.SIGNING:
        return redirect("documents:signing", act.pk)
    pages, problem = act_parts.drawn(act)
    context: dict[str, Any] = {
        "meeting": meeting,
        "act": act,
        "runs": runs,
        "chairs": chairs,
        "pages": pages,
        "problem": problem,
        "sources": act_parts.sources(meeting, secrets.left_out(act)),
        "signatories": signatories.signatories(meeting.body, kind, timezone.localdate(meeting.starts_at)),
        "addressees": delivery.addressees(meeting).count(),
        "recipients": meeting.recipient_lines.all(),
        "signatures": signing_rule.signatures_of(act),
        "stamp": act.content_sha256[:16] or str(timezone.now().timestamp()),
        **(_looks(act, runs) if kind == ActKind.MINUTES else {}),
    }
    return render(request, template, context)


def _looks(act: Act, runs: bool) -> dict[str, Any]:
    """What the members said of minutes that are shown to them; until they are checked the course of each item."""
    writes = runs and course_texts.is_open(act.meeting)
    return {
        "remarks": reviewing.remarks(act),
        "asked": reviewing.asked(act.meeting).count(),
        "courses": course_texts.written_items(act.meeting) if writes else [],
    }


def _look(request: HttpRequest, act: Act) -> HttpResponse:
    """A member looks through the minutes."""
    pages, problem = act_parts.drawn(act)
    mine = reviewing.remarks(act).filter(attendee__user=person(request)).first()
    context = {"act": act, "meeting": act.meeting, "pages": pages, "problem": problem, "mine": mine}
    return render(request, "documents/minutes_look.html", {**context, "stamp": act.content_sha256[:16]})


def seen_act(request: HttpRequest, act_id: UUID) -> Act:
    """An act that the person may see, or `Http404`."""
    acts = Act.objects.select_related("meeting__body__organisation", "meeting__term", "signatory__user")
    acts = acts.select_related("entry", "about__entry", "about__meeting", "round__election__item", "vote__item")
    act = get_object_or_404(acts, pk=act_id)
    if not access.may_see_act(person(request), act):
        raise Http404
    return act


@require_POST
@writes
def check(request: HttpRequest, act_id: UUID) -> HttpResponse:
    act = checking.check_act(act=seen_act(request, act_id), by=person(request), at=timezone.now())
    return done(request, draft_address(act), _("Đã kiểm tra. Dự thảo chờ duyệt."), follow=True)


@require_POST
@writes
def return_(request: HttpRequest, act_id: UUID) -> HttpResponse:
    act = checking.return_act(act=seen_act(request, act_id), by=person(request), at=timezone.now())
    return done(request, draft_address(act), _("Đã trả lại dự thảo để sửa."), follow=True)


@require_POST
@writes
def issue(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Approves the revision that was on the screen, and issues."""
    try:
        revision = int(request.POST.get("revision", ""))
    except ValueError:
        raise BadInput(_("Trang gửi thiếu số lần sửa của dự thảo. Đồng chí tải lại trang rồi duyệt lại.")) from None
    act = issuing.issue_act(act=seen_act(request, act_id), revision=revision, by=person(request), at=timezone.now())
    if act.state == ActState.SIGNING:
        to = reverse("documents:signing", args=[act.pk])
        return done(request, to, _("Đã duyệt. Văn bản ban hành khi ký số xong."), follow=True)
    message = _("Đã ban hành văn bản số %s.") % act.entry.written if act.entry else _("Đã chốt biên bản.")
    return done(request, reverse("documents:act", args=[act.pk]), message, follow=True)


@require_POST
@writes
def silence(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """The notice says nothing of a secret item, or its one line again (`out` is not "1")."""
    act = seen_act(request, act_id)
    try:
        item = act.meeting.items.filter(pk=request.POST.get("item", "")).first()
    except ValidationError:
        item = None
    if item is None:
        raise BadInput(_("Chọn nội dung trong chương trình của phiên họp."))
    out = request.POST.get("out") == "1"
    secrets.leave_out(act=act, item=item, out=out, by=person(request), at=timezone.now())
    said = _("Thông báo không nêu nội dung này.") if out else _("Thông báo nêu nội dung này bằng một dòng chung.")
    return done(request, draft_address(act), said, follow=True)


@require_POST
@writes
def paper_number(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Takes a number for what is concluded on paper."""
    act = seen_act(request, act_id)
    entry = secrets.number_for_paper(act=act, by=person(request), at=timezone.now())
    return done(request, reverse("documents:register"), _("Đã lấy số %s cho văn bản giấy.") % entry, follow=True)


@require_POST
@writes
def signatory(request: HttpRequest, act_id: UUID) -> HttpResponse:
    act = seen_act(request, act_id)
    try:
        chosen = Signatory.objects.filter(pk=request.POST.get("signatory", "")).first()
    except ValueError:
        chosen = None
    if chosen is None:
        raise BadInput(_("Chọn người ký trong danh sách."))
    signatory_choice.choose_signatory(act=act, signatory=chosen, by=person(request), at=timezone.now())
    return done(request, draft_address(act), _("Đã chọn người ký."), follow=True)


def list_address(meeting: Meeting) -> str:
    """The page that lists the acts of a meeting, or the letters of a chancery."""
    if meeting.is_chancery:
        return reverse("documents:body-letters", args=[meeting.body_id])
    return reverse("documents:acts", args=[meeting.pk])


def address(act: Act) -> str:
    """The page where an act is now."""
    if act.state == ActState.ISSUED:
        return reverse("documents:act", args=[act.pk])
    return reverse("documents:signing", args=[act.pk]) if act.state == ActState.SIGNING else draft_address(act)


def draft_address(act: Act) -> str:
    """The page of an act that is not issued yet."""
    if act.kind in ADDRESSED or act.kind == ActKind.RESOLUTION:
        return reverse("documents:written-act", args=[act.pk])
    if act.round_id is not None:
        return reverse("documents:round-record", args=[act.round_id])
    if act.kind == ActKind.COUNTING:
        return reverse("documents:vote-record", args=[act.vote_id])
    if act.about_id is not None:
        return reverse("documents:follow-up", args=[act.pk])
    if act.kind == ActKind.INVITATION:
        return reverse("documents:invitation-act", args=[act.meeting_id])
    name = "documents:notice" if act.kind == ActKind.CONCLUSION_NOTICE else "documents:minutes"
    return reverse(name, args=[act.meeting_id])
