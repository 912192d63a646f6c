"""The result of a ballot with several answers as pages show it."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from meetings.access import Audience
from voting.access import FRONT, shows_counts
from voting.bands import band_for
from voting.kinds import Kind
from voting.models import Vote
from voting.queries import shown_sheet, tally_of
from voting.row_words import figures, headline, standing, why
from voting.states import VoteState
from voting.tallies import Row


def counted(vote: Vote, audience: Audience) -> Mapping[str, Any] | None:
    """For `rows.html`: the heading and every row as far as the audience may see them; None where there is nothing.

    While it is open there are counts alone. What may follow from low confidence is for those who lead, and for nobody
    else: nothing of it is published by the program.
    """
    found = tally_of(vote) if shows_counts(audience, vote) else None
    if found is None:
        return None
    sheet = shown_sheet(vote)
    scale = found.persons.scale if found.persons else 0
    closed, base = vote.state == VoteState.CLOSED, vote.manifest["rule"]["base"]
    rows = [
        {
            "text": row.text,
            "figures": figures(sheet, row, scale),
            "standing": row.standing if closed else "",
            "said": standing(sheet.kind, row) if closed else "",
            "why": why(row, base) if closed else "",
            "band": _band(vote, row) if closed and audience in FRONT else None,
        }
        for row in found.rows
    ]
    return {
        "rows": rows,
        "kind": sheet.kind,
        "headline": headline(sheet.kind, found) if closed else "",
        "tied": closed and found.is_tied,
        "silent": (found.persons or found).silent if closed else 0,
        "decides": sheet.kind != Kind.LEVELS,
        "banded": any(row["band"] for row in rows),
    }


def _band(vote: Vote, row: Row) -> Mapping[str, Any] | None:
    if vote.kind != Kind.LEVELS or vote.closed_at is None:
        return None
    day = timezone.localdate(vote.closed_at)
    band = band_for(vote.item.meeting.body.kind, day, row.counts, row.base)
    return {"words": band.words, "basis": band.basis} if band else None
