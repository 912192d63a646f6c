"""A secret ballot with thirty persons on a slow tablet: from the last touch to the request with the sealed envelope."""

import json
import subprocess
import sys
from typing import Final

from tests.bench.bench import Bench
from tests.bench.child import ROOT
from tests.bench.row import Figure, Found, Missing, Row, at_most, group
from tests.bench.slow_tablet import LINES, SLOWER
from tests.browser import chromium

ROW: Final = Row(
    "sealing-30-lines",
    f"a secret ballot of {LINES} lines in Chromium slowed {SLOWER} times: from the touch on “cast” to the request",
    at_most(300),
    "ms",
)


@group("sealing", ROW)
def sealing(bench: Bench) -> Found:
    if chromium.found() is None:
        return {ROW.name: Missing("there is no Chromium on this machine")}
    bench.say("sealing on a slow tablet")
    command = [sys.executable, "-m", "tests.bench.slow_tablet", str(bench.runs)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return {ROW.name: Figure(json.loads(done.stdout.splitlines()[-1]))}
