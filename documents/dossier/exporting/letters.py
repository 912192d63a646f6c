"""What a body sent out without a meeting, as `letters.json` gives it: the letters, to whom they went, the journal."""

from typing import Any, Final

from documents.dossier.exporting import issued
from documents.dossier.exporting.told import event, when
from documents.lines import names_of
from documents.models import Act, Dispatch
from meetings.models import Event, Meeting

FILE: Final = "letters.json"
FORMAT: Final = "phienhop-letters/1"
Plain = dict[str, Any]


def letters(office: Meeting, acts: list[Act]) -> Plain:
    """The issued letters of a chancery in the order of their issue, and every event of its journal with its hash."""
    body, journal = office.body, Event.objects.filter(meeting=office).select_related("by")
    return {
        "format": FORMAT,
        "organisation": {"code": body.organisation.code, "name": body.organisation.name},
        "body": {"code": body.code, "name": body.name},
        "letters": [_letter(act) for act in sorted(acts, key=lambda act: (act.issued_at, act.pk))],
        "journal": [event(row) for row in journal.order_by("seq")],
    }


def _letter(act: Act) -> Plain:
    rows = Dispatch.objects.filter(act=act).order_by("made_at", "name")
    return {
        **issued.act(act),
        "about": str(act.about_id) if act.about_id else None,
        "restricted": bool(act.written.get("restricted")),
        "addressees": names_of(act),
        "dispatches": [
            {
                "name": row.name,
                "way": row.way,
                "sent_at": when(row.sent_at),
                "acknowledged_at": when(row.acknowledged_at),
            }
            for row in rows
        ],
    }
