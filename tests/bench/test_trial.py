"""The bench runs: a trial with a handful of tablets measures the product and leaves no trace."""

import subprocess
import sys

from tests.bench.child import ROOT


def test_a_trial_measures_and_writes_nothing() -> None:
    kept = ROOT / "var" / "bench.json"
    before = kept.read_bytes() if kept.exists() else None
    command = [sys.executable, "-m", "tests.bench", "slow-readers", "--runs", "1", "--scale", "0.01"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=170, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "holds" in done.stdout, done.stderr[-2000:]
    assert "MB" in done.stdout
    assert (kept.read_bytes() if kept.exists() else None) == before


def test_an_unknown_name_is_refused_in_words() -> None:
    command = [sys.executable, "-m", "tests.bench", "latency"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "There is no latency; there are fan-out, push" in done.stderr
