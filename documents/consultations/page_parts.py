"""What the parts of the page of a written consultation need, for the person who looks; page and live regions alike."""

from typing import Any

from django.utils import timezone

from documents.consultations import access, figures, reminders, sentences
from documents.consultations.closing import unanswered
from documents.consultations.deadlines import MOMENTS, is_pressing, moment
from documents.consultations.forms import ChangesForm, OpinionForm, ReferralForm, ReplyForm, written
from documents.consultations.history import history_of, with_history
from documents.consultations.referral import coming_meetings
from documents.consultations.sections import sections_of
from documents.dispatching import mail
from documents.models import Comment, Consultation, Opinion
from documents.states import ConsultationState
from people.models import User

ENDED = (ConsultationState.SETTLED, ConsultationState.REFERRED)
NOBODYS: dict[str, Any] = {"consultation": None}


def standing(found: Consultation, user: User) -> dict[str, Any]:
    """For `consultation_state.html`: how far the round is, and what became of the matter."""
    return {
        "consultation": found,
        "follows": access.may_follow(user, found.paper.meeting),
        "ended": found.state in ENDED,
        "conclusion": sentences.conclusion(found),
        "opens": found.state == ConsultationState.CANCELLED and access.may_open(user, found.paper),
    }


def result(found: Consultation, user: User) -> dict[str, Any]:
    """For `consultation_result.html`: the figures for the office and the chair, for members the outcome once it is."""
    follows = access.may_follow(user, found.paper.meeting)
    numbers, outcome = figures.figures_of(found), figures.outcome_of(found)
    if not follows:
        working = sentences.explanation(found, numbers, outcome) if outcome else []
        return {"consultation": found, "figures": None, "outcome": outcome, "working": working}
    provisional = outcome or (figures.decided(found, numbers) if found.state == ConsultationState.OPEN else None)
    working = sentences.explanation(found, numbers, provisional)[1:]
    return {"consultation": found, "figures": numbers, "outcome": outcome, "working": working}


def own(found: Consultation, user: User) -> dict[str, Any]:
    """For `opinion.html`: the person's own form, if they are asked."""
    mine = access.opinion_of(user, found)
    return {
        "consultation": found,
        "mine": mine,
        "history": history_of(mine) if mine else [],
        "past": timezone.now() > found.deadline,
        "ended": found.state in ENDED,
        "form": opinion_form(found, mine) if mine else None,
    }


def opinion_form(consultation: Consultation, opinion: Opinion) -> OpinionForm:
    """The form as the member left it."""
    start = {"answer": opinion.answer, "revision": opinion.revision} | written(list(opinion.comments.all()))
    return OpinionForm(initial=start, sections=sections_of(consultation.version))


def answers(found: Consultation, user: User) -> dict[str, Any]:
    """For `consultation_answers.html`: who answered what, who has to be reminded and was."""
    if not access.may_follow(user, found.paper.meeting):
        return NOBODYS
    now = timezone.now()
    open_now = found.state == ConsultationState.OPEN
    return {
        "consultation": found,
        "opinions": with_history(found),
        "silent": reminders.to_remind(found).prefetch_related("reminders__letter") if open_now else [],
        "pressing": open_now and is_pressing(found.deadline, now),
        "moments": [moment(found.deadline, days) for days in MOMENTS if moment(found.deadline, days) > found.opened_at],
        "mails": mail.may_remind(found.paper.meeting_id),
    }


def comments(found: Consultation, user: User) -> dict[str, Any]:
    """For `consultation_comments.html`: every comment with its reply."""
    if not access.may_follow(user, found.paper.meeting):
        return NOBODYS
    rows = list(
        Comment.objects.filter(opinion__consultation=found)
        .select_related("opinion__user", "replied_by")
        .order_by("place", "opinion__position", "opinion__user__name_key")
    )
    for row in rows:
        row.form = ReplyForm(  # type: ignore[attr-defined]
            initial={"verdict": row.verdict, "text": row.reply}, auto_id=f"id_{row.pk.hex[:8]}_%s"
        )
    runs = access.may_consult(user, found.paper.meeting)
    return {"consultation": found, "comments": rows, "runs": runs, "missing": unanswered(found)}


def steps(found: Consultation, user: User) -> dict[str, Any]:
    """For `consultation_steps.html` and `consultation_end.html`: what the secretary does next."""
    if not access.may_consult(user, found.paper.meeting):
        return NOBODYS
    return {
        "consultation": found,
        "outcome": figures.outcome_of(found),
        "missing": unanswered(found),
        "closable": timezone.now() >= found.deadline,
        "changes": ChangesForm(initial={"text": found.changes}, auto_id="id_changes_%s"),
        "referral": ReferralForm(meetings=coming_meetings(found), auto_id="id_referral_%s"),
    }
