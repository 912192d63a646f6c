"""Several people at once: threads that start together against the real database."""

from collections.abc import Callable, Sequence
from threading import Barrier, Thread

from django.db import connection


def together(calls: Sequence[Callable[[], object]]) -> list[object]:
    """Runs the calls in as many threads, released at one moment; their results, or what they raised, in order."""
    results: list[object] = [None] * len(calls)
    gate = Barrier(len(calls))

    def run(place: int) -> None:
        try:
            gate.wait(30)
            results[place] = calls[place]()
        except Exception as problem:
            results[place] = problem
        finally:
            connection.close()

    threads = [Thread(target=run, args=(place,)) for place in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results
