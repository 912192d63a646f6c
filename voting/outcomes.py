"""A decided outcome as plain JSON, kept with the vote for ever, and back again."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from voting.rules import Counts, Outcome, Persons, Tie

COUNTS = ("yes", "no", "other", "blank", "invalid")


def to_plain(outcome: Outcome) -> dict[str, Any]:
    """The outcome for `Vote.outcome`; percentages are strings with a decimal point ("81.82"). `persons` where they have
    weights."""
    plain = {
        "passed": outcome.passed,
        "base": outcome.base,
        "present": outcome.present,
        **counts_to_plain(outcome.counts),
        "threshold": outcome.threshold,
        "short": outcome.short,
        "silent": outcome.silent,
        "percent_of_base": str(outcome.of_base),
        "percent_of_present": str(outcome.of_present),
        "tied": outcome.tied,
        "tie": outcome.tie.value,
        "chair": outcome.chair,
    }
    return plain if outcome.persons is None else {**plain, "persons": persons_to_plain(outcome.persons)}


def counts_to_plain(counts: Counts) -> dict[str, int]:
    return {name: getattr(counts, name) for name in COUNTS}


def persons_to_plain(persons: Persons) -> dict[str, int]:
    """The same vote in people, where persons have weights."""
    told = {"scale": persons.scale, "base": persons.base, "present": persons.present}
    return {**told, **counts_to_plain(persons.counts)}


def persons_from_plain(plain: Mapping[str, int] | None) -> Persons | None:
    if plain is None:
        return None
    counts = Counts(**{name: plain[name] for name in COUNTS})
    return Persons(scale=plain["scale"], base=plain["base"], present=plain["present"], counts=counts)


def from_plain(plain: Mapping[str, Any]) -> Outcome:
    """The outcome as it was decided; nothing is computed anew."""
    return Outcome(
        passed=plain["passed"],
        base=plain["base"],
        present=plain["present"],
        counts=Counts(**{name: plain.get(name, 0) for name in COUNTS}),
        threshold=plain["threshold"],
        short=plain["short"],
        silent=plain["silent"],
        of_base=Decimal(plain["percent_of_base"]),
        of_present=Decimal(plain["percent_of_present"]),
        tied=plain.get("tied", False),
        tie=Tie(plain.get("tie", Tie.FAILS)),
        chair=plain.get("chair", ""),
        persons=persons_from_plain(plain.get("persons")),
    )
