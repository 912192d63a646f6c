"""Asking the chamber: the process in which alone the key of a box is ever whole (`voting.sealed.chamber`)."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from voting import custody
from voting.custody import KeysAway

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120.0  # seconds; two thousand envelopes take about one


def ask(work: str, **told: Any) -> dict[str, Any]:
    """What the chamber answers; bytes in it are hexadecimal. Raises `KeysAway` if it cannot do its work."""
    try:
        custody.folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-m", "voting.sealed.chamber"],
            input=json.dumps({"work": work, **told}).encode(),
            cwd=ROOT,
            env={"LANG": "C.UTF-8"},
            capture_output=True,
            timeout=PATIENCE,
            check=True,
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        raise KeysAway from error
    return answer
