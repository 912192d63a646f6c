"""What a delegate's page tells of the device it is on: a hint for the desk and the chair, kept nowhere.

A report is squeezed into a class of a few letters, so that little changes and little has to be told: `r` the room is
open, `h` but on a screen that is dark or shows something else, `p` the connection is poor, `b15` the battery has
15 percent left and is not being charged. A battery with more is not worth a letter.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

SLOW = 1500  # milliseconds there and back: a vote would still reach the page, but late
POOR_NETWORKS = frozenset({"slow-2g", "2g"})
LOW = 20  # percent
STEP = 5  # percent: a battery that drains is told four times, not twenty
PACE = 5.0  # seconds between two reports of one page that are listened to


@dataclass(frozen=True)
class Tablet:
    """`battery` in percent, rounded up to the next `STEP`; None where there is enough or the browser does not tell."""

    battery: int | None = None
    poor: bool = False
    hidden: bool = False


def read(said: object) -> Tablet | None:
    """The report of a page: `battery` 0 to 100, `charging`, `trip` in milliseconds, `net`, `visible`.

    What is missing or no such thing is taken for well; None if it is no report at all.
    """
    if not isinstance(said, Mapping):
        return None
    trip, net = _number(said.get("trip")), said.get("net")
    poor = (trip is not None and trip >= SLOW) or (isinstance(net, str) and net in POOR_NETWORKS)
    return Tablet(_battery(said), poor, said.get("visible") is False)


def asked(query: Mapping[str, str]) -> Tablet | None:
    """The same from the address of a page that polls; None if it says nothing of its device."""
    if "visible" not in query:
        return None
    said: dict[str, Any] = {name: int(query[name]) for name in ("battery", "trip") if query.get(name, "").isdecimal()}
    flags = {name: query.get(name) == "1" for name in ("charging", "visible")}
    return read({**said, **flags, "net": query.get("net")})


def _number(value: object) -> float | None:
    good = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 10**6
    return float(value) if good else None  # type: ignore[arg-type]


def _battery(said: Mapping[str, Any]) -> int | None:
    level = _number(said.get("battery"))
    if level is None or level > LOW or said.get("charging") is True:
        return None
    return max(STEP, -(-int(level) // STEP) * STEP)


def summary(rooms: Iterable[Tablet | None]) -> str:
    """The class of a person whose open room pages said this; "" if they have the room open nowhere.

    The best page counts for the connection and the screen, the worst battery is the one to look after.
    """
    told = [one or Tablet() for one in rooms]
    if not told:
        return ""
    levels = [one.battery for one in told if one.battery is not None]
    hidden, poor = all(one.hidden for one in told), all(one.poor for one in told)
    return "r" + "h" * hidden + "p" * poor + (f"b{min(levels)}" if levels else "")
