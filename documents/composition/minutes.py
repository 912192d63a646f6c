"""The minutes of a meeting, assembled from its journal, attendance, speeches, votes and conclusions.

What minutes must contain: Quyết định 45/2018/QĐ-TTg (people present, course, speeches, results of votes,
conclusions and decisions).
"""

from django.db.models import F
from django.utils import timezone
from django.utils.translation import override

from agenda.models import Inquiry, Item, Recusal, Turn
from agenda.models.item import ItemKind
from agenda.states import ConclusionState, InquiryState, TurnKind, TurnState
from documents.acts import (
    Attendance,
    BallotPapers,
    Choice,
    Minutes,
    MinutesItem,
    Person,
    Questioning,
    Signature,
    Sitting,
    Speech,
    VoteResult,
    wording,
)
from documents.composition.ballots import sentences_of
from documents.composition.letterhead import gathering, letterhead
from documents.composition.mixed_room import origins
from documents.composition.papers import papers_before, papers_voted_on
from documents.composition.people import absence_note, everybody, nobody, printed
from documents.composition.tasks import sentences
from documents.composition.weights import sums_of, weighted
from documents.models import CourseText
from meetings import chain
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role
from voting.kinds import Kind
from voting.manifest import rule_of
from voting.models import ReservedOpinion, Vote
from voting.outcomes import from_plain
from voting.papers import papers
from voting.queries import ballot_of, choices
from voting.row_words import headline, row_sentences
from voting.rules import Base
from voting.states import VoteState
from voting.tallies import frozen
from voting.wording import base_name, reason, rule_words

SOURCES = "Biên bản này lập từ nhật ký phiên họp, kết quả điểm danh, phát biểu, biểu quyết và các kết luận của chủ trì."

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


def compose_minutes(meeting: Meeting) -> Minutes:
    """The minutes as the record stands now."""
    attendees = list(meeting.attendees.select_related("user").prefetch_related("stays"))
    chair = next((one for one in attendees if one.role == Role.CHAIR), None)
    secretary = next((one for one in attendees if one.role == Role.SECRETARY), None)
    return Minutes(
        letterhead=letterhead(meeting, None),
        abstract=wording.minutes_abstract(meeting.body.short_name, meeting.ordinal, gathering(meeting)),
        sitting=_sitting(meeting),
        attendance=_attendance(attendees, chair, secretary),
        items=tuple(
            _item(item) for item in meeting.items.select_related("conclusion", "meeting", "office").order_by("position")
        ),
        conclusion=_end(meeting),
        sources=_sources(meeting),
        secretary=_signs(secretary),
        chair=_signs(chair),
    )


def _sources(meeting: Meeting) -> str:
    """From what the minutes are drawn up, with the code of the journal's end, by which it is known again."""
    end = chain.end(meeting.pk)
    if not end.seq:
        return SOURCES
    return f"{SOURCES} Nhật ký phiên họp đến khi lập biên bản có {end.seq} sự kiện, mã kiểm tra {end.code}."


def _sitting(meeting: Meeting) -> Sitting:
    opened = timezone.localtime(meeting.opened_at or meeting.starts_at)
    closed = timezone.localtime(meeting.closed_at) if meeting.closed_at else None
    return Sitting(
        day=opened.date(),
        opened_at=opened.time(),
        closed_at=closed.time() if closed else None,
        closed_on=closed.date() if closed and closed.date() != opened.date() else None,
        place=meeting.place,
        mode=meeting.get_mode_display(),
    )


def _attendance(attendees: list[Attendee], chair: Attendee | None, secretary: Attendee | None) -> Attendance:
    came = {one.pk for one in attendees if one.stays.all()}
    members = [one for one in attendees if one.is_member]
    return Attendance(
        chair=printed(chair) if chair else nobody(),
        secretary=printed(secretary) if secretary else nobody(),
        members=len(members),
        present=everybody(one for one in members if one.pk in came),
        absent=tuple(printed(one, absence_note(one)) for one in members if one.pk not in came),
        invited=everybody(one for one in attendees if one.role in (Role.INVITED, Role.OBSERVER) and one.pk in came),
    )


