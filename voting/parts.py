"""What the reusable fragments in `templates/voting/parts/` need; pages and live regions call these alike."""

import json
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst

from meetings.access import Audience
from meetings.models import Attendee
from meetings.states import MeetingState
from voting.access import shows_counts, shows_names
from voting.boxes import FEW, LEAST
from voting.house_rules import Decides, matters_of
from voting.manifest import short_code
from voting.models import Vote
from voting.papers import papers
from voting.queries import choices, may_reserve, my_ballot, outcome, progress, reserved_in, roll, tally
from voting.reserved import LENGTH
from voting.states import VoteState
from voting.wording import headline, reason, shares

ICONS = {"yes": "check", "no": "x", "other": "message-circle"}


def ballot(vote: Vote, attendee: Attendee) -> dict[str, Any]:
    """For `ballot.html`: the question, the answers and what is recorded, for one member.

    `reserves`: may put an opinion on record after the vote, `reserved` is what stands there.
    """
    mine = my_ballot(vote, attendee)
    options = [{"value": value, "label": label, "icon": ICONS[value]} for value, label in choices(vote)]
    recorded = dict(choices(vote)).get(mine.receipt.choice, "") if mine.receipt else ""
    reserves = may_reserve(vote, mine)
    return {
        "vote": vote,
        "mine": mine,
        "options": options,
        "recorded": recorded,
        "reserves": reserves,
        "reserved": reserved_in(vote).get(attendee.pk, "") if reserves else "",
        "longest": LENGTH,
        "terms": json.dumps(vote.manifest) if vote.secret else "",
    }


def result(vote: Vote, audience: Audience) -> dict[str, Any]:
    """For `result.html`: what an audience may see of a vote.

    `progress` while it is open, `tally` and `roll` where the audience may, the frozen outcome with its working
    once it is closed, the reason if it was broken off.
    """
    decided = outcome(vote)
    return {
        "vote": vote,
        "progress": progress(vote) if vote.state == VoteState.OPEN else None,
        "tally": tally(vote) if shows_counts(audience, vote) else None,
        "roll": roll(vote) if shows_names(audience, vote) else None,
        "options": choices(vote),
        "outcome": decided,
        "headline": headline(decided) if decided else "",
        "working": reason(decided, vote.manifest["rule"]["base"]) if decided else "",
        "shares": shares(decided, vote.manifest["rule"]["base"]) if decided else "",
        "basis": vote.manifest["rule"]["basis"] if vote.manifest else "",
        "matter": capfirst(vote.get_matter_display()),
        "code": short_code(vote.manifest),
        "box": papers(vote) if vote.secret else None,
    }


def _few(vote: Vote) -> str:
    """Whether a secret vote has so few electors that it must not ("never") or had better not ("few") be opened."""
    if not vote.secret:
        return ""
    members = Attendee.objects.filter(meeting=vote.item.meeting, is_member=True)
    voters = members.exclude(pk__in=vote.item.recusals.values("attendee")).count()
    return "never" if voters < LEAST else "few" if voters < FEW else ""


def controls(vote: Vote, *, leads: bool, arranges: bool) -> dict[str, Any]:
    """For `controls.html`: the buttons that move a vote on, and who could be excluded from it.

    `leads`: may open, close and cancel; `arranges`: may reword and take back.
    """
    ready = vote.state == VoteState.READY
    meeting = vote.item.meeting
    opens = ready and leads and meeting.state == MeetingState.RUNNING and vote.item.state == "current"
    recused = vote.item.recusals.select_related("attendee__user") if opens else []
    finished = vote.state in (VoteState.CLOSED, VoteState.CANCELLED)
    return {
        "vote": vote,
        "opens": opens,
        "waits": ready and leads and not opens,
        "closes": leads and vote.state == VoteState.OPEN,
        "unseals": leads and vote.state == VoteState.SEALED,
        "few": _few(vote) if opens else "",
        "edits": arranges and ready,
        "repeats": arranges and finished and meeting.state in (MeetingState.RUNNING, MeetingState.RECESS),
        "recused": [one.attendee for one in recused],
        "decides": _decides(vote) if ready else None,
        "progress": progress(vote) if vote.state == VoteState.OPEN else None,
    }


def _decides(vote: Vote) -> Decides | None:
    """The rule that a prepared vote would be decided by if it were opened today."""
    today = matters_of(vote.item.meeting.body, timezone.localdate())
    return next((one for one in today if one.matter == vote.matter), None)
