"""Question time of an item and its questions, one resource each."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from agenda import inquiries, question_time
from agenda.forms.floor import AnswerForm, FloorForm, InquiryForm
from agenda.models import Inquiry, Item
from agenda.pages import seen_inquiry, seen_item
from agenda.states import TurnKind
from agenda.views.floor import View, item_step, seated, timed
from meetings.models import Attendee
from meetings.pages import person
from people.answers import done, origin, writes
from people.models import Office
from people.refusals import BadInput


def _inquiry_step(step: Callable[..., Inquiry]) -> View:
    @require_POST
    @writes
    def view(request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
        step(inquiry=seen_inquiry(request, inquiry_id), by=person(request), at=timezone.now())
        return done(request, origin(request))

    return view


def _call(kind: TurnKind) -> View:
    @require_POST
    @writes
    def view(request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
        question_time.call_inquiry(
            inquiry=seen_inquiry(request, inquiry_id),
            kind=kind,
            limit_seconds=timed(FloorForm(request.POST)),
            by=person(request),
            at=timezone.now(),
        )
        return done(request, origin(request))

    return view


opening = item_step(question_time.open_question_time)
closing = item_step(question_time.close_question_time)
question = _call(TurnKind.QUESTION)
follow_up = _call(TurnKind.FOLLOW_UP)
end = _inquiry_step(question_time.finish_inquiry)
withdrawal = _inquiry_step(inquiries.withdraw_inquiry)


@require_POST
@writes
def answer(request: HttpRequest, inquiry_id: UUID) -> HttpResponse:
    """Calls the answer, of `attendee` where several may give it."""
    inquiry, form = seen_inquiry(request, inquiry_id), AnswerForm(request.POST)
    seconds = timed(form)
    chosen = form.cleaned_data["attendee"]
    question_time.call_inquiry(
        inquiry=inquiry,
        kind=TurnKind.ANSWER,
        attendee=seated(request, inquiry.item, chosen) if chosen else None,
        limit_seconds=seconds,
        by=person(request),
        at=timezone.now(),
    )
    return done(request, origin(request))


@require_POST
@writes
def register(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Registers one's own question, or as the desk that of `asker`."""
    item, form = seen_item(request, item_id), InquiryForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Chọn người hoặc cơ quan được chất vấn và ghi câu hỏi, tối đa 200 ký tự, rồi gửi lại."))
    inquiries.register_inquiry(
        asker=seated(request, item, form.cleaned_data["asker"]),
        item=item,
        to=_addressee(item, form.cleaned_data["to"]),
        subject=form.cleaned_data["subject"],
        by=person(request),
        at=timezone.now(),
    )
    return done(request, origin(request), _("Đã đăng ký chất vấn."))


def _addressee(item: Item, to: str) -> Attendee | Office:
    sort, _colon, key = to.partition(":")
    found = _target(item, sort, UUID(key))
    if found is None:
        raise BadInput(_("Chọn người hoặc cơ quan được chất vấn trong danh sách."))
    return found


def _target(item: Item, sort: str, key: UUID) -> Attendee | Office | None:
    if sort == "office":
        return Office.objects.filter(pk=key).first()
    return Attendee.objects.filter(meeting=item.meeting, pk=key).select_related("user", "meeting").first()