def _item(item: Item) -> MinutesItem:
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
        votes=tuple(_vote(vote) for vote in item.votes.filter(state=VoteState.CLOSED)),
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


def _reserved(opinion: ReservedOpinion) -> str:
    text = " ".join(opinion.text.split())
    return wording.ended(f"Đồng chí {opinion.attendee.user.full_name} bảo lưu ý kiến: {text}")


def _recused(recusal: Recusal) -> str:
    """ "Đồng chí …, chức vụ, không tham gia nội dung này (lý do)." """
    seat = printed(recusal.attendee)
    office = f", {seat.office}," if seat.office else ""
    why = f" ({recusal.reason.rstrip(' .;')})" if recusal.reason else ""
    return f"Đồng chí {seat.name}{office} không tham gia thảo luận và biểu quyết nội dung này{why}."


def _vote(vote: Vote) -> VoteResult:
    if vote.kind != Kind.QUESTION:
        return _several(vote)
    outcome = from_plain(vote.outcome)
    if outcome.persons is not None:
        return weighted(vote, outcome, outcome.persons, _remarks(vote))
    counted = {"yes": outcome.counts.yes, "no": outcome.counts.no, "other": outcome.counts.other}
    labels = dict(choices(vote))
    rule = rule_of(vote.manifest)
    with override("vi"):
        words, whole, why = rule_words(rule), base_name(rule.base), reason(outcome, rule.base)
    return VoteResult(
        question=vote.question,
        base=outcome.base,
        present=outcome.present,
        choices=tuple(Choice(label=str(labels[key]), count=count) for key, count in counted.items()),
        passed=outcome.passed,
        needed=outcome.threshold,
        rule=words,
        whole=whole,
        of_ballots=rule.base in (Base.CAST, Base.VALID),
        reason=why,
        origins=origins(vote),
        remarks=_remarks(vote),
        secret=vote.secret,
        papers=_papers(vote),
    )


def _remarks(vote: Vote) -> tuple[str, ...]:
    """On which papers it was, and who kept an opinion, each a sentence."""
    kept = ReservedOpinion.objects.filter(vote=vote).select_related("attendee__user")
    return (*papers_voted_on(vote), *(_reserved(one) for one in kept))


def _several(vote: Vote) -> VoteResult:
    """The result of a ballot with several answers, a row each. What may follow from low confidence is left out."""
    counted, ballot, rule = frozen(vote.outcome), ballot_of(vote), rule_of(vote.manifest)
    with override("vi"):
        has_weights = counted.persons is not None
        words, whole = rule_words(rule, has_weights), base_name(rule.base, has_weights)
        result = headline(vote.kind, counted)
        rows = tuple(row_sentences(ballot, counted))
    return VoteResult(
        question=vote.question,
        base=counted.rows[0].base,
        present=counted.present,
        sums=sums_of(counted, rule.base),
        choices=(),
        passed=False,
        rule="" if vote.kind == Kind.LEVELS else words,
        whole=whole,
        secret=vote.secret,
        papers=_papers(vote),
        rows=rows,
        result=result,
        origins=origins(vote),
        remarks=_remarks(vote),
    )


def _papers(vote: Vote) -> BallotPapers | None:
    found = papers(vote) if vote.secret else None
    if found is None:
        return None
    return BallotPapers(issued=found.issued, collected=found.collected, valid=found.valid, invalid=found.invalid)


def _broken_off(vote: Vote) -> str:
    """Its question and reason; what was answered until then is not told."""
    return f"{vote.question.rstrip(' .?')}. Lý do: {wording.ended(vote.outcome['reason'])}"


def _end(meeting: Meeting) -> tuple[str, ...]:
    """Section IV: the conclusions stand with their items; this sentence says so."""
    if not meeting.items.filter(conclusion__state=ConclusionState.APPROVED).exists():
        return ()
    return ("Chủ trì đã kết luận từng nội dung như nêu tại phần III.",)


def _signs(attendee: Attendee | None) -> Signature:
    return Signature(title="", name=attendee.user.full_name if attendee else "")
