"""The prepared part of a meeting as `meeting.json`: importing it elsewhere gives the same meeting again."""

from typing import Any

from django.utils import timezone

from agenda.models import Conclusion, Item, Task
from agenda.models.item import ItemKind
from agenda.states import Secrecy
from documents.dossier.contents import word
from documents.dossier.exporting import registry
from documents.dossier.exporting.papers import Filed
from documents.dossier.importing import conclusions, recipients, recusals, votes
from documents.models.paper import PaperKind
from documents.states import Circulation
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role

Plain = dict[str, Any]


def preparation(meeting: Meeting, filed: list[Filed]) -> Plain:
    """The content of `meeting.json`; `filed` are the papers with their places in the dossier."""
    return {
        "format": "phienhop-dossier/1",
        **registry.registry(meeting),
        "meeting": _meeting(meeting, filed),
        "attendees": [_attendee(row) for row in _attendees(meeting)],
        "agenda": [item(row, filed) for row in meeting.items.select_related("office").order_by("position")],
        "recipients": [
            kept({"text": line.text, "offices": list(line.offices), "bodies": list(line.bodies)})
            for line in recipients.spoken(meeting)
        ],
    }


def kept(row: Plain) -> Plain:
    """The row without what says nothing."""
    return {key: value for key, value in row.items() if value not in ("", None, [], False)}


def _meeting(meeting: Meeting, filed: list[Filed]) -> Plain:
    row = {
        "body": meeting.body.code,
        "ordinal": meeting.ordinal,
        "title": meeting.title,
        "starts_at": timezone.localtime(meeting.starts_at).isoformat(),
        "place": meeting.place,
        "mode": word(Meeting.Mode(meeting.mode)),
        "note": meeting.note,
    }
    return {**kept(row), "papers": _papers(None, filed)}


def _attendees(meeting: Meeting) -> list[Attendee]:
    return list(Attendee.objects.filter(meeting=meeting).select_related("user"))


def _attendee(row: Attendee) -> Plain:
    made: Plain = {
        "person": row.user.username,
        "role": word(Role(row.role)),
        "title": row.title,
        "position": row.position,
    }
    if row.weight != 1:
        made["weight"] = f"{row.weight.normalize():f}"
    if row.absence:
        made["absence"] = kept({"kind": word(Attendee.Absence(row.absence)), "reason": row.absence_reason})
    return made


def item(row: Item, filed: list[Filed]) -> Plain:
    """One item; of a state-secret one the number, the minutes and the level, and nothing else."""
    if row.is_secret:
        return {"number": row.position, "minutes": row.minutes, "secrecy": word(Secrecy(row.secrecy))}
    guests = row.guests.order_by("attendee__position", "attendee__user__name_key")
    conclusion = Conclusion.objects.filter(item=row).first()
    tasks = Task.objects.filter(item=row).select_related("lead").prefetch_related("others").order_by("position")
    made = {
        "number": row.position,
        "title": row.title,
        "kind": word(ItemKind(row.kind)) if row.kind else "",
        "office": row.office.name if row.office else "",
        "presenter": row.presenter,
        "minutes": row.minutes,
        "restricted": row.restricted,
        "guests": list(guests.values_list("attendee__user__username", flat=True)),
        "conclusion": conclusion.text if conclusion else "",
    }
    return {
        **kept(made),
        "recused": [kept(vars(one)) for one in recusals.spoken(row)],
        "papers": _papers(row, filed),
        "votes": [vars(votes.spoken(vote)) for vote in votes.put(row)],
        "tasks": [_task(task) for task in tasks],
    }


def _papers(row: Item | None, filed: list[Filed]) -> list[Plain]:
    number = row.pk if row else None
    return [
        kept({"file": one.name, "title": one.paper.title, "kind": word(PaperKind(one.paper.kind)), **_circulation(one)})
        for one in filed
        if one.is_current and one.paper.item_id == number
    ]


def _circulation(one: Filed) -> Plain:
    way = Circulation(one.paper.circulation)
    return {} if way == Circulation.OPEN else {"circulation": word(way)}


def _task(task: Task) -> Plain:
    said = conclusions.spoken(task)
    return kept(
        {
            "action": said.action,
            "lead": said.lead,
            "others": list(said.others),
            "precision": said.precision,
            "due": said.due.isoformat() if said.due else "",
            "product": said.product,
            "report_to": said.report_to,
            "said": said.said,
        }
    )
