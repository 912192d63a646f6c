"""To whom an act goes: the lines under "Nơi nhận" of its meeting, or of a letter its own addressees.

An invitation goes to those invited; what the office sends it to besides are lines of its own. What is issued about a
letter goes to its addressees, as lines of its own again.
"""

from django.db.models import QuerySet

from documents.models import Act, RecipientLine
from documents.states import LETTERS, ActKind
from meetings.models import Meeting
from people.text import nfc

MOST = 500  # lines of earlier meetings that are looked at


def lines_of_meeting(meeting: Meeting) -> QuerySet[RecipientLine]:
    """The lines that serve the notice and all that follows it; none for a chancery."""
    return RecipientLine.objects.filter(meeting=meeting, act=None)


def lines_of(act: Act) -> QuerySet[RecipientLine]:
    """The lines that serve this act."""
    return RecipientLine.objects.filter(act=act) if has_own_lines(act) else lines_of_meeting(act.meeting)


def names_of(act: Act) -> list[str]:
    """The wordings of these lines, in their order."""
    return list(lines_of(act).values_list("text", flat=True))


def has_own_lines(act: Act) -> bool:
    """Whether the act has addressees of its own: letters but for the erratum of what went to a meeting's lines."""
    if act.kind == ActKind.ERRATUM and act.about is not None:
        return act.about.kind in LETTERS
    return act.kind in LETTERS or act.kind == ActKind.INVITATION


def known_lines(meeting: Meeting) -> list[RecipientLine]:
    """The lines by which the office words its recipients: the meeting's; for a chancery those of the body's meetings,
    each wording as it was used last."""
    if not meeting.is_chancery:
        return list(lines_of_meeting(meeting).prefetch_related("offices", "bodies"))
    rows = RecipientLine.objects.filter(meeting__body=meeting.body_id, act=None)
    latest = rows.order_by("-meeting__starts_at", "position").prefetch_related("offices", "bodies")[:MOST]
    return list({nfc(row.text).casefold(): row for row in reversed(latest)}.values())


def archive_line(meeting: Meeting) -> str:
    """How the office words the copy that stays: the last line under its notices, of a chancery under the body's latest;
    "" without any."""
    rows = RecipientLine.objects.filter(act=None)
    rows = rows.filter(meeting__body=meeting.body_id) if meeting.is_chancery else rows.filter(meeting=meeting)
    return rows.order_by("-meeting__starts_at", "-position").values_list("text", flat=True).first() or ""


def copy_lines(source: Act, target: Act) -> None:
    """Gives an act the addressees of another, inside the transaction that makes it."""
    for line in lines_of(source).prefetch_related("offices", "bodies"):
        offices, bodies = list(line.offices.all()), list(line.bodies.all())
        line.pk, line.act, line.meeting = None, target, target.meeting
        line._state.adding = True
        line.save(force_insert=True)
        line.offices.set(offices)
        line.bodies.set(bodies)
