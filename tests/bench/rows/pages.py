"""What drawing the pages of a paper costs beside bare pypdfium2 and WebP."""

import tempfile
from pathlib import Path
from statistics import median

from tests.bench import machine
from tests.bench.bench import Bench
from tests.bench.child import Child
from tests.bench.reports import report
from tests.bench.row import Figure, Found, Row, at_most, group, ratios

PAGES = 48


@group("pages", Row("pages-render", "drawing a page, over bare pypdfium2 and WebP", at_most(1.3)))
def pages(bench: Bench) -> Found:
    count = bench.size(PAGES)
    spent: dict[str, list[float]] = {"ours": [], "bare": []}
    with tempfile.TemporaryDirectory(prefix="phienhop-bench-") as folder:
        paper = Path(folder) / "paper.pdf"
        paper.write_bytes(report(count))
        for run in range(1, bench.runs + 1):
            bench.say(f"pages, run {run} of {bench.runs}")
            for who, took in spent.items():
                with Child("-m", "tests.bench.drawn", who, str(paper), str(count), cores=machine.cores()[0]) as one:
                    took.append(one.answer()["cpu"])
    ours, bare = (median(took) / count * 1000 for took in spent.values())
    note = f"ours {ours:.0f} ms of processor, with the child, the small image and the lines of text; bare {bare:.0f} ms"
    return {"pages-render": Figure(ratios(spent["ours"], spent["bare"]), note=note)}
