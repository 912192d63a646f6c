"""Counts and verdicts as they are kept: plain JSON and back."""

from typing import Any

from voting.elections.rules.counts import Count, Invalid, LineCount
from voting.elections.rules.verdict import Fate, Standing, Verdict
from voting.models import Round


def count_to_plain(count: Count) -> dict[str, Any]:
    return {
        "issued": count.issued,
        "collected": count.collected,
        "valid": count.valid,
        "invalid": {reason.value: number for reason, number in count.invalid.items()},
        "lines": [{"yes": line.yes, "no": line.no, "void": line.void} for line in count.lines],
    }


def count_from_plain(plain: dict[str, Any]) -> Count:
    return Count(
        issued=plain["issued"],
        collected=plain["collected"],
        valid=plain["valid"],
        invalid={Invalid(reason): number for reason, number in plain["invalid"].items()},
        lines=tuple(LineCount(**line) for line in plain["lines"]),
    )


def verdict_to_plain(verdict: Verdict) -> dict[str, Any]:
    return {
        "base": verdict.base,
        "needed": verdict.needed,
        "posts": verdict.posts,
        "standings": [
            {"place": one.place, "votes": one.votes, "rank": one.rank, "fate": one.fate.value}
            for one in verdict.standings
        ],
    }


def verdict_of(round_: Round) -> Verdict | None:
    """The declared result of a round; None before."""
    if not round_.outcome:
        return None
    plain = round_.outcome
    standings = tuple(
        Standing(place=one["place"], votes=one["votes"], rank=one["rank"], fate=Fate(one["fate"]))
        for one in plain["standings"]
    )
    return Verdict(base=plain["base"], needed=plain["needed"], posts=plain["posts"], standings=standings)
