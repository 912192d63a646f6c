"""What the reusable fragments in `templates/voting/parts/` need; pages and live regions call these alike."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst

from agenda.states import ItemState
from meetings.access import Audience
from meetings.models import Attendee
from meetings.states import MeetingState
from voting.access import shows_counts, shows_names
from voting.agreement import differing
from voting.boxes import FEW, LEAST
from voting.cited import cited_in
from voting.counted import counted
from voting.entry_parts import counted_words, entered_words, figures, names_of
from voting.house_rules import Decides, matters_of
from voting.kinds import BETWEEN, Kind, Sheet
from voting.manifest import persons_of, rule_of, short_code
from voting.models import Box, HandCount, Teller, Vote
from voting.panels import panel_of
from voting.papers import papers
from voting.queries import (
    Standing,
    ballot_of,
    choices,
    may_reserve,
    my_ballot,
    outcome,
    progress,
    reserved_in,
    roll,
    spoken,
    tally,
)
from voting.repeating import held_again, takes_two
from voting.reserved import LENGTH
from voting.roll_words import base_words
from voting.room_answers import counted_hands, ways_of
from voting.states import UNFINISHED, VoteState
from voting.weighing import weights_in
from voting.wording import by_ways, headline, reason, shares

ICONS = {"yes": "check", "no": "x", "other": "message-circle"}


def ballot(vote: Vote, attendee: Attendee) -> dict[str, Any]:
    """For `ballot.html`: the question, the answers and what is recorded, for one member.

    `reserves`: may put an opinion on record after the vote, `differs` on which lines of a ballot, `reserved` is what
    stands there; `stands`: as what they sit in the body without a vote on this; `entered`: the sentence of what the
    office entered for them, `grouped`: of a group in which their hand was counted.
    """
    mine = my_ballot(vote, attendee)
    apart = mine.standing == Standing.NONE and vote.state == VoteState.OPEN
    sheet = ballot_of(vote)
    named = sheet.kind == Kind.QUESTION
    options = [
        {
            "value": value,
            "label": label,
            "icon": ICONS[value] if named else "award",
            "tone": value if named else "grade",
        }
        for value, label in choices(vote)
    ]
    recorded = spoken(vote, mine.receipt.choice) if mine.receipt else ""
    entered = entered_words(mine.receipt, recorded, names_of([mine.receipt.entered_by])) if mine.receipt else ""
    group = HandCount.objects.select_related("entered_by").filter(pk=mine.group).first() if mine.group else None
    reserves = may_reserve(vote, mine)
    return {
        "vote": vote,
        "mine": mine,
        "stands": attendee.get_standing_display() if apart and attendee.standing else "",
        "options": options,
        "sheet": None if sheet.is_single else sheet,
        "lines": _lines(sheet, mine.receipt.choice if mine.receipt else ""),
        "recorded": recorded,
        "entered": entered,
        "grouped": counted_words(group) if group else "",
        "reserves": reserves,
        "differs": differing(vote, mine.receipt.choice) if reserves and mine.receipt else (),
        "reserved": reserved_in(vote).get(attendee.pk, "") if reserves else "",
        "longest": LENGTH,
        "terms": json.dumps(vote.manifest) if vote.secret else "",
    }


def _lines(sheet: Sheet, choice: str) -> list[dict[str, Any]]:
    """The lines of a ballot with the mark that is recorded for each."""
    marks = choice.split(BETWEEN) if choice else [""] * sheet.size
    return [
        {"place": place, "text": text, "mark": mark}
        for place, (text, mark) in enumerate(zip(sheet.lines, marks, strict=False))
    ]


def result(vote: Vote, audience: Audience) -> dict[str, Any]:
    """For `result.html`: what an audience may see of a vote.

    `progress` while it is open, `tally` (of several answers `counted`) and `roll` where the audience may, the frozen
    outcome with its working once it is closed, the reason if it was broken off. `ways`: how the answers of a mixed room
    came; `hands`: each count of hands with who counted, for who sees counts.
    """
    decided = outcome(vote)
    ways = ways_of(vote)
    return {
        "vote": vote,
        "ways": by_ways(ways),
        "hands": _hands(vote, audience) if ways.counted else [],
        "progress": progress(vote) if vote.state == VoteState.OPEN else None,
        "tally": tally(vote) if vote.kind == Kind.QUESTION and shows_counts(audience, vote) else None,
        "roll": roll(vote) if shows_names(audience, vote) else None,
        "options": choices(vote),
        "outcome": decided,
        "silent": (decided.persons or decided).silent if decided else 0,
        "counted": counted(vote, audience),
        "headline": headline(decided) if decided else "",
        "working": reason(decided, vote.manifest["rule"]["base"]) if decided else "",
        "shares": shares(decided, vote.manifest["rule"]["base"]) if decided else "",
        "based": base_words(rule_of(vote.manifest), persons_of(vote.manifest)) if vote.manifest else "",
        "basis": vote.manifest["rule"]["basis"] if vote.manifest else "",
        "matter": capfirst(vote.get_matter_display()),
        "code": short_code(vote.manifest),
        "cited": cited_in(vote.manifest),
        "box": papers(vote) if vote.secret else None,
    }


def _hands(vote: Vote, audience: Audience) -> list[dict[str, Any]]:
    if not shows_counts(audience, vote):
        return []
    found = counted_hands(vote).select_related("entered_by")
    return [{"count": one, "figures": figures(one, vote)} for one in found]


def _few(vote: Vote) -> str:
    """Whether a secret vote has so few electors that it must not ("never") or had better not ("few") be opened."""
    if not vote.secret:
        return ""
    members = Attendee.objects.filter(meeting=vote.item.meeting, is_member=True)
    voters = members.exclude(pk__in=vote.item.recusals.values("attendee")).count()
    return "never" if voters < LEAST else "few" if voters < FEW else ""


def controls(vote: Vote, *, leads: bool, arranges: bool, enters: bool = False) -> dict[str, Any]:
    """For `controls.html`: the buttons that move a vote on, and who could be excluded from it.

    `leads`: may open, close and cancel; `arranges`: may reword and take back; `enters`: enters answers for others while
    it is open by name. `panel`: who keeps the key of a secret
    vote's box, None if the server does; `breaking`: who asks to break it off, and why; `again`: the vote that repeats
    this one, of which there is one at a time.
    """
    ready = vote.state == VoteState.READY
    meeting = vote.item.meeting
    waits_for_second = ready and takes_two(vote) and vote.repeat_agreed_by is None
    at_hand = meeting.state == MeetingState.RUNNING and vote.item.state == "current"
    opens = ready and leads and at_hand and not waits_for_second
    recused = vote.item.recusals.select_related("attendee__user") if opens else []
    finished = vote.state in (VoteState.CLOSED, VoteState.CANCELLED)
    again = held_again(vote) if finished else None
    return {
        "vote": vote,
        "opens": opens,
        "waits": ready and leads and not opens and not waits_for_second,
        "closes": leads and vote.state == VoteState.OPEN,
        "enters": enters and vote.state == VoteState.OPEN and not vote.secret,
        "unseals": leads and vote.state == VoteState.SEALED,
        "few": _few(vote) if opens else "",
        "edits": arranges and ready,
        "repeats": arranges and finished and not again and meeting.state in (MeetingState.RUNNING, MeetingState.RECESS),
        "again": again if again and (leads or arranges or again.state != VoteState.READY) else None,
        "recused": [one.attendee for one in recused],
        "panel": panel_of(vote) if ready or vote.state in UNFINISHED else None,
        "names_panel": ready and leads and vote.secret,
        "breaking": _breaking(vote) if leads else None,
        "decides": _decides(vote) if ready else None,
        "repetition": vote if ready and takes_two(vote) else None,
        "seconds": waits_for_second and leads,
        "weights": weights_in(meeting) if ready else None,
        "progress": progress(vote) if vote.state == VoteState.OPEN else None,
    }


def _breaking(vote: Vote) -> dict[str, Any] | None:
    box = Box.objects.select_related("broken_off_by").filter(vote=vote, broken_off_by__isnull=False).first()
    running = box is not None and vote.state in UNFINISHED
    return {"by": box.broken_off_by, "reason": box.reason} if box and running else None


STEPS = {VoteState.OPEN: "open", VoteState.SEALED: "press", VoteState.CLOSED: "done"}


def teller(votes: Sequence[Vote], attendee: Attendee) -> dict[str, Any]:
    """For `teller.html`: what somebody does for the counting panel of one of these votes (in the order of the agenda):
    the one that runs, else one that is prepared, that of the current item first, else the last whose box was opened;
    `vote` is None if there is nothing to do.

    `gone`: votes whose shares the tablet may forget.
    """
    own = {one.vote_id: one for one in Teller.objects.filter(attendee=attendee, vote__in=votes)}
    mine = [vote for vote in votes if vote.pk in own]
    gone = " ".join(str(vote.pk) for vote in mine if vote.state == VoteState.CANCELLED)
    running = [vote for vote in mine if vote.state in UNFINISHED]
    prepared = [vote for vote in mine if vote.state == VoteState.READY]
    prepared.sort(key=lambda vote: vote.item.state != ItemState.CURRENT)
    opened = [vote for vote in mine if vote.state == VoteState.CLOSED]
    found = next(iter([*running, *prepared, *opened[-1:]]), None)
    panel = panel_of(found) if found else None
    if found is None or panel is None:
        return {"vote": None, "gone": gone}
    seat, box = own[found.pk], Box.objects.filter(vote=found).first()
    return {
        "vote": found,
        "gone": gone,
        "panel": panel,
        "step": _step(found, seat),
        "enrolled": sum(one.public is not None for one in panel.tellers),
        "public": bytes(seat.public or b"").hex(),
        "share": bytes(seat.share or b"").hex(),
        "opening": bytes(box.opening or b"").hex() if box else "",
        "breaking": _breaking(found),
    }


def _step(vote: Vote, seat: Teller) -> str:
    if vote.state == VoteState.SEALED and seat.opened:
        return "pressed"
    if vote.state != VoteState.READY:
        return STEPS[VoteState(vote.state)]
    if seat.public is None:
        return "enrol"
    return "kept" if seat.confirmed else "confirm" if seat.share else "wait"


def _decides(vote: Vote) -> Decides | None:
    """The rule that a prepared vote would be decided by if it were opened today."""
    today = matters_of(vote.item.meeting.body, timezone.localdate())
    return next((one for one in today if one.matter == vote.matter), None)
