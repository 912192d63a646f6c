"""Votes as an export gives them: the rule and the outcome always, names where the room saw them."""

from decimal import Decimal
from typing import Any

from documents.dossier.contents import word
from voting import queries
from voting.models import HandCount, Vote
from voting.room_answers import counted_hands, ways_of
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
        made["ballots"] = [_line(line, row) for line in queries.roll(row)]
    kept = row.reserved.select_related("attendee__user")
    if opinions := [{"person": one.attendee.user.username, "text": one.text} for one in kept]:
        made["reserved_opinions"] = opinions
    if row.state == VoteState.CLOSED and ways_of(row).counted:
        made["hand_counts"] = [_count(one) for one in counted_hands(row).select_related("entered_by")]
    return made


def _count(one: HandCount) -> dict[str, Any]:
    """Hands that were counted for a group, without names."""
    return {
        "counts": one.counts,
        "total": one.total,
        "people": one.size,
        "counted_by": one.counted_by,
        "entered_by": one.entered_by.username,
        "at": one.at.isoformat(),
    }


def _line(line: queries.RollLine, vote: Vote) -> dict[str, Any]:
    frozen = vote.manifest.get("weights")
    weight = {}
    if frozen:
        exact = Decimal(frozen["units"][str(line.attendee.pk)]) / frozen["scale"]
        weight = {"weight": f"{exact.normalize():f}"}
    return {
        "person": line.attendee.user.username,
        **weight,
        "present": line.present,
        "recused": line.recused,
        "choice": line.choice or None,
        "cast_at": line.cast_at.isoformat() if line.cast_at else None,
        "way": line.way or ("counted" if line.counted else None),
        "entered_by": line.entered_by.username if line.entered_by else None,
    }
