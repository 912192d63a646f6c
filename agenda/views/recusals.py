"""Taking a member out of an item, a member's own saying so, and letting them in again."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from agenda import recusals as operations
from agenda.forms.recusals import OwnRecusalForm, RecusalForm
from agenda.models import Recusal
from agenda.pages import back_to, seen_item
from agenda.recusal_parts import own
from meetings.access import attendee_of
from meetings.models import Attendee
from meetings.pages import person
from people.answers import FORM, done, origin, writes
from people.refusals import BadInput, Refusal


@require_POST
@writes
def declare(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Takes a member out of an item."""
    item = seen_item(request, item_id)
    form = RecusalForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Chọn đồng chí không tham gia; lý do tối đa 250 ký tự."))
    attendee = Attendee.objects.filter(meeting=item.meeting, pk=form.cleaned_data["attendee"]).first()
    if attendee is None:
        raise Http404
    reason = form.cleaned_data["reason"]
    operations.declare_recusal(item=item, attendee=attendee, reason=reason, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã ghi: đồng chí %s không tham gia nội dung này.") % attendee.user)


@require_POST
@writes
def withdraw(request: HttpRequest, recusal_id: UUID) -> HttpResponse:
    """Lets a member take part in the item again."""
    recusal = get_object_or_404(Recusal.objects.select_related("attendee__user"), pk=recusal_id)
    seen_item(request, recusal.item_id)
    operations.withdraw_recusal(recusal_id=recusal.pk, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đồng chí %s tham gia lại nội dung này.") % recusal.attendee.user)


@require_http_methods(FORM)
def mine(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """What it means to take no part in an item, for a member who wants to say so of themself, and their saying so."""
    item = seen_item(request, item_id)
    attendee = attendee_of(person(request), item.meeting)
    if attendee is None or not attendee.is_member:
        raise PermissionDenied
    back = back_to(request, reverse("documents:meeting", args=[item.meeting_id]))
    form = OwnRecusalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            operations.declare_recusal(
                item=item, attendee=attendee, reason=reason, by=person(request), at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            message = _("Đã ghi: đồng chí không tham gia mục %s.") % item.position
            return done(request, back, message, follow=True)
    context = {**own(item, attendee), "form": form, "meeting": item.meeting, "back": back}
    return render(request, "agenda/own_recusal.html", context)
