"""Which digital signatures an act needs, in their order, and whose turn it is."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from documents.models import Act, ActSignature, SigningRule
from documents.states import ActKind, ActState, SignatureRole
from meetings import access as meetings_access
from meetings.access import must
from people.models import Organisation, User
from people.queries import served_organisations


def rule_of(organisation: Organisation) -> SigningRule:
    """The organisation's rule; by default no signature is asked for."""
    return SigningRule.objects.filter(organisation=organisation).first() or SigningRule(organisation=organisation)


@transaction.atomic
def set_rule(*, organisation: Organisation, personal: bool, seal: bool, by: User) -> SigningRule:
    """What the organisation's notices need from now on; those under way go on as they began. Raises `NotAllowed`."""
    served = served_organisations(by).filter(pk=organisation.pk)
    must(served.exists(), _("Chỉ văn phòng của cơ quan đặt được cách ký."))
    rule, _made = SigningRule.objects.update_or_create(
        organisation=organisation, defaults={"personal": personal, "seal": seal}
    )
    return rule


def signatures_of(act: Act) -> tuple[SignatureRole, ...]:
    """The signatures an act needs that is approved now: only notices are signed, the person before the seal is set."""
    if act.kind != ActKind.CONCLUSION_NOTICE:
        return ()
    rule = rule_of(act.meeting.body.organisation)
    wanted = ((SignatureRole.PERSONAL, rule.personal), (SignatureRole.SEAL, rule.seal))
    return tuple(role for role, asked in wanted if asked)


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
    if role == SignatureRole.SEAL or act.signatory is None:
        return act.meeting.body.organisation.name
    return act.signatory.user.full_name


def waiting_for(user: User) -> list[Act]:
    """The approved acts that wait for this person's own signature."""
    acts = Act.objects.filter(state=ActState.SIGNING, signatory__user=user).select_related(
        "meeting__body__organisation", "signatory__user"
    )
    return [act for act in acts if turn(act) == SignatureRole.PERSONAL]


def may_sign(user: User, act: Act, role: SignatureRole | None) -> bool:
    """The signatory signs for themselves; the office, which keeps the seal, sets it."""
    if role == SignatureRole.PERSONAL:
        return act.signatory is not None and act.signatory.user_id == user.pk
    return role == SignatureRole.SEAL and meetings_access.may_prepare(user, act.meeting)
