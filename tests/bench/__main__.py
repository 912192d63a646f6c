"""`make bench`: measures the rows, writes `bench.json`, prints the table. Exit status 1 if something broke."""

import argparse
import signal
import sys
import time
import traceback
from pathlib import Path

from tests.bench import machine, paper
from tests.bench.bench import Bench
from tests.bench.child import ROOT
from tests.bench.row import GROUPS, RUNS, Found, Group, Missing


def main(wanted: list[str], runs: int, scale: float, keep: bool) -> int:
    """Runs the wanted groups (all, if none is named). A `scale` below 1 is a trial: nothing is written."""
    from tests.bench import rows as _registered  # noqa: F401

    known = {group.name: group for group in GROUPS.in_order()}
    if unknown := [name for name in wanted if name not in known]:
        print(f"There is no {', '.join(unknown)}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    machine.allow_files()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Told to end."))
    about = machine.described()
    began = time.monotonic()
    bench = Bench(
        runs, lambda text: print(f"{time.monotonic() - began:6.1f} s  {text}", file=sys.stderr, flush=True), scale
    )
    found: Found = {}
    try:
        for group in [known[name] for name in wanted] or GROUPS.in_order():
            found |= _measured(group, bench)
    finally:
        bench.close()
    return _told(found, about, wanted, keep) if scale == 1 else _tried(found)


def _measured(group: Group, bench: Bench) -> Found:
    """The group's figures; a server that broke is a reason, not the end of everything else."""
    try:
        return group.measure(bench)
    except Exception as broken:
        bench.say(traceback.format_exc())
        why = f"{type(broken).__name__}: {str(broken).partition(chr(10))[0]}"
        return {row.name: Missing(why, broke=True) for row in group.rows}


def _tried(found: Found) -> int:
    print(paper.table(paper.lines(found)))
    return 0


def _told(found: Found, about: dict[str, object], wanted: list[str], keep: bool) -> int:
    lines = paper.lines(found)
    every = paper.write(ROOT / "var" / "bench.json", lines, about)
    print(f"{about['processor']}, {about['cores']} cores, load before {about['load_before']}\n")
    print(paper.table(lines))
    if keep:
        command = f"make bench{f' BENCH={chr(44).join(wanted)}' if wanted else ''}"
        paper.keep(Path(ROOT / "docs" / "benchmarks.md"), paper.markdown(every, about, command))
    return int(any(isinstance(one, Missing) and one.broke for one in found.values()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("names", nargs="*", help="groups of rows to measure (default: all)")
    parser.add_argument("--runs", type=int, default=RUNS, help="runs of each measurement (default: %(default)s)")
    parser.add_argument("--scale", type=float, default=1.0, help="below 1 for a trial with smaller rooms")
    parser.add_argument("--keep", action="store_true", help="write the figures into docs/benchmarks.md")
    given = parser.parse_args()
    sys.exit(main(given.names, given.runs, given.scale, given.keep))
