"""The geometry of the bars that show a quorum and the outcome of a vote, in whole SVG units."""

from dataclasses import dataclass

WIDTH = 1000
SEATS_DRAWN = 60  # above this many members single seats are too thin to see: one bar is drawn


@dataclass(frozen=True)
class Segment:
    """A piece of a bar: where it starts, how wide it is, which kind it shows."""

    x: int
    width: int
    kind: str


def place(count: int, base: int) -> int:
    """Where `count` of `base` ends on the bar, 0 to `WIDTH`; an empty base has an empty bar."""
    return WIDTH * min(max(count, 0), base) // base if base > 0 else 0


def seats(present: int, base: int) -> list[Segment]:
    """One segment a member, `present` of them taken; two segments when there are too many members to draw."""
    if base > SEATS_DRAWN:
        end = place(present, base)
        return [Segment(0, end, "taken"), Segment(end, WIDTH - end, "free")]
    edges = [place(number, base) for number in range(base + 1)]
    kinds = ["taken" if number < present else "free" for number in range(base)]
    return [Segment(edges[n], edges[n + 1] - edges[n], kind) for n, kind in enumerate(kinds)]


def votes(yes: int, no: int, other: int, base: int) -> list[Segment]:
    """Yes from the left, then no, then other opinions; what is left of the base did not vote."""
    segments: list[Segment] = []
    total = 0
    for kind, count in (("yes", yes), ("no", no), ("other", other), ("none", base - yes - no - other)):
        start = place(total, base)
        total += max(count, 0)
        if width := place(total, base) - start:
            segments.append(Segment(start, width, kind))
    return segments
