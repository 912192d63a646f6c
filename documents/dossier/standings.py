"""As what a member stands, in the words of a dossier."""

from datetime import date

from documents.dossier.raw import Raw, day, rows
from people.models.standing import BARRED

Days = tuple[date, date | None]


def standings_in(seat: Raw) -> list[Raw]:
    """What a membership says; `suspended` of older dossiers is for as long as the seat is held."""
    said = [row for _path, row in rows(seat, "standings")]
    if not said and seat.get("suspended") is True:
        since = {"kind": "suspended", "since": seat["since"]}
        return [since | {"until": seat["until"]} if "until" in seat else since]
    return said


def days_out(seat: Raw) -> tuple[Days, ...]:
    """From when to when the member takes no seat."""
    barred = [row for row in standings_in(seat) if row.get("kind") in BARRED]
    return tuple((since, day(row, "until")) for row in barred if (since := day(row, "since")))
