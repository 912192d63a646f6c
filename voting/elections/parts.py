"""What the parts of pages about a paper ballot need: the same for a page and for the live rooms."""

from typing import Any

from meetings.access import Audience
from voting.elections.entries import style
from voting.elections.queries import entries_in, result_of
from voting.elections.rounds import asks_to_go_on
from voting.elections.rules.counts import Style
from voting.elections.rules.verdict import Next
from voting.elections.states import Kind, RoundState
from voting.elections.wording import columns
from voting.manifest import rule_of
from voting.models import Round
from voting.roll_words import base_words
from voting.rules import Roll

# The way of a round, as pages show it.
COURSE = (RoundState.ISSUING, RoundState.VOTING, RoundState.COUNTING, RoundState.COUNTED, RoundState.DECLARED)


def board(round_: Round, audience: str) -> dict[str, Any]:
    """A round as everybody may see it: its list, where it stands, its declared result; never a figure before that."""
    shown = result_of(round_)
    election = round_.election
    return {
        "round": round_,
        "election": election,
        "lines": list(round_.lines.all()),
        "result": shown,
        "based": base_words(rule_of(round_.manifest), Roll(**round_.manifest["roll"])) if round_.manifest else "",
        "steps": _steps(round_),
        "strikes": style(round_) == Style.STRIKE,
        "columns": columns(election),
        "elects": election.kind == Kind.ELECTION,
        "entries": entries_in(round_) if round_.state == RoundState.COUNTING else 0,
        "next_step": shown.verdict.next if shown and election.kind == Kind.ELECTION else Next.DONE,
        "front": audience in (Audience.CHAIR, Audience.SECRETARY),
    }


def controls(round_: Round, *, leads: bool, chairs: bool, counts: bool = False) -> dict[str, Any]:
    """Which step of a round the person may take now; `counts`: they sit in the counting panel.

    While something is `asked` of a counted round it is answered first.
    """
    last = not round_.election.rounds.filter(number__gt=round_.number).exists()
    shown = result_of(round_) if last else None
    goes_on = bool(shown and round_.election.kind == Kind.ELECTION and shown.verdict.next != Next.DONE)
    state, asked = round_.state, round_.state == RoundState.COUNTED and bool(round_.asked)
    return {
        "opens": leads and state == RoundState.READY,
        "votes_now": leads and state == RoundState.ISSUING,
        "counts_now": leads and state == RoundState.VOTING,
        "counts_again": leads and state == RoundState.COUNTED and not asked,
        "declares": chairs and state == RoundState.COUNTED and not asked,
        "cancels": leads and state in COURSE[:4] and not asked,
        "asked": asked and (leads or counts),
        "proposes": leads and goes_on,
        "asks": leads and goes_on and asks_to_go_on(round_),
    }


def _steps(round_: Round) -> list[tuple[str, str]]:
    """The steps of a round with what each is: done, current or waiting."""
    if round_.state not in COURSE:
        return []
    at = COURSE.index(RoundState(round_.state))
    over = round_.state == RoundState.DECLARED
    return [
        (str(step.label), "done" if place < at or over else "current" if place == at else "waiting")
        for place, step in enumerate(COURSE)
    ]
