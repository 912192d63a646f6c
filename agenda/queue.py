"""In which order people wait for the floor, and who might be called next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from agenda.models import Turn
from agenda.states import TurnKind, TurnState

SIDES = frozenset({TurnKind.PRO, TurnKind.CONTRA})


def in_order(turns: Iterable[Turn]) -> list[Turn]:
    """Points of order before all others, each in the order of asking."""
    return sorted(turns, key=lambda turn: (turn.kind != TurnKind.ORDER, turn.asked_at))


@dataclass(frozen=True)
class Suggestion:
    """Who might be called next and why; the chair decides."""

    turn: Turn
    why: str


def suggestion(turns: Sequence[Turn]) -> Suggestion | None:
    """From all turns of an item: whom to call next, or None if nobody waits.

    A point of order first; else, once somebody has spoken for or against, the first of the other side; else the
    first in the queue.
    """
    waiting = in_order(turn for turn in turns if turn.state == TurnState.WAITING)
    if not waiting:
        return None
    first = waiting[0]
    if first.kind == TurnKind.ORDER:
        return Suggestion(first, _("Ý kiến về thủ tục được mời trước."))
    last = _last_side(turns)
    other = next((turn for turn in waiting if last and turn.kind in SIDES - {last}), None)
    if other is None or other is first:
        return Suggestion(first, "")
    return Suggestion(other, _("Luân phiên: sau ý kiến “%s”.") % TurnKind(last).label)


def _last_side(turns: Iterable[Turn]) -> str:
    """The side of whoever spoke for or against last, or speaks now."""
    heard = [turn for turn in turns if turn.kind in SIDES and turn.state in (TurnState.SPEAKING, TurnState.DONE)]
    return max(heard, key=lambda turn: turn.called_at or turn.asked_at).kind if heard else ""
