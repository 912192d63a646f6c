"""The seating plan: read and printed by everybody in the meeting, put in order by its office."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import access, parts, places
from meetings.forms import NumberForm, OrderForm, RoomForm, SeatForm
from meetings.models import Attendee
from meetings.models.seat import MOST
from meetings.pages import person, seen_attendee, seen_meeting
from people.answers import done, origin, writes
from people.refusals import BadInput


@require_safe
def seating(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The plan as it is now, with the person's own seat marked."""
    meeting = seen_meeting(request, meeting_id)
    attendee = access.attendee_of(person(request), meeting)
    context = {
        "meeting": meeting,
        "runs": access.may_prepare(person(request), meeting),
        "own": attendee,
        "seat": places.seat_of(attendee) if attendee else None,
        **parts.seating(meeting),
    }
    return render(request, "meetings/seating.html", context)


@require_POST
@writes
def size(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Rows and seats in a row."""
    form = RoomForm(request.POST)
    meeting = seen_meeting(request, meeting_id)
    if not form.is_valid():
        raise BadInput(_("Chọn từ 1 đến %s hàng và từ 1 đến %s ghế mỗi hàng.") % (MOST, MOST))
    places.set_size(meeting=meeting, **form.cleaned_data, by=person(request), at=timezone.now())
    return done(request, origin(request))


@require_POST
@writes
def order(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Everybody seated anew in an order, or nobody (`none`)."""
    form = OrderForm(request.POST)
    meeting = seen_meeting(request, meeting_id)
    if not form.is_valid():
        raise BadInput(_("Chọn một cách xếp chỗ."))
    wanted, by, at = form.cleaned_data, person(request), timezone.now()
    if wanted["order"] == "none":
        places.clear(meeting=meeting, revision=wanted["revision"], by=by, at=at)
        return done(request, origin(request), _("Đã bỏ hết chỗ ngồi."))
    places.fill(meeting=meeting, **wanted, by=by, at=at)
    return done(request, origin(request), _("Đã xếp chỗ theo thứ tự."))


@require_POST
@writes
def seat(request: HttpRequest, attendee_id: UUID) -> HttpResponse:
    """One person to one seat, or to none."""
    attendee = seen_attendee(request, attendee_id)
    form = SeatForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Chỗ này không có trong sơ đồ. Tải lại trang để xem."))
    sent = form.cleaned_data
    seen = places.Seen(start=sent["start"], occupant=sent["occupant"])
    places.seat_attendee(attendee=attendee, place=sent["place"], seen=seen, by=person(request), at=timezone.now())
    return done(request, origin(request))


@require_POST
@writes
def number(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """One person to the seat of these numbers, for who works without script or knows the numbers."""
    meeting, form = seen_meeting(request, meeting_id), NumberForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Chọn đồng chí, ghi cả số hàng và số ghế; để trống cả hai nếu bỏ chỗ."))
    attendee = Attendee.objects.filter(meeting=meeting, pk=form.cleaned_data["attendee"]).first()
    if attendee is None:
        raise BadInput(_("Không tìm thấy đại biểu này trong danh sách dự họp."))
    revision = form.cleaned_data["revision"]
    places.seat_by_number(attendee=attendee, place=form.place, revision=revision, by=person(request), at=timezone.now())
    return done(request, origin(request))
