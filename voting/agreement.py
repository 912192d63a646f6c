"""Whether what a member answered by name is what was decided: who agrees has no opinion to keep beside it."""

from collections.abc import Sequence

from voting.kinds import BETWEEN, Kind, Sheet, sheet_of
from voting.models import Vote
from voting.rules import Standing
from voting.states import Choice
from voting.tallies import Row, frozen


def decides(vote: Vote) -> bool:
    """Whether the vote decides something: levels of confidence do not."""
    return vote.kind != Kind.LEVELS


def agreed(vote: Vote, choice: str) -> bool:
    """Whether an answer approved what a closed vote decided; no answer ("") did not.

    Of one question who said yes did, whatever came of it. Of several answers: whose ballot was for all that were
    carried and for no other.
    """
    if vote.kind == Kind.QUESTION:
        return choice == Choice.YES
    return bool(choice) and not differing(vote, choice)


def differing(vote: Vote, choice: str) -> tuple[str, ...]:
    """The grades, options or persons on which an answer is not what was decided, in the order of the ballot."""
    if vote.kind == Kind.QUESTION or not choice:
        return ()
    rows = frozen(vote.outcome).rows
    approved = _approved(sheet_of(vote.manifest), choice, rows)
    return tuple(row.text for row, yes in zip(rows, approved, strict=True) if yes != (row.standing == Standing.CARRIED))


def _approved(sheet: Sheet, choice: str, rows: Sequence[Row]) -> list[bool]:
    """For each row whether the answer was for it; of a rating the rows are its grades."""
    if sheet.kind == Kind.RATING:
        return [value == choice for value, _label in sheet.marks]
    return [mark == "yes" for mark in choice.split(BETWEEN)][: len(rows)]
