"""Entering a meeting, changing it, and the people it asks."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from meetings import access, invitations, planning
from meetings.forms import GuestForm, MeetingForm
from meetings.models import Meeting
from meetings.pages import person, seen_attendee, seen_meeting
from people.answers import FORM, done, writes
from people.models import Body, User
from people.queries import matching, people_of, term_on
from people.refusals import BadInput, Refusal


@require_http_methods(FORM)
def new_meeting(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """The form for a new meeting of a body, and its answer."""
    body = get_object_or_404(Body.objects.filter(staff__user=person(request)).distinct(), pk=body_id)
    now = term_on(body.organisation, timezone.localdate())
    ordinal = planning.next_ordinal(body, now) if now else 1
    start = {
        "ordinal": ordinal,
        "title": _("Phiên họp thứ %(n)s của %(body)s") % {"n": ordinal, "body": body.short_name},
    }
    form = MeetingForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = _planned(body, form.plan(), person(request))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, reverse("documents:meeting", args=[meeting.pk]), _("Đã tạo phiên họp."), follow=True)
    return render(request, "meetings/plan.html", {"form": form, "body": body})


def _planned(body: Body, plan: planning.Plan, by: User) -> Meeting:
    """The new meeting, in the term of its day. Raises as `plan_meeting` does."""
    term = term_on(body.organisation, timezone.localdate(plan.starts_at))
    if term is None:
        raise planning.OutOfTerm(_("Chưa có nhiệm kỳ nào vào ngày họp này. Kiểm tra lại ngày họp."))
    return planning.plan_meeting(body=body, term=term, plan=plan, by=by, at=timezone.now())


@require_http_methods(FORM)
def edit_meeting(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The form for a meeting's time, place and name, and its answer."""
    meeting = seen_meeting(request, meeting_id)
    if not access.may_prepare(person(request), meeting):
        raise PermissionDenied
    mark = request.POST.get("mark", planning.seen(meeting))
    form = MeetingForm(request.POST or None, instance=meeting)
    if request.method == "POST" and form.is_valid():
        plan, at = form.plan(), timezone.now()
        try:
            planning.change_meeting(meeting=meeting, plan=plan, by=person(request), at=at, mark=mark)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, reverse("documents:meeting", args=[meeting.pk]), _("Đã lưu."), follow=True)
    return render(request, "meetings/plan.html", {"form": form, "meeting": meeting, "body": meeting.body, "mark": mark})


@require_http_methods(FORM)
def guests(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The people asked to a meeting; the office adds guests here."""
    meeting = seen_meeting(request, meeting_id)
    if not access.may_prepare(person(request), meeting):
        raise PermissionDenied
    asked = meeting.attendees.values("user")
    people = people_of(meeting.body.organisation).exclude(pk__in=asked)
    if request.method == "POST":
        return _add_guest(request, meeting_id, GuestForm(request.POST, people=people))
    sought = request.GET.get("q", "")
    found = matching(people, sought)
    context = {
        "meeting": meeting,
        "form": GuestForm(people=found),
        "attendees": meeting.attendees.select_related("user").order_by("position", "user__name_key"),
        "sought": sought,
        "found": not sought or found.exists(),
    }
    return render(request, "meetings/guests.html", context)


@writes
def _add_guest(request: HttpRequest, meeting_id: UUID, form: GuestForm) -> HttpResponse:
    if not form.is_valid():
        raise BadInput(_("Chọn người được mời và vai trò."))
    attendee = invitations.invite(
        meeting=seen_meeting(request, meeting_id), **form.cleaned_data, by=person(request), at=timezone.now()
    )
    return done(
        request,
        reverse("meetings:guests", args=[meeting_id]),
        _("Đã thêm đồng chí %s.") % attendee.user,
        follow=True,
    )


@require_POST
@writes
def guest_removal(request: HttpRequest, attendee_id: UUID) -> HttpResponse:
    attendee = seen_attendee(request, attendee_id)
    back = reverse("meetings:guests", args=[attendee.meeting_id])
    invitations.uninvite(attendee=attendee, by=person(request), at=timezone.now())
    return done(request, back, _("Đã bỏ khỏi thành phần tham dự."), follow=True)


@require_POST
@writes
def chair(request: HttpRequest, attendee_id: UUID) -> HttpResponse:
    attendee = seen_attendee(request, attendee_id)
    invitations.name_chair(attendee=attendee, by=person(request), at=timezone.now())
    back = reverse("meetings:guests", args=[attendee.meeting_id])
    return done(request, back, _("Đã chọn chủ trì."), follow=True)
