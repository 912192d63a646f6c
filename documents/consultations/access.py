"""Who may see a consultation, who runs it."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from documents.models import Consultation, Opinion, Paper
from documents.states import ConsultationState, PaperState
from meetings.access import may_prepare, must
from meetings.models import Meeting
from meetings.models.attendee import Role
from people.models import StaffRole, User
from people.queries import serves


def visible_consultations(user: User) -> QuerySet[Consultation]:
    """Those of the bodies that the person serves, of meetings they chair, and those in which they are asked.

    Who takes no part in the item, the chair too, knows nothing of its rounds.
    """
    of_body = Q(paper__meeting__body__staff__user=user)
    chaired = Q(paper__meeting__attendees__user=user, paper__meeting__attendees__role=Role.CHAIR)
    no_part = Consultation.objects.filter(paper__item__recusals__attendee__user=user).values("pk")
    theirs = (chaired | Q(opinions__user=user)) & ~Q(pk__in=no_part)
    found = Consultation.objects.filter(of_body | theirs).values("pk")
    return Consultation.objects.filter(pk__in=found).select_related(
        "paper__meeting__body__organisation", "paper__item", "version", "referred_to__meeting", "repeats"
    )


def may_follow(user: User, meeting: Meeting) -> bool:
    """Whether the person sees who answered what: the body's staff and the chair."""
    return may_prepare(user, meeting) or meeting.attendees.filter(user=user, role=Role.CHAIR).exists()


def may_consult(user: User, meeting: Meeting) -> bool:
    """Only the body's secretary asks its members and draws the result."""
    return serves(user, meeting.body, StaffRole.Role.SECRETARY)


def may_open(user: User, paper: Paper) -> bool:
    """Whether the person may ask about the paper now: it was sent to the members, and no round on it is open."""
    is_asked = Consultation.objects.filter(paper=paper, state=ConsultationState.OPEN).exists()
    return paper.state == PaperState.CIRCULATED and not is_asked and may_consult(user, paper.meeting)


def must_consult(user: User, meeting: Meeting) -> None:
    """Raises `NotAllowed` unless the person may."""
    must(may_consult(user, meeting), _("Chỉ thư ký của cơ quan họp lấy ý kiến bằng văn bản được."))


def opinion_of(user: User, consultation: Consultation) -> Opinion | None:
    """The person's own form, or None if they are not asked."""
    return Opinion.objects.filter(consultation=consultation, user=user).first()
