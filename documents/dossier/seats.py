"""Who sits at the meeting: one chair, all members, staff and guests as they really are."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.dossier.known import Known, Seat
from documents.dossier.problems import Problems
from documents.dossier.raw import Raw, day, moment, part, rows, text
from documents.dossier.standings import days_out

GUESTS = {"invited", "observer"}
STAFF = {"secretary", "clerk"}


def check(data: Raw, known: Known, problems: Problems) -> None:
    """Adds a problem for each attendee whose role cannot be, and each member who is missing."""
    starts_at = moment(part(data, "meeting"), "starts_at")
    attendees = list(rows(data, "attendees"))
    if starts_at is None or not attendees:
        return
    members = members_on(data, known, timezone.localtime(starts_at).date())
    for path, row in attendees:
        if message := _fault(text(row, "role"), text(row, "person"), set(members), _staff(data, known)):
            problems.at((*path, "role"), message)
    chairs = [path for path, row in attendees if row.get("role") == "chair"]
    if not chairs:
        problems.at(("attendees",), _("chưa có chủ trì (role: chair)"))
    for path in chairs[1:]:
        problems.at((*path, "role"), _("phiên họp chỉ có một chủ trì"))
    listed = {text(row, "person") for _path, row in attendees}
    for username, name in members.items():
        if username not in listed:
            message = _("thiếu ủy viên %(name)s (%(username)s); người vắng cũng ghi, kèm absence")
            problems.at(("attendees",), message % {"name": name, "username": username})


def members_on(data: Raw, known: Known, on: date) -> dict[str, str]:
    """Usernames and names of the members of the meeting's body on a day; what the dossier says comes first."""
    body = text(part(data, "meeting"), "body")
    own = [
        Seat(text(person, "username"), text(person, "full_name"), since, day(seat, "until"), days_out(seat))
        for path, person in rows(data, "people")
        for _path, seat in rows(person, "memberships")
        if text(seat, "body") == body and (since := day(seat, "since"))
    ]
    said = {seat.username for seat in own}
    seats = [*own, *(seat for seat in known.seats if seat.username not in said)]
    return {seat.username: seat.full_name for seat in seats if seat.is_held_on(on)}


def _staff(data: Raw, known: Known) -> set[tuple[str, str]]:
    body = text(part(data, "meeting"), "body")
    own = {
        (text(person, "username"), text(role, "role"))
        for _path, person in rows(data, "people")
        for _role_path, role in rows(person, "staff")
        if text(role, "body") == body
    }
    return own | known.staff


def _fault(role: str, username: str, members: set[str], staff: set[tuple[str, str]]) -> str:
    if role in {"chair", "member"} and username not in members:
        return _("người này không phải ủy viên của cơ quan họp vào ngày họp (xem memberships)")
    if role in GUESTS and username in members:
        return _("ủy viên của cơ quan họp không thể là đại biểu mời hoặc dự thính")
    if role in STAFF and (username, role) not in staff:
        return _("người này chưa được giao việc đó ở cơ quan họp (xem staff)")
    return ""
