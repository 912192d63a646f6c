"""What the fragments about who has opened papers need; pages and live regions call these alike."""

from typing import Any

from documents.circulation import reading_rule
from documents.circulation.receipts import receipts, unopened
from documents.dispatching import mail
from meetings.models import Meeting
from meetings.states import MeetingState


def unread(meeting: Meeting, named: int = 12) -> dict[str, Any]:
    """For `unread.html`: who has opened nothing, who was reminded when and how; nothing but before the meeting.

    So many are `named` at once, the others when they are wanted.
    """
    if meeting.state != MeetingState.CONVENED:
        return {"silent": [], "waits": False}
    silent = unopened(meeting)
    return {
        "waits": True,
        "silent": silent,
        "named": named,
        "head": f":{named}",
        "tail": f"{named}:",
        "unreminded": sum(not one.reminders for one in silent),
        "mails": mail.may_remind(meeting.pk),
        "rule": reading_rule.rule_of(meeting.body),
        "remind_at": reading_rule.due_at(meeting),
    }


def readers(meeting: Meeting) -> dict[str, Any]:
    """For `readers.html`: everybody who is to read a paper, with what they have opened."""
    return {"rows": receipts(meeting)}
