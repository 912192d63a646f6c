"""Looking for words in a pile of papers, beside the bare full-text index of the same database."""

import json
import os
from statistics import median
from typing import Any

from tests.bench import tables
from tests.bench.bench import Bench
from tests.bench.product import Data
from tests.bench.row import Figure, Found, Missing, Row, group, ratios

PAPERS, PAGES = 400, 20
ASKED = 5  # times each question is asked in a run
READERS = 3
KINDS = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def _row(kind: str) -> Row:
    says = f"a search over {PAPERS * PAGES:,} pages by somebody who may read them, {KINDS[kind]}, over its bare index"
    return Row(f"search-{kind}", says, None)


@group("search", _row("sqlite"), _row("postgresql"))
def search(bench: Bench) -> Found:
    found: Found = {"search-sqlite": _on(bench, "sqlite", "")}
    server = os.environ.get("DATABASE_URL", tables.POSTGRESQL)
    if not server.startswith("postgres") or not tables.answers(server):
        return found | {"search-postgresql": Missing("no PostgreSQL answers; DATABASE_URL says where one is")}
    return found | {"search-postgresql": _on(bench, "postgresql", server)}


def _on(bench: Bench, kind: str, server: str) -> Figure:
    bench.say(f"search: {bench.size(PAPERS)} papers of {PAGES} pages on {KINDS[kind]}")
    with Data(READERS, server) as data:
        runs = str(ASKED * bench.runs)
        said = json.loads(data.run("-m", "tests.bench.sought", str(bench.size(PAPERS)), str(PAGES), runs))
    return figure(said)


def figure(said: dict[str, Any]) -> Figure:
    """Round by round what all kinds of questions take together, over the same from the bare index."""
    took = said["took"]
    ours, bare = (
        [sum(together) for together in zip(*(kind[who] for kind in took.values()), strict=True)]
        for who in ("ours", "bare")
    )
    parts = [
        f"{name} {median(kind['ours']):.1f} ms, bare {median(kind['bare']):.1f} ms, {said['places'][name]} places"
        for name, kind in took.items()
    ]
    note = "ours with rights, typed marks first, places by meeting and paper, words around them: "
    return Figure(ratios(ours, bare), note=note + "; ".join(parts))
