"""The meeting itself and who is asked to come."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from documents.dossier import contents
from documents.dossier.contents import chosen
from documents.dossier.importing.writer import Writer
from meetings import attendance, invitations, journal, planning, seating, weights
from meetings.access import GUESTS
from meetings.events import AttendeeAdded, MeetingChanged
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role
from people.models import Body, Term, User
from people.models.standing import VOTELESS


def existing(body: Body, term: Term, ordinal: int) -> Meeting | None:
    return (
        Meeting.objects.select_related("body__organisation", "term")
        .filter(body=body, term=term, ordinal=ordinal)
        .first()
    )


def plan(part: contents.Meeting, body: Body, term: Term, found: Meeting | None, write: Writer) -> Meeting | None:
    """Enters the meeting, or brings time, place and name up to date."""
    wanted = planning.Plan(
        ordinal=part.ordinal,
        title=part.title,
        starts_at=part.starts_at,
        place=part.place,
        mode=chosen(Meeting.Mode, part.mode).value,
        note=part.note,
    )
    if found is None:
        name = _("phiên họp: %s") % part.title
        return write.operate("meeting", "+", name, planning.plan_meeting, body=body, term=term, plan=wanted)
    differing = [key for key, value in vars(wanted).items() if getattr(found, key) != value]
    if differing:
        name = _("phiên họp: %s") % ", ".join(differing)
        field = f"meeting.{differing[0]}"
        write.operate(field, "~", name, planning.change_meeting, meeting=found, plan=wanted)
    return found


def attendees(parts: tuple[contents.Attendee, ...], meeting: Meeting, write: Writer) -> None:
    """Asks who is not asked yet, takes off guests who are not named, sets roles, order, titles and absences."""
    named = {part.person for part in parts}
    for guest in Attendee.objects.filter(meeting=meeting, role__in=GUESTS).select_related("user"):
        if guest.user.username not in named:
            name = _("đại biểu %s") % guest.user
            write.operate("attendees", "-", name, invitations.uninvite, attendee=guest)
    for index, part in enumerate(parts):
        field = f"attendees[{index}]"
        row = _row(meeting, part) or _ask(field, part, meeting, write)
        if row is not None:
            _describe(field, part, row, write)
    for index, part in enumerate(parts):
        if part.role == "chair":
            _chair(f"attendees[{index}].role", part, meeting, write)
    _weights(parts, meeting, write)


def _row(meeting: Meeting, part: contents.Attendee) -> Attendee | None:
    rows = Attendee.objects.select_related("user", "meeting")
    return rows.filter(meeting=meeting, user__username=part.person).first()


def _ask(field: str, part: contents.Attendee, meeting: Meeting, write: Writer) -> Attendee | None:
    user = User.objects.get(username=part.person)
    role = chosen(Role, part.role)
    name = _("đại biểu %(name)s (%(role)s)") % {"name": user, "role": role.label}
    if role in GUESTS:
        return write.operate(field, "+", name, invitations.invite, meeting=meeting, user=user, role=role.value)
    return write.operate(field, "+", name, _seat, user=user, role=role, position=part.position, meeting=meeting)


def _seat(*, user: User, role: Role, position: int, meeting: Meeting, by: User, at: datetime) -> Attendee:
    """A member or staff who came after the meeting was planned."""
    locked = journal.lock(meeting.pk)
    standing = seating.standings(locked).get(user.pk, "") if user.pk in seating.members(locked) else ""
    row = Attendee.objects.create(
        meeting=locked,
        user=user,
        role=Role.MEMBER if role is Role.CHAIR else role,
        is_member=user.pk in seating.members(locked) and standing not in VOTELESS,
        standing=standing,
        title=user.title,
        position=position,
    )
    journal.record(locked, AttendeeAdded(attendee=str(row.pk), role=row.role), by=by, at=at)
    return row


def _describe(field: str, part: contents.Attendee, row: Attendee, write: Writer) -> None:
    values: dict[str, Any] = {"position": part.position}
    if part.title is not None:
        values["title"] = part.title
    role = chosen(Role, part.role)
    if role is not Role.CHAIR and row.role != Role.CHAIR and row.role != role:
        values["role"] = role.value
    changed = [key for key, value in values.items() if getattr(row, key) != value]
    if changed:
        write.operate(field, "~", _("đại biểu %s") % row.user, _change, row=row, values=values)
    if part.absence != "none":
        _absence(field, part, row, write)


def _change(*, row: Attendee, values: dict[str, Any], by: User, at: datetime) -> Attendee:
    meeting = journal.lock(row.meeting_id)
    Attendee.objects.filter(pk=row.pk).update(**values)
    journal.record(meeting, MeetingChanged(), by=by, at=at)
    return row


def _absence(field: str, part: contents.Attendee, row: Attendee, write: Writer) -> None:
    absence = chosen(Attendee.Absence, part.absence).value
    if (row.absence, row.absence_reason) == (absence, part.reason):
        return
    values = {"attendee": row, "absence": absence, "reason": part.reason}
    write.operate(f"{field}.absence", "~", _("vắng: %s") % row.user, attendance.note_absence, **values)


def _weights(parts: tuple[contents.Attendee, ...], meeting: Meeting, write: Writer) -> None:
    """How many votes each has, where the dossier says so."""
    wanted = {part.person: part.weight for part in parts if part.weight is not None}
    rows = Attendee.objects.filter(meeting=meeting, user__username__in=wanted).select_related("user")
    changed = {row.pk: wanted[row.user.username] for row in rows if row.weight != wanted[row.user.username]}
    if changed:
        said = {"meeting": meeting, "weights": changed, "mark": None}
        write.operate("attendees", "~", _("số phiếu biểu quyết"), weights.set_weights, **said)


def _chair(field: str, part: contents.Attendee, meeting: Meeting, write: Writer) -> None:
    row = _row(meeting, part)
    if row is not None and row.role != Role.CHAIR:
        write.operate(field, "~", _("chủ trì: %s") % row.user, invitations.name_chair, attendee=row)
