"""Taking a member out of an item, and letting them in again."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agenda import recusals as operations
from agenda.forms.recusals import RecusalForm
from agenda.models import Recusal
from agenda.pages import seen_item
from meetings.models import Attendee
from meetings.pages import person
from people.answers import done, origin, writes
from people.refusals import BadInput


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
