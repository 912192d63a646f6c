"""The discussion of an item and its speakers, one resource each."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from agenda import discussion, floor_parts, turns
from agenda.clocks import extend_turn
from agenda.forms.floor import ExtensionForm, FloorForm, TurnForm
from agenda.models import Item, Turn
from agenda.pages import seen_item, seen_turn
from agenda.queries import questions_of
from agenda.recall import return_item, return_turn
from agenda.states import TurnKind
from meetings.access import attendee_of
from meetings.models import Attendee
from meetings.pages import person
from people.answers import done, origin, writes
from people.refusals import BadInput

View = Callable[[HttpRequest, UUID], HttpResponse]


def item_step(step: Callable[..., Item]) -> View:
    """The view of a step that an item alone is needed for."""

    @require_POST
    @writes
    def view(request: HttpRequest, item_id: UUID) -> HttpResponse:
        step(item=seen_item(request, item_id), by=person(request), at=timezone.now())
        return done(request, origin(request))

    return view


def _turn_step(step: Callable[..., Turn]) -> View:
    @require_POST
    @writes
    def view(request: HttpRequest, turn_id: UUID) -> HttpResponse:
        step(turn=seen_turn(request, turn_id), by=person(request), at=timezone.now())
        return done(request, origin(request))

    return view


start = item_step(discussion.start_item)
finish = item_step(discussion.finish_item)
item_recall = item_step(return_item)
end = _turn_step(turns.end_turn)
withdrawal = _turn_step(turns.withdraw_turn)
recall = _turn_step(return_turn)


@require_POST
@writes
def ask(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Asks to speak for oneself, or as the desk for `attendee`."""
    item = seen_item(request, item_id)
    form = TurnForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Nội dung phát biểu dài quá 200 ký tự. Rút ngắn rồi gửi lại."))
    turns.ask_to_speak(
        attendee=seated(request, item, form.cleaned_data["attendee"]),
        item=item,
        kind=form.cleaned_data["kind"] or TurnKind.SPEECH,
        subject=form.cleaned_data["subject"],
        by=person(request),
        at=timezone.now(),
    )
    return done(request, origin(request))


@require_POST
@writes
def give(request: HttpRequest, turn_id: UUID) -> HttpResponse:
    """Calls a speaker, for `minutes` if given."""
    turns.give_floor(
        turn=seen_turn(request, turn_id),
        limit_seconds=timed(FloorForm(request.POST)),
        by=person(request),
        at=timezone.now(),
    )
    return done(request, origin(request))


@require_POST
@writes
def extension(request: HttpRequest, turn_id: UUID) -> HttpResponse:
    """Gives whoever speaks so many `minutes` more."""
    form = ExtensionForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Thời gian phát biểu từ 1 đến 60 phút."))
    extend_turn(
        turn=seen_turn(request, turn_id),
        seconds=form.cleaned_data["minutes"] * 60,
        by=person(request),
        at=timezone.now(),
    )
    return done(request, origin(request))


@require_GET
def mine(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """My own place at the floor of an item, as a fragment."""
    item = seen_item(request, item_id)
    attendee = attendee_of(person(request), item.meeting)
    if attendee is None:
        raise Http404
    context = floor_parts.my_turn(item, attendee, questions_of(item))
    return render(request, "agenda/parts/my_turn.html", {**context, "next": request.path})


def timed(form: FloorForm) -> int | None:
    """For how many seconds somebody is called; None: as long as is usual. Raises `BadInput`."""
    if not form.is_valid():
        raise BadInput(_("Thời gian phát biểu từ 1 đến 60 phút."))
    return form.seconds


def seated(request: HttpRequest, item: Item, attendee_id: UUID | None) -> Attendee:
    """The attendee of that id at the item's meeting, or without an id the person themselves. Raises `BadInput`."""
    if attendee_id is None:
        attendee = attendee_of(person(request), item.meeting)
    else:
        attendee = Attendee.objects.filter(meeting=item.meeting, pk=attendee_id).select_related("user").first()
    if attendee is None:
        raise BadInput(_("Không tìm thấy đại biểu này trong danh sách dự họp."))
    return attendee
