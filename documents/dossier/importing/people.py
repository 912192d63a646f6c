"""The people of a dossier: their accounts, their seats in bodies, whom they serve."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from documents.dossier.contents import chosen
from documents.dossier.importing.writer import Writer
from documents.dossier.raw import Raw, day
from documents.dossier.standings import standings_in
from people.models import Body, Membership, Office, Organisation, StaffRole, Standing, User
from people.models.standing import StandingKind


def people(data: Raw, organisation: Organisation, write: Writer) -> list[User]:
    """Makes or brings up to date the accounts; returns the new ones, which have no password yet."""
    made: list[User] = []
    for index, row in enumerate(data.get("people", ())):
        field = f"people[{index}]"
        values = _values(row, organisation)
        user = User.objects.filter(username=row["username"]).first()
        if user:
            write.update(field, user, **values)
        else:
            user = User(username=row["username"], **values)
            user.set_unusable_password()
            write.do(field, "+", _("người dùng %(name)s (%(username)s)") % row_name(row), user.save)
            made.append(user)
        _seats(row, field, user, write)
        _staff(row, field, user, write)
    return made


def row_name(row: Raw) -> dict[str, str]:
    return {"name": row["full_name"], "username": row["username"]}


def _values(row: Raw, organisation: Organisation) -> dict[str, Any]:
    """The account's columns; what the dossier does not speak of is left as it is."""
    values: dict[str, Any] = {key: row[key] for key in ("full_name", "title", "language", "email") if key in row}
    if "office" in row:
        values["office"] = Office.objects.get(organisation=organisation, name=row["office"])
    return values


def _seats(row: Raw, field: str, user: User, write: Writer) -> None:
    for index, seat in enumerate(row.get("memberships", ())):
        at = f"{field}.memberships[{index}]"
        body = Body.objects.get(code=seat["body"])
        values = {
            "title": seat.get("title", ""),
            "position": seat.get("position", 0),
            "ends": day(seat, "until"),
        }
        since = day(seat, "since")
        assert since is not None  # noqa: S101 - checked by the schema
        found = _seat(body, user, since)
        if found:
            write.update(at, found, starts=since, **values)
        else:
            found = Membership(body=body, user=user, starts=since, **values)
            write.do(at, "+", _("ủy viên %s") % found, found.save)
        _standings(seat, at, found, write)


def _seat(body: Body, user: User, since: date) -> Membership | None:
    """The seat that began on that day, or the one the person holds now."""
    seats = Membership.objects.filter(body=body, user=user)
    return seats.filter(starts=since).first() or seats.filter(ends=None).first()


def _standings(seat: Raw, at: str, found: Membership, write: Writer) -> None:
    """What the dossier says of how the member stands; nothing said leaves what there is."""
    for index, row in enumerate(standings_in(seat)):
        values = {
            "kind": chosen(StandingKind, row["kind"]).value,
            "ends": day(row, "until"),
            "reason": row.get("reason", ""),
            "decision": row.get("decision", ""),
        }
        since = day(row, "since")
        assert since is not None  # noqa: S101 - checked by the schema
        held = Standing.objects.filter(membership=found, starts=since).first()
        field = f"{at}.standings[{index}]"
        if held:
            write.update(field, held, **values)
        else:
            made = Standing(membership=found, starts=since, **values)
            write.do(field, "+", _("tư cách %s") % made, made.save)


def _staff(row: Raw, field: str, user: User, write: Writer) -> None:
    for index, duty in enumerate(row.get("staff", ())):
        body = Body.objects.get(code=duty["body"])
        role = chosen(StaffRole.Role, duty["role"]).value
        if not StaffRole.objects.filter(body=body, user=user, role=role).exists():
            made = StaffRole(body=body, user=user, role=role)
            write.do(f"{field}.staff[{index}]", "+", _("nhiệm vụ %s") % made, made.save)
