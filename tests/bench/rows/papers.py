"""How soon the pages of a long paper are there on a slow tablet: the reader beside PDF.js."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from tests.bench import machine
from tests.bench.bench import Bench
from tests.bench.child import Child
from tests.bench.pdfjs import fetch
from tests.bench.pdfjs.door import PAPER, PREFIX
from tests.bench.person import Person
from tests.bench.product import Data, Product
from tests.bench.row import Figure, Found, Missing, Row, at_least, at_most, group, ratios
from tests.bench.site import Site
from tests.browser import chromium

PAGES = 300
READERS = 3  # who are in the room
TURNS = 8  # after a look at the page
OPENED = 4  # times in each run
LEAFED = 20  # one right after the other
PAUSE = 1200  # ms of looking at a page
SEEN = 1 + TURNS + LEAFED
DRAWN = SEEN + 20  # with what the strip of small pages asks for
ROWS = (
    Row("papers-first", f"first page of {PAGES}, browser slowed down six times: PDF.js over ours", at_least(3)),
    Row("papers-next", "the next page, after this one was looked at: ours over PDF.js", at_most(1)),
    Row("papers-leaf", f"{LEAFED} pages turned as fast as they come: ours over PDF.js", at_most(1)),
    Row("papers-bytes", f"bytes for the first {SEEN} pages: ours over PDF.js", None),
)


@dataclass
class Visits:
    """The same visit, run by run, in milliseconds and bytes."""

    first: list[float] = field(default_factory=list)
    turn: list[float] = field(default_factory=list)
    leafed: list[float] = field(default_factory=list)
    bytes: list[float] = field(default_factory=list)

    def add(self, said: dict[str, Any]) -> None:
        self.first.append(median(said["first"]))
        self.turn.append(median(said["turns"]))
        self.leafed.append(said["leafed"])
        self.bytes.append(said["bytes"])


@group("papers", *ROWS)
def papers(bench: Bench) -> Found:
    path = chromium.found()
    try:
        fetch.build()
    except fetch.Absent as absent:
        return _missing(str(absent))
    if path is None:
        return _missing("there is no Chromium")
    ours, theirs = Visits(), Visits()
    bench.say(f"making a paper of {PAGES} pages")
    data = Data(READERS, settings="tests.bench.settings_whole")
    facts = json.loads(data.run("-m", "tests.bench.papers", str(PAGES), str(DRAWN)))
    with bench.product(data) as product, _glass(path) as glass:
        pair = _ours(product.site, facts["paper"]), _theirs(product.site)
        _visit(glass, product, pair[0]), _visit(glass, product, pair[1])
        for run in range(1, bench.few + 1):
            bench.say(f"papers, run {run} of {bench.few}")
            for visits, wish in zip((ours, theirs), pair, strict=True):
                visits.add(_visit(glass, product, wish))
        thrifty = _visit(glass, product, _theirs(product.site, "?thrifty"))
    return _figures(ours, theirs, thrifty["bytes"])


def _missing(why: str) -> Found:
    return {row.name: Missing(why) for row in ROWS}


@contextmanager
def _glass(path: str) -> Iterator[Child]:
    with Child("-m", "tests.bench.glass", path, cores=machine.cores()[1]) as glass:
        yield glass


def _visit(glass: Child, product: Product, wish: dict[str, Any]) -> dict[str, Any]:
    product.calm()
    glass.tell(json.dumps(wish | {"opened": OPENED, "turns": TURNS, "leafed": LEAFED, "pause": PAUSE}))
    return glass.answer()


def _ours(site: Site, paper: str) -> dict[str, Any]:
    with Person(site, 1) as reader:
        pairs = [one.split("=", 1) for one in reader.cookie.split("; ")]
    origin = f"http://{site.host}"
    cookies = [{"name": name, "value": value, "url": origin} for name, value in pairs]
    counted = rf"/pages/(?:{'|'.join(map(str, range(1, SEEN + 1)))})\.(?:webp\?w=1200|json)"
    return {"url": f"{origin}/papers/{paper}/?page=1", "cookies": cookies, "counted": counted}


def _theirs(site: Site, how: str = "") -> dict[str, Any]:
    return {"url": f"http://{site.host}{PREFIX}viewer.html{how}", "counted": PAPER}


def _figures(ours: Visits, theirs: Visits, thrifty: float) -> Found:
    def told(name: str, digits: int = 0) -> str:
        return "; ".join(
            f"{who} {median(getattr(visits, name)):.{digits}f} ms"
            for who, visits in (("ours", ours), ("PDF.js", theirs))
        )

    kilobytes = [median(one) / 1000 for one in (ours.bytes, theirs.bytes)]
    note = (
        f"ours {kilobytes[0] / SEEN:.0f} kB a page with its text; PDF.js {kilobytes[1]:.0f} kB for the whole file, "
        f"which it fetches in any case, {thrifty / 1000:.0f} kB where it is told not to; its scripts not counted"
    )
    return {
        "papers-first": Figure(ratios(theirs.first, ours.first), note=told("first")),
        "papers-next": Figure(ratios(ours.turn, theirs.turn), note=told("turn", 1)),
        "papers-leaf": Figure(ratios(ours.leafed, theirs.leafed), note=told("leafed")),
        "papers-bytes": Figure(ratios(ours.bytes, theirs.bytes), note=note),
    }
