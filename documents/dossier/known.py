"""What the database knows already of the organisation a dossier speaks of."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from documents.dossier.raw import Raw, part, rows, text
from documents.dossier.standings import Days
from people.models import Body, Membership, Office, Organisation, StaffRole, Term, User
from people.models.standing import BARRED


@dataclass(frozen=True)
class Seat:
    """A seat in the meeting's body, from the dossier or the database."""

    username: str
    full_name: str
    starts: date
    ends: date | None
    out: tuple[Days, ...] = ()

    def is_held_on(self, day: date) -> bool:
        """Whether it is held on a day on which the member may take it."""
        return _holds((self.starts, self.ends), day) and not any(_holds(days, day) for days in self.out)


def _holds(days: Days, day: date) -> bool:
    starts, ends = days
    return starts <= day and (ends is None or day <= ends)


@dataclass(frozen=True)
class Known:
    """Names in the database that a dossier may refer to without repeating them; `people` maps usernames to names.

    `strangers` are accounts that the dossier names as its own people and that belong elsewhere.
    """

    organisation: str = ""
    offices: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    foreign_bodies: frozenset[str] = frozenset()
    people: dict[str, str] = field(default_factory=dict)
    strangers: frozenset[str] = frozenset()
    terms: tuple[tuple[date, date | None], ...] = ()
    seats: tuple[Seat, ...] = ()
    staff: frozenset[tuple[str, str]] = frozenset()


def look_up(data: Raw) -> Known:
    """What is known of the organisation named by the dossier, or of the one its body belongs to."""
    organisation = _organisation(data)
    body = text(part(data, "meeting"), "body")
    own = _people(organisation) if organisation else {}
    codes = {text(row, "code") for _, row in rows(data, "bodies")}
    return Known(
        organisation=organisation.code if organisation else "",
        offices=_names(Office.objects.filter(organisation=organisation), "name"),
        bodies=_names(Body.objects.filter(organisation=organisation), "code"),
        foreign_bodies=_names(Body.objects.filter(code__in=codes).exclude(organisation=organisation), "code"),
        people=own,
        strangers=_strangers({text(row, "username"): text(row, "full_name") for _, row in rows(data, "people")}, own),
        terms=tuple(Term.objects.filter(organisation=organisation).values_list("starts", "ends")),
        seats=_seats(body) if organisation else (),
        staff=frozenset(StaffRole.objects.filter(body__code=body).values_list("user__username", "role")),
    )


def _names(query: "QuerySet[Any]", field_name: str) -> frozenset[str]:
    return frozenset(query.values_list(field_name, flat=True))


def _people(organisation: Organisation) -> dict[str, str]:
    """Everybody with an account in the organisation, also those who cannot sign in any more."""
    belongs = (
        Q(office__organisation=organisation)
        | Q(memberships__body__organisation=organisation)
        | Q(staff_roles__body__organisation=organisation)
        | Q(attendances__meeting__body__organisation=organisation, office=None)
    )
    return dict(User.objects.filter(belongs, is_superuser=False).values_list("username", "full_name"))


def _strangers(named: dict[str, str], own: dict[str, str]) -> frozenset[str]:
    """Usernames of the dossier that belong to somebody else: another organisation's or the machine's own."""
    others = User.objects.filter(username__in=named.keys() - own.keys())
    free = others.filter(is_superuser=False, office=None, memberships=None, staff_roles=None)
    adopted = {username for username, name in free.values_list("username", "full_name") if named[username] == name}
    return _names(others, "username") - adopted


def _organisation(data: Raw) -> Organisation | None:
    code = text(part(data, "organisation"), "code")
    if code:
        return Organisation.objects.filter(code=code).first()
    return Organisation.objects.filter(bodies__code=text(part(data, "meeting"), "body")).first()


def _seats(body: str) -> tuple[Seat, ...]:
    seats = Membership.objects.filter(body__code=body).select_related("user").prefetch_related("standings")
    return tuple(
        Seat(
            one.user.username,
            one.user.full_name,
            one.starts,
            one.ends,
            tuple((row.starts, row.ends) for row in one.standings.all() if row.kind in BARRED),
        )
        for one in seats
    )
