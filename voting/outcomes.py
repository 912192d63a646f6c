"""A decided outcome as plain JSON, kept with the vote for ever, and back again."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from voting.rules import Counts, Outcome, Tie


def to_plain(outcome: Outcome) -> dict[str, Any]:
    """The outcome for `Vote.outcome`; percentages are strings with a decimal point ("81.82")."""
    return {
        "passed": outcome.passed,
        "base": outcome.base,
        "present": outcome.present,
        "yes": outcome.counts.yes,
        "no": outcome.counts.no,
        "other": outcome.counts.other,
        "blank": outcome.counts.blank,
        "invalid": outcome.counts.invalid,
        "threshold": outcome.threshold,
        "short": outcome.short,
        "silent": outcome.silent,
        "percent_of_base": str(outcome.of_base),
        "percent_of_present": str(outcome.of_present),
        "tied": outcome.tied,
        "tie": outcome.tie.value,
        "chair": outcome.chair,
    }


def from_plain(plain: Mapping[str, Any]) -> Outcome:
    """The outcome as it was decided; nothing is computed anew."""
    return Outcome(
        passed=plain["passed"],
        base=plain["base"],
        present=plain["present"],
        counts=Counts(**{name: plain.get(name, 0) for name in ("yes", "no", "other", "blank", "invalid")}),
        threshold=plain["threshold"],
        short=plain["short"],
        silent=plain["silent"],
        of_base=Decimal(plain["percent_of_base"]),
        of_present=Decimal(plain["percent_of_present"]),
        tied=plain.get("tied", False),
        tie=Tie(plain.get("tie", Tie.FAILS)),
        chair=plain.get("chair", ""),
    )
