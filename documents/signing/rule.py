"""Which digital signatures an act needs, in their order, and whose turn it is."""

from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.models import Act, ActSignature, SigningRule
from documents.states import NUMBERED, RECORDS, ActState, SignatureRole
from documents.tellers import head_of
from meetings import access as meetings_access
from meetings.access import must
from meetings.models import Attendee
from meetings.models.attendee import Role
from people.models import Organisation, User
from people.queries import served_organisations

SEATS: Final = {SignatureRole.RECORDER: Role.SECRETARY, SignatureRole.CHAIR: Role.CHAIR}
AT_THE_TABLE: Final = frozenset(SEATS) | {SignatureRole.TELLER}  # who signs as what they were in the meeting


def rule_of(organisation: Organisation) -> SigningRule:
    """The organisation's rule; by default no signature is asked for."""
    return SigningRule.objects.filter(organisation=organisation).first() or SigningRule(organisation=organisation)


@transaction.atomic
def set_rule(*, organisation: Organisation, personal: bool, seal: bool, minutes: bool = False, by: User) -> SigningRule:
    """What the organisation's notices and minutes need from now on; those under way go on as they began.

    Raises `NotAllowed`.
    """
    served = served_organisations(by).filter(pk=organisation.pk)
    must(served.exists(), _("Chỉ văn phòng của cơ quan đặt được cách ký."))
    rule, _made = SigningRule.objects.update_or_create(
        organisation=organisation, defaults={"personal": personal, "seal": seal, "minutes": minutes}
    )
    return rule


def signatures_of(act: Act) -> tuple[SignatureRole, ...]:
    """The signatures an act needs that is approved now.

    A notice: the person's before the seal is set; minutes and what supplements them: the secretary's, then the chair's;
    a record of counting: for the panel its head's, then the chair's.
    """
    rule = rule_of(act.meeting.body.organisation)
    if act.kind not in NUMBERED:
        return (left_of(act), SignatureRole.CHAIR) if rule.minutes else ()
    wanted = ((SignatureRole.PERSONAL, rule.personal), (SignatureRole.SEAL, rule.seal))
    return tuple(role for role, asked in wanted if asked)


def left_of(act: Act) -> SignatureRole:
    """Who signs a record on the left of the chair: for those who counted, else who took the minutes."""
    return SignatureRole.TELLER if head_of(act) else SignatureRole.RECORDER


def turn(act: Act) -> SignatureRole | None:
    """The signature that an approved act waits for; None if it waits for none."""
    if act.state != ActState.SIGNING:
        return None
    made = set(ActSignature.objects.filter(act=act).values_list("role", flat=True))
    return next((SignatureRole(role) for role in act.signatures_due if role not in made), None)


@dataclass(frozen=True)
class Step:
    """One signature of an act: in which role, whose, and once it is made the row that says so."""

    role: SignatureRole
    who: str
    made: ActSignature | None


def progress(act: Act) -> list[Step]:
    """The signatures of an act in their order."""
    made = {row.role: row for row in ActSignature.objects.filter(act=act).select_related("by")}
    return [Step(SignatureRole(role), signs(act, role), made.get(role)) for role in act.signatures_due]


def signs(act: Act, role: str) -> str:
    """Whose name a signature bears."""
    if role in AT_THE_TABLE:
        seat = seat_of(act, role)
        return seat.user.full_name if seat else ""
    if role == SignatureRole.SEAL or act.signatory is None:
        return act.meeting.body.organisation.name
    return act.signatory.user.full_name


def waiting_for(user: User) -> list[Act]:
    """The approved acts that wait for this person's own signature."""
    theirs = Q(signatory__user=user) | Q(meeting__attendees__user=user, kind__in=RECORDS)
    acts = Act.objects.filter(theirs, state=ActState.SIGNING).distinct()
    acts = acts.select_related("meeting__body__organisation", "signatory__user", "about")
    return [act for act in acts if (role := turn(act)) != SignatureRole.SEAL and may_sign(user, act, role)]


def may_sign(user: User, act: Act, role: SignatureRole | None) -> bool:
    """Signatory, secretary, head of a panel and chair sign for themselves; the office keeps the seal and sets it."""
    if role is not None and role in AT_THE_TABLE:
        seat = seat_of(act, role)
        return seat is not None and seat.user_id == user.pk
    if role == SignatureRole.PERSONAL:
        return act.signatory is not None and act.signatory.user_id == user.pk
    return role == SignatureRole.SEAL and meetings_access.may_prepare(user, act.meeting)


def seat_of(act: Act, role: str) -> Attendee | None:
    """Who counted, takes the minutes of the meeting, or leads it."""
    if role == SignatureRole.TELLER:
        return head_of(act)
    seats = Attendee.objects.filter(meeting=act.meeting_id, role=SEATS[SignatureRole(role)])
    return seats.select_related("user").first()
