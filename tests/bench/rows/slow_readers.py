"""Tablets that never read: what waits for them must not grow with what happens."""

from contextlib import ExitStack

from tests.bench.bench import Bench, people
from tests.bench.clients import Crowd
from tests.bench.product import Product
from tests.bench.row import Figure, Found, Row, at_most, group

DEAF = 50
READERS = 4
EVENTS = 10_000
BYTES = 4000  # of each event: about what going to another item says to members


@group(
    "slow-readers",
    Row("slow-readers", "memory added by 50 tablets that never read while 10,000 events pass", at_most(50), "MB"),
)
def slow_readers(bench: Bench) -> Found:
    megabytes = []
    with bench.product() as product:
        asked = people(product.site, range(1, 1 + READERS))
        with Crowd(product, product.port) as first:
            first.open(asked, DEAF)
        product.calm()
        before = product.memory()
        for run in range(1, bench.runs + 1):
            bench.say(f"slow readers, run {run} of {bench.runs}")
            megabytes.append((_flood(product, asked, bench.size(EVENTS)) - before) / 1e6)
    note = f"events of {BYTES} bytes; what a run leaves behind counts in the next"
    return {"slow-readers": Figure(megabytes, note=note)}


def _flood(product: Product, asked: list[dict[str, str]], events: int) -> int:
    """Bytes of the server after so many events, while the deaf ones are still connected and the others have heard."""
    with ExitStack() as stack:
        deaf = stack.enter_context(Crowd(product, product.port))
        readers = stack.enter_context(Crowd(product, product.port))
        deaf.open(asked, DEAF, reads=False)
        readers.open(asked, READERS)
        product.tell(f'frame "{"x" * BYTES}"')
        product.tell(f"go {events}")
        product.calm()
        readers.ask("answer")
        product.calm()
        readers.broadcast("the last of them")
        return product.memory()
