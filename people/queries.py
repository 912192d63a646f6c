"""Questions about people that several layers ask."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from people.models import Body, Membership, Organisation, StaffRole, Standing, Term, User
from people.models.standing import BARRED, VOTELESS, StandingKind
from people.text import fold


def serves(user: User, body: Body, *roles: str) -> bool:
    """Whether the person is staff of the body, in one of `roles` (any role if none is given)."""
    found = StaffRole.objects.filter(user=user, body=body)
    return found.filter(role__in=roles).exists() if roles else found.exists()


def in_force(day: date) -> Q:
    """What has `starts` and `ends` and holds on a day."""
    return Q(starts__lte=day) & (Q(ends=None) | Q(ends__gte=day))


def may_keep(user: User, body: Body) -> bool:
    """Whether the person keeps what is laid down about the body, such as its members and rules: its secretary."""
    return serves(user, body, StaffRole.Role.SECRETARY)


def barred_on(day: date) -> QuerySet[Standing]:
    """The standings of those who take no seat on a day."""
    return Standing.objects.filter(in_force(day), kind__in=BARRED)


def members_on(body: Body, day: date) -> QuerySet[Membership]:
    """The incumbent members of a body on a day, suspended ones left out, in their protocol order."""
    return (
        Membership.objects.filter(in_force(day), body=body)
        .exclude(standings__in=barred_on(day))
        .select_related("user__office")
        .order_by("position", "user__name_key")
    )


def counted_on(body: Body, day: date) -> QuerySet[Membership]:
    """Those of them who count when the body answers in writing: nobody is present, so who is exempt does not."""
    out = Standing.objects.filter(in_force(day), kind__in=VOTELESS | {StandingKind.EXEMPT})
    return members_on(body, day).exclude(standings__in=out)


def standings_on(body: Body, day: date) -> dict[UUID, StandingKind]:
    """The standing on a day of everybody in the body who has one, by user."""
    found = Standing.objects.filter(in_force(day), membership__in=Membership.objects.filter(in_force(day), body=body))
    return {user: StandingKind(kind) for user, kind in found.values_list("membership__user_id", "kind")}


def term_on(organisation: Organisation, day: date) -> Term | None:
    """The organisation's term of office on a day, or None."""
    return Term.objects.filter(in_force(day), organisation=organisation).order_by("-starts").first()


def served_organisations(user: User) -> QuerySet[Organisation]:
    """The organisations whose bodies the person serves as staff."""
    return Organisation.objects.filter(bodies__staff__user=user).distinct()


def matching(people: QuerySet[User], asked: str) -> QuerySet[User]:
    """Those in whose name or title each word of `asked` is found, whatever its case and marks."""
    for word in fold(asked).split():
        people = people.filter(search_key__contains=word)
    return people


def people_of(organisation: Organisation) -> QuerySet[User]:
    """Everybody with an active account in the organisation: in an office, a body or on its staff."""
    return (
        User.objects.filter(is_active=True)
        .filter(
            Q(office__organisation=organisation)
            | Q(memberships__body__organisation=organisation)
            | Q(staff_roles__body__organisation=organisation)
        )
        .distinct()
        .order_by("name_key")
    )
