"""`make journey`: plays the meeting, judges the notice, writes `journey.json`; exit status 0 if all holds.

`python -m tests.rehearsal [FOLDER]`: what comes of it is written there, into `var/` if left out.
"""

import asyncio
import signal
import sys
import time
from pathlib import Path

from tests.product.server import ROOT, NoServer, Product
from tests.rehearsal import cast, notice, readers
from tests.rehearsal.play import Play, Wrong, require, run
from tests.rehearsal.report import Report
from tests.rehearsal.steps import STEPS

FOLDER = ROOT / "var"


def main(folder: Path) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # whoever ends this ends the server and its data too
    report, began = Report(say), time.perf_counter()
    failed = ""
    try:
        _play(report, folder)
        _judge(report)
    except (Wrong, NoServer, readers.NoReader) as wrong:
        failed = str(wrong)
    report.write(folder / "journey.json", failed)
    say(f"\n{'FAILED: ' + failed if failed else 'All holds'}; {time.perf_counter() - began:.1f} s, {_shown(folder)}")
    return 1 if failed else 0


def say(line: str) -> None:
    print(line, flush=True)


def _play(report: Report, folder: Path) -> None:
    began = time.perf_counter()
    readers.readers()
    product = Product(moment=cast.PREPARED_ON)
    try:
        play = Play(product, report, folder)
        report.done("The server stands with the demo in it", began, product.where)
        asyncio.run(run(play, STEPS))
    except Wrong as wrong:
        raise Wrong(f"{wrong}\n{product.said()[-3000:]}") from wrong
    finally:
        product.stop()
    say(f"     the slowest page was {play.slowest:.0f} ms behind")


def _judge(report: Report) -> None:
    """The notice must be the one of the example, letter by letter and millimetre by millimetre."""
    began = time.perf_counter()
    pdf = Path(report.results["notice"]["path"]).read_bytes()
    faults = notice.faults(pdf)
    require(not faults, "the notice:\n  " + "\n  ".join(faults))
    report.done("The notice is as its format asks", began, readers.note())


def _shown(folder: Path) -> Path:
    path = folder / "journey.json"
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else FOLDER))
