"""One call of the bench: what all rows share, so that nothing is prepared twice."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from tests.bench.person import Person
from tests.bench.product import MEMBERS, Data, Product
from tests.bench.site import Site

FEW = 3  # runs of what takes many seconds each
FEWEST = 30  # enough for every tablet to belong to somebody


class Bench:
    """`runs` of each measurement; `say` tells whoever waits what is going on; `scale` makes every room smaller."""

    def __init__(self, runs: int, say: Callable[[str], object], scale: float = 1.0) -> None:
        self.runs = runs
        self.say = say
        self._scale = scale
        self._seed: Data | None = None

    def size(self, count: int) -> int:
        """So many tablets, voters or events; fewer in a trial."""
        return max(1, round(count * self._scale))

    @property
    def few(self) -> int:
        """How often what takes long is measured."""
        return min(self.runs, FEW)

    @property
    def members(self) -> int:
        """How many there are in each seeded meeting."""
        return max(FEWEST, self.size(MEMBERS))

    @contextmanager
    def product(self, data: Data | None = None) -> Iterator[Product]:
        """A running product with data of its own: SQLite, seeded as all others are, unless others are given."""
        if self._seed is None and data is None:
            self.say("making two meetings of a thousand members")
            self._seed = Data(self.members)
        with data or Data(self.members, twin=self._seed) as own, Product(own) as served:
            yield served

    def close(self) -> None:
        if self._seed is not None:
            self._seed.drop()


def people(site: Site, places: Iterable[int], page: str = "room", meeting: str = "hall") -> list[dict[str, str]]:
    """How the pages of these people open their sockets; the meeting is given by its name in the seed."""
    found = []
    for place in places:
        with Person(site, place) as one:
            found.append(one.listens(page, meeting))
    return found
