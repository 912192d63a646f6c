"""The summary of a written consultation, as it stands: anew each time until the round is settled."""

from itertools import groupby

from django.utils import timezone, translation

from documents.acts import (
    OpinionGroup,
    OpinionSummary,
    Person,
    Signature,
    SummaryComment,
    SummarySection,
    wording,
)
from documents.composition.letterhead import letterhead
from documents.consultations.figures import figures_of, outcome_of
from documents.consultations.sentences import conclusion, explanation
from documents.models import Comment, Consultation, Opinion
from documents.states import Answer, Verdict
from people.models import User

LATE = "trả lời muộn, không tính"


def compose_summary(consultation: Consultation, by: User) -> OpinionSummary:
    """Every answer by person and every comment by section, with replies; drawn up and signed by `by`.

    Always in Vietnamese, whatever language the reader has.
    """
    with translation.override("vi"):
        return _composed(consultation, by)


def _composed(consultation: Consultation, by: User) -> OpinionSummary:
    meeting, paper = consultation.paper.meeting, consultation.paper
    ended = consultation.settled_at or consultation.closed_at
    comments = list(
        Comment.objects.filter(opinion__consultation=consultation)
        .select_related("opinion__user")
        .order_by("place", "opinion__position", "opinion__user__name_key")
    )
    return OpinionSummary(
        letterhead=letterhead(meeting, timezone.localdate(ended) if ended else None),
        abstract=f"ý kiến bằng văn bản của {meeting.body.short_name} về {wording.lower_first(paper.title)}",
        request=_request(consultation),
        result=tuple(explanation(consultation, figures_of(consultation), outcome_of(consultation))),
        groups=_groups(consultation),
        sections=_sections(comments),
        disputed=tuple(_disputed(comment) for comment in disputed(comments)),
        changes=wording.paragraphs_of(consultation.changes),
        conclusion=tuple(conclusion(consultation)),
        signature=Signature(title=by.title.upper(), name=by.full_name),
    )


def disputed(comments: list[Comment]) -> list[Comment]:
    """What came in time and was not wholly taken up: the points that a meeting would have to discuss."""
    return [one for one in comments if not one.opinion.late and one.verdict != Verdict.ACCEPTED]


def _request(consultation: Consultation) -> tuple[str, ...]:
    sent, until = timezone.localtime(consultation.opened_at), timezone.localtime(consultation.deadline)
    asked = (
        f"Ngày {wording.short_day(sent.date())}, gửi phiếu xin ý kiến về “{consultation.paper.title}” "
        f"(bản {consultation.version.number}, SHA-256 {consultation.version.sha256[:16]}); "
        f"hạn trả lời {wording.clock(until.time())}, ngày {wording.short_day(until.date())}."
    )
    return (asked, *wording.paragraphs_of(consultation.question))


def _groups(consultation: Consultation) -> tuple[OpinionGroup, ...]:
    opinions = list(Opinion.objects.filter(consultation=consultation).select_related("user"))
    groups: list[tuple[object, list[Opinion]]] = [
        (label, [one for one in opinions if one.answer == answer and not one.late]) for answer, label in Answer.choices
    ]
    groups.append(("Trả lời muộn, không tính", [one for one in opinions if one.late]))
    groups.append(("Không trả lời", [one for one in opinions if not one.answer]))
    return tuple(OpinionGroup(answer=str(label), people=tuple(_person(one) for one in rows)) for label, rows in groups)


def _sections(comments: list[Comment]) -> tuple[SummarySection, ...]:
    parted = groupby(comments, key=lambda comment: (comment.place, comment.heading))
    return tuple(
        SummarySection(heading=heading, comments=tuple(_comment(comment) for comment in rows))
        for (_place, heading), rows in parted
    )


def _comment(comment: Comment) -> SummaryComment:
    return SummaryComment(
        author=_person(comment.opinion),
        text=wording.paragraphs_of(comment.text),
        verdict=comment.get_verdict_display() if comment.verdict else "",
        reply=wording.paragraphs_of(comment.reply),
    )


def _disputed(comment: Comment) -> str:
    return f"- {comment.heading}: {' '.join(wording.paragraphs_of(comment.text))} ({comment.opinion.user.full_name})"


def _person(opinion: Opinion) -> Person:
    return Person(name=opinion.user.full_name, office=opinion.title, note=LATE if opinion.late else "")
