"""Votes as an export gives them: the rule and the outcome always, names where the room saw them."""

from typing import Any

from documents.dossier.contents import word
from voting import queries
from voting.models import Vote
from voting.states import Display, VoteState


def vote(row: Vote, all_ballots: bool) -> dict[str, Any]:
    """One vote with its frozen manifest and outcome; `ballots` only as far as they may be told."""
    made: dict[str, Any] = {
        "id": str(row.pk),
        "question": row.question,
        "matter": row.matter,
        "kind": row.kind,
        "lines": row.lines,
        "least": row.least,
        "most": row.most,
        "display": word(Display(row.display)),
        "secret": row.secret,
        "state": row.state,
        "repeats": str(row.repeats_id) if row.repeats_id else None,
        "opened_at": row.opened_at.isoformat() if row.opened_at else None,
        "closed_at": row.closed_at.isoformat() if row.closed_at else None,
        "manifest": row.manifest,
        "outcome": row.outcome,
    }
    if row.secret:
        made["published_sha256"] = row.box.bundle_sha256 if row.state == VoteState.CLOSED else None
    elif row.state == VoteState.CLOSED and (all_ballots or row.display == Display.NAMES):
        made["ballots"] = [_line(line) for line in queries.roll(row)]
    return made


def _line(line: queries.RollLine) -> dict[str, Any]:
    return {
        "person": line.attendee.user.username,
        "present": line.present,
        "recused": line.recused,
        "choice": line.choice or None,
        "cast_at": line.cast_at.isoformat() if line.cast_at else None,
    }
