"""Tasks read from the words of a conclusion: confirmed, completed, set aside."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from agenda import proposals as operations
from agenda.forms.tasks import SpokenForm
from agenda.models import Item
from agenda.pages import arranged_item, back_to, seen_item
from agenda.proposals import Proposal
from meetings.pages import person
from people.answers import done, origin, writes
from people.models import Office
from people.refusals import Refusal


@require_POST
@writes
def adoption(request: HttpRequest, item_id: UUID, mark: str) -> HttpResponse:
    """Makes the tasks as they were read."""
    item = seen_item(request, item_id)
    made = operations.adopt(item=item, mark=mark, by=person(request), at=timezone.now())
    return done(request, origin(request), _made(len(made)))


@require_POST
@writes
def dismissal(request: HttpRequest, item_id: UUID, mark: str) -> HttpResponse:
    """The sentence is no task."""
    item = seen_item(request, item_id)
    operations.set_aside(item=item, mark=mark, by=person(request), at=timezone.now())
    return done(request, origin(request), _("Đã ghi: câu này không giao nhiệm vụ."))


def proposal(request: HttpRequest, item_id: UUID, mark: str) -> HttpResponse:
    """What was read, in a form that asks for the rest; POST makes the tasks."""
    item = arranged_item(request, item_id)
    back = back_to(request, reverse("agenda:conclusions", args=[item.meeting_id]))
    found = operations.find(item, mark)
    if found is None:
        return redirect(back)
    form = _form(request, item, found)
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.adopt(item=item, mark=mark, plans=form.plans(), by=person(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, back, _made(len(made)), follow=True)
    context = {"form": form, "proposal": found, "item": item, "meeting": item.meeting, "back": back}
    return render(request, "agenda/proposal.html", context)


def _form(request: HttpRequest, item: Item, found: Proposal) -> SpokenForm:
    reading = found.reading
    start = {
        "leads": reading.leads,
        "others": reading.others,
        "action": reading.action,
        "product": reading.product,
        "report_to": reading.report_to,
        "precision": reading.precision,
        "day": reading.day if reading.precision == "day" else None,
        "month": f"{reading.day:%Y-%m}" if reading.day and reading.precision == "month" else "",
    }
    offices = Office.objects.filter(organisation=item.meeting.body.organisation)
    typed = request.POST if request.method == "POST" else None
    return SpokenForm(typed, initial=start, offices=offices, today=timezone.localdate(item.meeting.starts_at))


def _made(count: int) -> str:
    return ngettext("Đã thêm %d nhiệm vụ.", "Đã thêm %d nhiệm vụ.", count) % count
