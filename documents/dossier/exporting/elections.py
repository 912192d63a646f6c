"""Paper ballots as an export gives them: lists, rounds with their frozen rule, and what was declared."""

from typing import Any

from voting.elections.records import verdict_of
from voting.elections.states import RoundState
from voting.models import Candidate, Election, Round

Plain = dict[str, Any]


def election(row: Election) -> Plain:
    """One ballot with everybody who was put up, its panel and its rounds; a count only once it was declared."""
    return {
        "id": str(row.pk),
        "kind": row.kind,
        "matter": row.matter,
        "title": row.title,
        "posts": row.posts,
        "stage": row.stage,
        "candidates": [_candidate(one) for one in row.candidates.all()],
        "panel": [
            {"person": one.attendee.user.username, "seat": one.seat}
            for one in row.panel.select_related("attendee__user")
        ],
        "rounds": [_round(one) for one in row.rounds.order_by("number")],
    }


def _candidate(one: Candidate) -> Plain:
    return {
        "name": one.name,
        "born": one.born,
        "office": one.office,
        "source": one.source,
        "agree": one.agree,
        "attending": one.attending,
        "withdrawal": one.withdrawal,
        "reason": one.withdrawal_reason,
    }


def _round(one: Round) -> Plain:
    declared = one.state == RoundState.DECLARED
    verdict = verdict_of(one)
    return {
        "number": one.number,
        "state": one.state,
        "posts": one.posts,
        "tie_break": one.tie_break,
        "decision": one.decision,
        "reason": one.reason,
        "lines": [line.name for line in one.lines.all()],
        "manifest": one.manifest,
        "present": one.present,
        "count": one.count if declared else None,
        "outcome": one.outcome if verdict else None,
        "opened_at": one.opened_at.isoformat() if one.opened_at else None,
        "ended_at": one.ended_at.isoformat() if one.ended_at else None,
    }
