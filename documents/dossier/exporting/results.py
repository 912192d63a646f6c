"""What came of a meeting, as `results.json`: who came, what was decided, what was issued, and the journal."""

from typing import Any

from agenda.drafting import seen
from agenda.models import Conclusion, Extension, Item, Look, Task
from documents.dossier.contents import word
from documents.dossier.exporting import ballots, elections, floor, issued
from documents.dossier.exporting.papers import Filed
from documents.dossier.exporting.told import event, when, who
from documents.models import Act, CourseText
from documents.states import Circulation
from meetings.attendance import quorum_of
from meetings.models import Attendance, Attendee, Event, Meeting
from meetings.models.attendee import Role
from meetings.states import MeetingState

Plain = dict[str, Any]


def results(meeting: Meeting, filed: list[Filed], acts: list[Act], *, all_ballots: bool) -> Plain:
    """The content of `results.json`. Identifiers are those the journal speaks of.

    `all_ballots` gives the named answers of every vote (what chair and secretary see); without it only of votes
    whose names the room saw.
    """
    return {
        "format": "phienhop-results/1",
        "state": word(MeetingState(meeting.state)),
        "convened_at": when(meeting.convened_at),
        "opened_at": when(meeting.opened_at),
        "closed_at": when(meeting.closed_at),
        "quorum": _quorum(meeting),
        "attendance": [_attendee(row) for row in Attendee.objects.filter(meeting=meeting).select_related("user")],
        "agenda": [_item(row, all_ballots) for row in meeting.items.order_by("position")],
        "papers": [_paper(one) for one in filed],
        "acts": [issued.act(act) for act in acts],
        "journal": [event(row) for row in Event.objects.filter(meeting=meeting).select_related("by")],
    }


def _quorum(meeting: Meeting) -> Plain:
    """As it stood when the meeting was opened; before that, as it stands."""
    opening = Event.objects.filter(meeting=meeting, kind="MeetingOpened").first()
    now = quorum_of(meeting)
    return {
        "members": opening.payload["members"] if opening else now.members,
        "present": opening.payload["present"] if opening else now.present,
        "needed": now.needed,
        "basis": meeting.body.rules_basis,
    }


def _attendee(row: Attendee) -> Plain:
    stays = Attendance.objects.filter(attendee=row).select_related("noted_by").order_by("in_at")
    return {
        "id": str(row.pk),
        "person": row.user.username,
        "full_name": row.user.full_name,
        "title": row.title,
        "role": word(Role(row.role)),
        "is_member": row.is_member,
        "reply": word(Attendee.Reply(row.reply)),
        "replied_at": when(row.replied_at),
        "absence": row.absence,
        "reason": row.absence_reason,
        "stays": [
            {
                "in_at": when(stay.in_at),
                "out_at": when(stay.out_at),
                "how": word(Attendance.How(stay.how)),
                "noted_by": stay.noted_by.username,
                "in_reason": stay.reason,
                "out_reason": stay.out_reason,
            }
            for stay in stays
        ],
    }


def _item(row: Item, all_ballots: bool) -> Plain:
    """One item; of a state-secret one nothing but that it was there and when."""
    made: Plain = {
        "id": str(row.pk),
        "number": row.position,
        "state": row.state,
        "started_at": when(row.started_at),
        "ended_at": when(row.ended_at),
    }
    if row.is_secret:
        return made
    tasks = Task.objects.filter(item=row).select_related("lead").order_by("position")
    return {
        **made,
        "course": _course(row),
        "speakers": floor.speakers(row),
        "questions": floor.questions(row),
        "votes": [ballots.vote(vote, all_ballots) for vote in row.votes.order_by("created_at")],
        "elections": [elections.election(one) for one in row.elections.order_by("created_at")],
        "conclusion": _conclusion(Conclusion.objects.filter(item=row).select_related("approved_by").first()),
        "tasks": [_task(task) for task in tasks],
    }


def _course(row: Item) -> str:
    kept = CourseText.objects.filter(item=row).first()
    return kept.text if kept else ""


def _conclusion(row: Conclusion | None) -> Plain | None:
    if row is None:
        return None
    return {
        "text": row.text,
        "state": row.state,
        "revision": row.revision,
        "approved_by": who(row.approved_by),
        "approved_at": when(row.approved_at),
        "papers": [issued.version(one) for one in row.cited],
        "changes": [
            {"revision": one.revision, "text": one.text, "by": one.by.username, "at": when(one.at)}
            | ({"restores": one.restores} if one.restores else {})
            for one in row.changes.select_related("by")
        ],
        "looks": [
            {
                "person": one.attendee.user.username,
                "at": when(one.at),
                "revision": one.revision,
                "text": one.text,
                "of_last_text": one.seen == seen(row.item, row),
            }
            for one in Look.objects.filter(item=row.item_id).select_related("attendee__user")
        ],
    }


def _task(task: Task) -> Plain:
    return {
        "id": str(task.pk),
        "action": task.action,
        "lead": task.lead.name,
        "precision": task.precision,
        "due": when(task.due),
        "product": task.product,
        "report_to": task.report_to,
        "state": task.state,
        "extended_due": when(task.extended_due),
        "done_on": when(task.done_on),
        "stopped_on": when(task.stopped_on),
        "notes": [
            {"at": when(note.at), "by": note.by.username, "kind": note.kind, "state": note.state, "text": note.text}
            for note in task.notes.select_related("by").order_by("number")
        ],
        "extensions": [_extension(one) for one in task.extensions.select_related("asked_by", "decided_by")],
    }


def _extension(row: Extension) -> Plain:
    return {
        "former_due": when(row.former_due),
        "due": when(row.due),
        "reason": row.reason,
        "asked_by": row.asked_by.username,
        "asked_at": when(row.asked_at),
        "state": row.state,
        "answer": row.answer,
        "decided_by": who(row.decided_by),
        "decided_at": when(row.decided_at),
    }


def _paper(one: Filed) -> Plain:
    return {
        "file": one.name or None,
        "title": one.paper.title,
        "version": one.version.number,
        "sha256": one.version.sha256,
        "pages": one.version.pages,
        "file_name": one.version.file_name,
        "uploaded_at": when(one.version.uploaded_at),
        "circulated_at": when(one.paper.circulated_at),
        "late": one.paper.is_late,
        "circulation": word(Circulation(one.paper.circulation)),
        "returned_at": when(one.paper.returned_at),
    }
