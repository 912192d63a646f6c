"""What the reusable fragments in `templates/meetings/parts/` need; pages and live regions call these alike."""

from dataclasses import dataclass
from typing import Any

from meetings.models import Attendee, Meeting, SeatingPlan
from meetings.orders import Place
from meetings.places import plan_of, seated

WIDE = 8  # seats in a row of a whole page that have room for names


@dataclass(frozen=True)
class Cell:
    """One seat of the room and who sits there."""

    row: int
    column: int
    attendee: Attendee | None


def hall(meeting: Meeting, people: list[Attendee], wide: int = WIDE) -> dict[str, Any]:
    """For `hall.html`: the chair's table and the rows of the room, and who of `people` has no seat.

    `people` come with their `seat` and in protocol order; without a plan they are all without a seat. In
    a row of more than `wide` seats there is room for initials alone.
    """
    plan = plan_of(meeting)
    taken = {(one.seat.row, one.seat.column): one for one in people if plan and hasattr(one, "seat")}
    return {
        "plan": plan,
        "front": _line(plan, 0, taken) if plan else [],
        "lines": [(row, _line(plan, row, taken)) for row in range(1, plan.rows + 1)] if plan else [],
        "standing": [one for one in people if not hasattr(one, "seat")],
        "taken": len(taken),
        "compact": plan is None or plan.columns > wide,
        "revision": plan.revision if plan else 0,
    }


def _line(plan: SeatingPlan, row: int, taken: dict[Place, Attendee]) -> list[Cell]:
    return [Cell(row, column, taken.get((row, column))) for column in range(1, plan.columns + 1)]


def seating(meeting: Meeting) -> dict[str, Any]:
    """For the plan as it is read and printed: everybody who gets a seat."""
    return hall(meeting, list(seated(meeting)))
