"""The organisation behind a meeting, as far as the meeting needs it."""

from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from documents import register
from documents.dossier.contents import word
from documents.dossier.importing import house_rules
from documents.drafts import profile_of
from documents.models import RecipientLine, Series, Signatory
from documents.states import ActKind
from meetings.floor_times import times_of
from meetings.models import Holiday, Meeting
from people.models import Body, Membership, Office, StaffRole, Standing, User
from people.models.body import BodyKind
from people.models.standing import StandingKind
from voting.models import HouseRule

Plain = dict[str, Any]
HOLIDAYS = timedelta(days=120)


def registry(meeting: Meeting) -> Plain:
    """The parts of `meeting.json` about the organisation; bodies and people are those the meeting speaks of."""
    organisation, term = meeting.body.organisation, meeting.term
    bodies = _bodies(meeting)
    people = _people(meeting, bodies)
    return {
        "organisation": {
            key: getattr(organisation, key)
            for key in ("code", "name", "superior", "issuer", "symbol", "place", "profile")
            if getattr(organisation, key)
        },
        "term": _dated({"ordinal": term.ordinal, "name": term.name}, "starts", term.starts, "ends", term.ends),
        "offices": list(_offices(meeting, people).values_list("name", flat=True)),
        "bodies": [_body(body) | _rules(body, meeting) for body in bodies],
        "people": [_person(user, bodies) for user in people],
        "signatories": [_signatory(row) for row in Signatory.objects.filter(body=meeting.body).select_related("user")],
        "register": _register(meeting),
        "holidays": _holidays(meeting),
    }


def _bodies(meeting: Meeting) -> list[Body]:
    lines = RecipientLine.objects.filter(meeting=meeting, act=None)
    others = Body.objects.filter(pk__in=lines.values("bodies")).exclude(pk=meeting.body_id).order_by("code")
    return [meeting.body, *others]


def _people(meeting: Meeting, bodies: list[Body]) -> list[User]:
    """Attendees first and in their order, then members, staff and signatories of the bodies."""
    asked = [row.user for row in meeting.attendees.select_related("user__office")]
    named = (
        Q(memberships__body__in=bodies, memberships__ends=None)
        | Q(staff_roles__body__in=bodies)
        | Q(pk__in=Signatory.objects.filter(body=meeting.body).values("user"))
    )
    others = User.objects.filter(named).exclude(pk__in=[user.pk for user in asked]).distinct()
    return [*asked, *others.select_related("office").order_by("name_key", "username")]


def _offices(meeting: Meeting, people: list[User]) -> "QuerySet[Office]":
    used = (
        Q(pk__in=[user.office_id for user in people if user.office_id])
        | Q(items__meeting=meeting)
        | Q(led_tasks__item__meeting=meeting)
        | Q(shared_tasks__item__meeting=meeting)
        | Q(pk__in=RecipientLine.objects.filter(meeting=meeting, act=None).values("offices"))
    )
    return Office.objects.filter(used, organisation=meeting.body.organisation).distinct()


def _body(body: Body) -> Plain:
    row: Plain = {
        "code": body.code,
        "kind": word(BodyKind(body.kind)),
        "name": body.name,
        "short_name": body.short_name,
        "on_behalf": body.on_behalf,
        "quorum": {
            "numerator": body.quorum_numerator,
            "denominator": body.quorum_denominator,
            "strict": body.quorum_strict,
        },
        "papers_days": body.papers_days,
        "speaking": asdict(times_of(body)),
    }
    quoted = {"rules_basis": body.rules_basis, "silence_basis": body.silence_basis}
    return row | {name: text for name, text in quoted.items() if text}


def _rules(body: Body, meeting: Meeting) -> Plain:
    """The meeting's body decides by its own rules; of the others the meeting needs none."""
    if body.pk != meeting.body_id:
        return {}
    return {"voting_rules": [house_rules.spoken(rule) for rule in HouseRule.objects.filter(body=body)]}


def _person(user: User, bodies: list[Body]) -> Plain:
    seats = (
        Membership.objects.filter(user=user, body__in=bodies).select_related("body").order_by("body__code", "starts")
    )
    staff = StaffRole.objects.filter(user=user, body__in=bodies).select_related("body").order_by("body__code", "role")
    row: Plain = {"username": user.username, "full_name": user.full_name, "language": user.language}
    if user.title:
        row["title"] = user.title
    if user.email:
        row["email"] = user.email
    if user.office:
        row["office"] = user.office.name
    row["memberships"] = [_seat(seat) for seat in seats]
    row["staff"] = [{"body": one.body.code, "role": word(StaffRole.Role(one.role))} for one in staff]
    return {key: value for key, value in row.items() if value != []}


def _seat(seat: Membership) -> Plain:
    row: Plain = {"body": seat.body.code, "position": seat.position}
    if seat.title:
        row["title"] = seat.title
    standings = [_standing(one) for one in seat.standings.all()]
    if standings:
        row["standings"] = standings
    return _dated(row, "since", seat.starts, "until", seat.ends)


def _standing(row: Standing) -> Plain:
    told = {"kind": word(StandingKind(row.kind)), "reason": row.reason, "decision": row.decision}
    return _dated({key: text for key, text in told.items() if text}, "since", row.starts, "until", row.ends)


def _signatory(row: Signatory) -> Plain:
    made = {
        "body": row.body.code,
        "person": row.user.username,
        "kind": word(ActKind(row.kind)),
        "authority": row.authority,
        "title": row.title,
    }
    return _dated(made, "since", row.starts, "until", row.ends)


def _register(meeting: Meeting) -> list[Plain]:
    period = register.meeting_period(meeting, profile_of(meeting), timezone.localdate(meeting.starts_at))
    series = Series.objects.filter(organisation=meeting.body.organisation, period=period).order_by("type")
    return [{"type": row.type, "last": row.carried_over} for row in series]


def _holidays(meeting: Meeting) -> list[Plain]:
    day = timezone.localdate(meeting.starts_at)
    rows = Holiday.objects.filter(day__range=(day - HOLIDAYS, day + HOLIDAYS))
    return [
        {"day": row.day.isoformat(), "name": row.name, **({"is_working": True} if row.is_working else {})}
        for row in rows
    ]


def _dated(row: Plain, first: str, begins: Any, last: str, ends: Any) -> Plain:
    made = {**row, first: begins.isoformat()}
    return {**made, last: ends.isoformat()} if ends else made
