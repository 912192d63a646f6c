"""The lines under "Nơi nhận"."""

from django.utils.translation import gettext as _

from documents.dossier import contents
from documents.dossier.importing.writer import Writer
from documents.models import RecipientLine
from meetings import journal
from meetings.models import Meeting
from people.models import Body, Office


def recipients(parts: tuple[contents.Recipient, ...] | None, meeting: Meeting, write: Writer) -> None:
    """Makes the lines those of the dossier, if it has any."""
    if parts is None:
        return
    before = spoken(meeting)
    for index, part in enumerate(parts):
        if index >= len(before) or before[index] != part:
            sign = "~" if index < len(before) else "+"
            name = _("nơi nhận: %s") % part.text
            write.do(f"recipients[{index}]", sign, name, _write, meeting=meeting, position=index + 1, part=part)
    for index in range(len(parts), len(before)):
        name = _("nơi nhận: %s") % before[index].text
        write.do("recipients", "-", name, _remove, meeting=meeting, position=index + 1)


def spoken(meeting: Meeting) -> tuple[contents.Recipient, ...]:
    """The lines of the database as a dossier speaks of them."""
    lines = RecipientLine.objects.filter(meeting=meeting).prefetch_related("offices", "bodies").order_by("position")
    return tuple(
        contents.Recipient(
            text=line.text,
            offices=tuple(sorted(office.name for office in line.offices.all())),
            bodies=tuple(sorted(body.code for body in line.bodies.all())),
            email=line.email,
            paper_reason=line.paper_reason,
        )
        for line in lines
    )


def _write(meeting: Meeting, position: int, part: contents.Recipient) -> None:
    meeting = journal.lock(meeting.pk)
    plain = {"text": part.text, "email": part.email, "paper_reason": part.paper_reason}
    line, _made = RecipientLine.objects.update_or_create(meeting=meeting, position=position, defaults=plain)
    line.offices.set(Office.objects.filter(organisation=meeting.body.organisation, name__in=part.offices))
    line.bodies.set(Body.objects.filter(organisation=meeting.body.organisation, code__in=part.bodies))


def _remove(meeting: Meeting, position: int) -> None:
    journal.lock(meeting.pk)
    RecipientLine.objects.filter(meeting=meeting, position=position).delete()
