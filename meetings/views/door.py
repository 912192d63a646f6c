"""The door: the screen with the rotating code, and the page that the code opens."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meetings import access, attendance, gate, qr
from meetings.models import Attendance, Attendee, Meeting
from meetings.pages import person, seen_meeting
from people.answers import FORM, done, writes

TICKET, HOLDER = "gate_ticket", "gate_holder"  # names in the session


def public_url(request: HttpRequest, path: str) -> str:
    """`path` as an address that a tablet can open: `PUBLIC_URL` if set, else the host of this request."""
    base: str = settings.PUBLIC_URL
    return f"{base}{path}" if base else request.build_absolute_uri(path)


@require_safe
def gate_screen(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The screen at the door, for the office."""
    meeting = seen_meeting(request, meeting_id)
    if not access.may_prepare(person(request), meeting):
        raise PermissionDenied
    return render(request, "meetings/gate.html", {"meeting": meeting, "is_open": attendance.is_open(meeting)})


@require_safe
def gate_code(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The code of this moment as an SVG image; `X-Seconds-Left` says when to ask again."""
    meeting = seen_meeting(request, meeting_id)
    if not access.may_prepare(person(request), meeting):
        raise PermissionDenied
    at = timezone.now()
    path = reverse("meetings:gate-entry", args=[meeting.pk, gate.code(meeting, at)])
    answer = HttpResponse(qr.svg(public_url(request, path)), content_type="image/svg+xml")
    answer.headers["X-Seconds-Left"] = f"{gate.seconds_left(at):.2f}"
    return answer


@require_safe
@login_not_required
def gate_entry(request: HttpRequest, meeting_id: UUID, code: str) -> HttpResponse:
    """Where the code leads: exchanges it for a ticket of this browser, then to the check-in page.

    Works before sign-in, so that signing in does not make the code too old. Nothing is changed by a GET.
    """
    meeting = Meeting.objects.filter(pk=meeting_id).first()
    if meeting is None:
        raise Http404
    try:
        gate.verify(meeting, code, timezone.now())
    except gate.CodeExpired as refusal:
        return render(request, "meetings/code_expired.html", {"message": str(refusal)}, status=410)
    if request.user.is_authenticated:
        holder = str(request.user.pk)
    else:
        holder = request.session.setdefault(HOLDER, gate.fresh_holder())
    request.session[TICKET] = gate.ticket(meeting.pk, holder)
    return redirect("meetings:check-in", meeting_id)


@require_http_methods(FORM)
def check_in(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """One tap: "I am here". GET shows it, POST does it with the ticket of this browser."""
    meeting = seen_meeting(request, meeting_id)
    attendee = access.attendee_of(person(request), meeting)
    if attendee is None:
        raise PermissionDenied
    if request.method == "POST":
        return _enter(request, meeting, attendee)
    here = attendance.is_present(attendee)
    context = {
        "meeting": meeting,
        "attendee": attendee,
        "here": here,
        "ticket": TICKET in request.session,
        "is_open": attendance.is_open(meeting),
    }
    return render(request, "meetings/check_in.html", context)


@writes
def _enter(request: HttpRequest, meeting: Meeting, attendee: Attendee) -> HttpResponse:
    by, session = person(request), request.session
    gate.accept(meeting, session.get(TICKET, ""), str(by.pk), session.get(HOLDER, ""))
    attendance.arrive(attendee=attendee, how=Attendance.How.QR, by=by, at=timezone.now())
    session.pop(TICKET, None)
    return done(request, reverse("realtime:room", args=[meeting.pk]), _("Đồng chí đã điểm danh."), follow=True)


@require_safe
def pass_(request: HttpRequest, token: str) -> HttpResponse:
    """Where the personal code leads: to one's own invitation, or for the office to the check-in of its holder."""
    attendee = Attendee.objects.filter(token=token).select_related("user", "meeting__body").first()
    if attendee is None:
        raise Http404
    if attendee.user_id == person(request).pk:
        return redirect("meetings:invitation", attendee.meeting_id)
    if not access.may_prepare(person(request), attendee.meeting):
        raise Http404
    context = {"attendee": attendee, "meeting": attendee.meeting, "here": attendance.is_present(attendee)}
    return render(request, "meetings/pass.html", context)


@require_POST
@writes
def pass_check_in(request: HttpRequest, token: str) -> HttpResponse:
    """The office lets in the holder of an invitation it has just read."""
    attendee = Attendee.objects.filter(token=token).select_related("user", "meeting__body").first()
    if attendee is None or not access.may_prepare(person(request), attendee.meeting):
        raise Http404
    attendance.arrive(attendee=attendee, how=Attendance.How.QR, by=person(request), at=timezone.now())
    return done(
        request,
        reverse("meetings:pass", args=[token]),
        _("Đồng chí %s đã có mặt.") % attendee.user,
        follow=True,
    )
