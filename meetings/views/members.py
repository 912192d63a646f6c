"""The members of a body: the list, and what is known of one of them."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from meetings import body_members as operations
from meetings.member_forms import EndForm, SeatForm, StandingForm, full_member
from meetings.member_list import members_page, open_to, past_and_coming
from meetings.pages import person
from people import addresses
from people.answers import FORM, done, writes
from people.forms import AddressForm
from people.models import Body, Membership, SeatChange, User
from people.queries import may_keep, people_of, serves
from people.refusals import BadInput, Refusal

RECENT = 20  # changes shown on the page of the list


@require_http_methods(FORM)
def members(request: HttpRequest, body_id: UUID) -> HttpResponse:
    """The members of a body today and what changed last; its staff see it, its secretary puts somebody on the list."""
    user = person(request)
    body = _served(user, Body.objects.select_related("organisation").filter(pk=body_id).first())
    keeps, day = may_keep(user, body), timezone.localdate()
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    people = people_of(body.organisation).filter(open_to(body, day))
    form = SeatForm(request.POST or None, body=body, people=people, initial={"starts": day})
    if request.method == "POST" and form.is_valid() and _seat(form, body, user):
        return done(request, request.path, _("Đã thêm đồng chí %s.") % form.cleaned_data["user"], follow=True)
    changes = SeatChange.objects.filter(membership__body=body).select_related("membership__user", "by")
    context = {
        "body": body,
        "keeps": keeps,
        "form": form,
        "full": full_member(body),
        "day": day,
        "changes": changes[:RECENT],
        **members_page(body, day),
    }
    return render(request, "meetings/body_members.html", context)


@require_http_methods(FORM)
def member(request: HttpRequest, seat_id: UUID) -> HttpResponse:
    """One member: as what they stood and stand, every change, and the forms for another."""
    user, seat = person(request), _seen(request, seat_id)
    keeps = may_keep(user, seat.body)
    if request.method == "POST" and not keeps:
        raise PermissionDenied
    day = timezone.localdate()
    form = StandingForm(request.POST or None, body=seat.body, initial={"starts": day})
    if request.method == "POST" and form.is_valid() and _stand(form, seat, user):
        return done(request, request.path, _("Đã ghi tư cách."), follow=True)
    context = {
        "seat": seat,
        "body": seat.body,
        "keeps": keeps,
        "form": form,
        "ending": EndForm(auto_id="end-%s", initial={"last": day}),
        "full": full_member(seat.body),
        "day": day,
        "address": AddressForm(initial={"email": seat.user.email, "seen": seat.user.email}),
        "address_changes": seat.user.address_changes.select_related("by"),
        "standings": past_and_coming(seat),
        "changes": seat.changes.select_related("by"),
    }
    return render(request, "meetings/body_member.html", context)


@require_POST
@writes
def member_end(request: HttpRequest, seat_id: UUID) -> HttpResponse:
    """Gives a seat its last day."""
    seat = _seen(request, seat_id)
    form = EndForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Ghi ngày cuối cùng đồng chí này tham gia."))
    operations.end_seat(seat_id=seat.pk, **form.cleaned_data, by=person(request), at=timezone.now())
    return done(
        request, reverse("meetings:members", args=[seat.body_id]), _("Đã ghi thôi tham gia: %s.") % seat.user, True
    )


@require_POST
@writes
def member_address(request: HttpRequest, seat_id: UUID) -> HttpResponse:
    """Writes where a member gets mail; whether they want any they say themselves."""
    seat = _seen(request, seat_id)
    form = AddressForm(request.POST)
    if not form.is_valid():
        raise BadInput(str(next(iter(form.errors.values()))[0]))
    addresses.set_address(user=seat.user, **form.cleaned_data, by=person(request), at=timezone.now())
    return done(request, reverse("meetings:member", args=[seat.pk]), _("Đã lưu địa chỉ thư."), follow=True)


def _served(user: User, body: Body | None) -> Body:
    if body is None or not serves(user, body):
        raise Http404
    return body


def _seen(request: HttpRequest, seat_id: UUID) -> Membership:
    seat = Membership.objects.select_related("body", "user").filter(pk=seat_id).first()
    _served(person(request), seat.body if seat else None)
    if seat is None:
        raise Http404
    return seat


def _seat(form: SeatForm, body: Body, user: User) -> bool:
    """Whether somebody was put on the list; else the form tells why not."""
    who = {"user": form.cleaned_data["user"], "title": form.cleaned_data["title"]}
    try:
        operations.seat_member(body=body, terms=form.terms(), **who, by=user, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _stand(form: StandingForm, seat: Membership, user: User) -> bool:
    """Whether the standing was written; else the form tells why not."""
    try:
        operations.give_standing(seat_id=seat.pk, terms=form.terms(), by=user, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
