"""One item of the minutes: who presented it and spoke, what was asked, voted and concluded."""

from django.db.models import F

from agenda.models import Inquiry, Item, Recusal, Turn
from agenda.models.item import ItemKind
from agenda.states import InquiryState, TurnKind, TurnState
from documents.acts import (
    MinutesItem,
    Person,
    Questioning,
    Speech,
    wording,
)
from documents.composition.ballots import sentences_of
from documents.composition.minutes_votes import vote_of
from documents.composition.papers import papers_before
from documents.composition.people import printed
from documents.composition.tasks import sentences
from documents.models import CourseText
from voting.models import Vote
from voting.states import VoteState

# As what somebody spoke, as the minutes put it.
SPOKE = {
    TurnKind.SPEECH: "phát biểu",
    TurnKind.PRO: "phát biểu ủng hộ",
    TurnKind.CONTRA: "phát biểu phản biện",
    TurnKind.ORDER: "nêu ý kiến về thủ tục",
    TurnKind.QUESTION: "chất vấn",
    TurnKind.ANSWER: "trả lời chất vấn",
    TurnKind.FOLLOW_UP: "chất vấn lại",
}


def item_of(item: Item) -> MinutesItem:
    """As the record stands now; of a secret or restricted item nothing but that it was there."""
    if item.is_secret or item.restricted:
        heading = f"Nội dung số {item.position}" if item.is_secret else wording.heading_of(item.title)
        return MinutesItem(number=item.position, heading=heading, restricted=True)
    conclusion = getattr(item, "conclusion", None)
    return MinutesItem(
        number=item.position,
        heading=wording.heading_of(item.title, general=item.kind == ItemKind.GENERAL),
        presenter=_presenter(item),
        presentation=papers_before(item),
        course=_course(item),
        speeches=tuple(_speech(turn) for turn in _turns(item) if turn.inquiry_id is None),
        questions=_questions(item),
        recused=tuple(_recused(one) for one in item.recusals.select_related("attendee__user")),
        votes=tuple(vote_of(vote) for vote in item.votes.filter(state=VoteState.CLOSED)),
        broken_off=tuple(_broken_off(vote) for vote in item.votes.filter(state=VoteState.CANCELLED)),
        elections=sentences_of(item.pk),
        conclusion=wording.paragraphs_of(conclusion.text) if conclusion else (),
        tasks=sentences(item),
    )


def _course(item: Item) -> tuple[str, ...]:
    """What the secretary wrote of the discussion."""
    kept = CourseText.objects.filter(item=item).first()
    return wording.paragraphs_of(kept.text) if kept else ()


def _presenter(item: Item) -> Person | None:
    """Who presents, with the office held if they are at the table, else with the office that submits the item."""
    if not item.presenter:
        return None
    seat = item.meeting.attendees.filter(user__full_name=item.presenter).select_related("user").first()
    if seat is not None:
        return printed(seat)
    return Person(name=item.presenter, office=item.office.name if item.office else "")


def _turns(item: Item) -> list[Turn]:
    return list(item.turns.filter(state=TurnState.DONE).select_related("attendee__user").order_by("called_at"))


def _speech(turn: Turn) -> Speech:
    kind = SPOKE[TurnKind(turn.kind)]
    return Speech(speaker=printed(turn.attendee), summary=turn.subject, kind=kind, seconds=turn.seconds())


def _questions(item: Item) -> tuple[Questioning, ...]:
    """The questions in the order in which they were called; those that were not called come last."""
    found = Inquiry.objects.filter(item=item).exclude(state=InquiryState.WITHDRAWN)
    kept = found.select_related("asker__user", "to_attendee__user", "to_office")
    turns = _turns(item)
    return tuple(
        Questioning(
            asker=printed(one.asker),
            addressee=printed(one.to_attendee) if one.to_attendee else Person(name=one.addressee),
            subject=one.subject,
            turns=tuple(_speech(turn) for turn in turns if turn.inquiry_id == one.pk),
        )
        for one in kept.order_by(F("called_at").asc(nulls_last=True), "asked_at")
    )


def _recused(recusal: Recusal) -> str:
    """ "Đồng chí …, chức vụ, không tham gia nội dung này (lý do)." """
    seat = printed(recusal.attendee)
    office = f", {seat.office}," if seat.office else ""
    why = f" ({recusal.reason.rstrip(' .;')})" if recusal.reason else ""
    return f"Đồng chí {seat.name}{office} không tham gia thảo luận và biểu quyết nội dung này{why}."


def _broken_off(vote: Vote) -> str:
    """Its question and reason; what was answered until then is not told."""
    return f"{vote.question.rstrip(' .?')}. Lý do: {wording.ended(vote.outcome['reason'])}"
