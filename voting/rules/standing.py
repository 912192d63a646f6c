"""Several answers side by side: which are carried, which are not, and which nobody may settle without a word."""

from collections.abc import Sequence
from enum import StrEnum

from voting.rules.outcome import Outcome


class Standing(StrEnum):
    """What became of one of several answers."""

    CARRIED = "carried"
    SHORT = "short"  # fewer than the rule asks for
    BEHIND = "behind"  # enough, but all places went to answers with more
    TIED = "tied"  # enough, and as many as others for fewer places than they are


def standings_of(outcomes: Sequence[Outcome], places: int) -> list[Standing]:
    """What became of each answer where at most `places` are carried, in the order given.

    Whoever has more goes first. Those who have equally many for the last places are all `TIED`: neither order nor name
    settles it. Raises `ValueError` for fewer than one place.
    """
    if places < 1:
        raise ValueError("nothing could be carried")
    enough = sorted((one.counts.yes for one in outcomes if one.passed), reverse=True)
    last = enough[places - 1] if len(enough) > places else 0
    crowded = len(enough) > places and enough[places] == last

    def stands(one: Outcome) -> Standing:
        if not one.passed:
            return Standing.SHORT
        if len(enough) <= places or one.counts.yes > last:
            return Standing.CARRIED
        if one.counts.yes < last:
            return Standing.BEHIND
        return Standing.TIED if crowded else Standing.CARRIED

    return [stands(one) for one in outcomes]
