"""The rows of the bench: what each says in plain words, what it must reach, and the groups that measure them."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.bench import Bench

RUNS = 5  # of each measurement; what counts is their median
ORDER = (
    "fan-out",
    "push",
    "ballots",
    "envelopes",
    "sealing",
    "reconnect",
    "memory",
    "slow-readers",
    "notice",
    "papers",
    "pages",
    "books",
    "search",
    "cluster",
)
BUSY = 0.9  # share of its core above which the load client may have held the server back


@dataclass(frozen=True)
class Goal:
    """A bound: at least or at most `bound`; `None` where only a report is asked for."""

    bound: float
    least: bool

    def holds(self, value: float) -> bool:
        return value >= self.bound if self.least else value <= self.bound

    def __str__(self) -> str:
        return f"at {'least' if self.least else 'most'} {self.bound:g}"


def at_least(bound: float) -> Goal:
    return Goal(bound, least=True)


def at_most(bound: float) -> Goal:
    return Goal(bound, least=False)


@dataclass(frozen=True)
class Row:
    """`says` is a sentence for people; `unit` stands behind the figure ("x" for a ratio)."""

    name: str
    says: str
    goal: Goal | None
    unit: str = "x"


@dataclass(frozen=True)
class Figure:
    """What was measured: one value a run, the load client's largest share of its core, and a remark with absolutes."""

    runs: Sequence[float]
    client: float | None = None
    note: str = ""

    @property
    def value(self) -> float:
        return statistics.median(self.runs)


@dataclass(frozen=True)
class Missing:
    """Why a row has no figure; `broke` if that is nobody's intention."""

    why: str
    broke: bool = False


Found = dict[str, "Figure | Missing"]


@dataclass(frozen=True)
class Group:
    """Rows that are measured together, and what measures them."""

    name: str
    rows: tuple[Row, ...]
    measure: "Callable[[Bench], Found]"


@dataclass
class Groups:
    """All groups that were registered."""

    every: list[Group] = field(default_factory=list)

    def in_order(self) -> list[Group]:
        """In the order in which they run and are told."""
        return sorted(self.every, key=lambda group: ORDER.index(group.name))

    def group(self, name: str, *rows: Row) -> "Callable[[Callable[[Bench], Found]], Callable[[Bench], Found]]":
        """Registers the decorated function as the one that measures these rows."""

        def add(measure: "Callable[[Bench], Found]") -> "Callable[[Bench], Found]":
            self.every.append(Group(name, rows, measure))
            return measure

        return add


GROUPS = Groups()
group = GROUPS.group


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """`ours` over `theirs`, run by run."""
    return [one / other for one, other in zip(ours, theirs, strict=True)]
