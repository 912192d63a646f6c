"""A member's opinion that is kept on record after a vote."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.pages import person
from people.answers import done, origin, writes
from people.refusals import BadInput
from voting.forms import ReservedForm
from voting.pages import seen_vote, voter
from voting.reserved import reserve_opinion


@require_POST
@writes
def reserved(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Keeps the member's opinion, or takes it back with an empty text."""
    vote = seen_vote(request, vote_id)
    attendee = voter(request, vote)
    form = ReservedForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Ý kiến bảo lưu chưa gửi được. Tải lại trang rồi gửi lại."))
    text = form.cleaned_data["text"]
    reserve_opinion(vote=vote, attendee=attendee, text=text, by=person(request), at=timezone.now())
    said = _("Đã ghi ý kiến bảo lưu của đồng chí.") if text.strip() else _("Đã bỏ ý kiến bảo lưu của đồng chí.")
    return done(request, origin(request), said)
