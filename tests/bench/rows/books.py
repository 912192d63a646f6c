"""Thirty papers bound to one book beside bare pypdf, and what a large book takes of memory, made and fetched."""

import json
import tempfile
from pathlib import Path
from statistics import median

from tests.bench import machine
from tests.bench.bench import Bench
from tests.bench.child import Child
from tests.bench.person import Person
from tests.bench.product import Data
from tests.bench.reports import report
from tests.bench.row import Figure, Found, Row, at_most, group, ratios

PAPERS = 30
SMALL, LARGE = 10, 100  # pages of each paper
READERS = 3
FETCHED = 256  # MB

Spent = dict[str, list[float]]


@group(
    "books",
    Row("book-merge", f"{PAPERS} papers of {SMALL} pages bound to a book, over bare pypdf", at_most(1.2)),
    Row("book-memory", f"memory for binding {PAPERS * LARGE:,} pages over {PAPERS * SMALL}", at_most(1.3)),
    Row("book-fetch", f"memory of the server added by a slow fetch of a book of {FETCHED} MB", at_most(16), "MB"),
)
def books(bench: Bench) -> Found:
    found: Found = {}
    with tempfile.TemporaryDirectory(prefix="phienhop-bench-") as folder:
        small, large = (_papers(Path(folder), pages) for pages in (SMALL, LARGE))
        ours, bare, peaks, large_peaks, large_bare = [], [], [], [], []
        for run in range(1, bench.runs + 1):
            bench.say(f"books, run {run} of {bench.runs}")
            one, other, great = _bound("ours", small), _bound("pypdf", small), _bound("ours", large)
            ours.append(one["cpu"])
            bare.append(other["cpu"])
            peaks.append(one["peak"])
            large_peaks.append(great["peak"])
        large_bare.append(_bound("pypdf", large)["peak"])
    note = f"ours {median(ours):.2f} s of processor with numbers, labels and outline; pypdf {median(bare):.2f} s"
    found["book-merge"] = Figure(ratios(ours, bare), note=note)
    note = f"{median(peaks) / 1e6:.0f} MB and {median(large_peaks) / 1e6:.0f} MB; pypdf {large_bare[0] / 1e6:.0f} MB"
    found["book-memory"] = Figure(ratios(large_peaks, peaks), note=note)
    found["book-fetch"] = _fetched(bench)
    return found


def _papers(folder: Path, pages: int) -> Path:
    """A folder with a paper of so many pages, stamped as it is for a book, and a book's first pages."""
    from documents.pdf import copies

    made = folder / str(pages)
    made.mkdir()
    plain = made / "plain.pdf"
    plain.write_bytes(report(pages))
    (made / "front.pdf").write_bytes(report(2))
    with (made / "part.pdf").open("wb") as out:
        copies.stamped(plain, report(1, seed=1), out)
    return made


def _bound(who: str, folder: Path) -> dict[str, float]:
    with Child("-m", "tests.bench.bound", who, str(folder), str(PAPERS), cores=machine.cores()[0]) as binding:
        return binding.answer()


def _fetched(bench: Bench) -> Figure:
    """A browser that takes the book more slowly than the server could send it."""
    size = bench.size(FETCHED) * 1024 * 1024
    data = Data(READERS)
    book = json.loads(data.run("-m", "tests.bench.bookshelf", str(size)))["book"]
    added = []
    with bench.product(data) as product, Person(product.site, 1) as reader:
        for run in range(1, bench.few + 1):
            bench.say(f"fetching a book, run {run} of {bench.few}")
            product.calm()
            machine.forget_peak(product.pid)
            before = product.memory()
            reader.fetch_slowly(f"/books/{book}/file.pdf", size)
            added.append((machine.peak(product.pid) - before) / 1e6)
    return Figure(added, note="what the server's answers leave in memory counts once; read in pieces of 256 kB")
