"""Somebody at the installation under test who knows Django already: `python -m tests.faults.clerk`.

One process for all that a test asks of the data, instead of one a question, of which each needs seconds to begin.
It reads a question a line and writes an answer a line, both JSON.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any, Final

from tests.product.server import ROOT

FAILED: Final = "failed"


class Clerk:
    """The process, seen from the test. `environment` leads it to the data."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        command = [sys.executable, "-m", "tests.faults.clerk"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, act: str, *told: Any) -> Any:
        """What a function of the product or the tests returns; the test fails with the last words of whoever failed."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"act": act, "told": told}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline() or '{"failed": "the clerk has died"}')
        assert not (isinstance(answer, dict) and FAILED in answer), answer[FAILED]
        return answer

    def leave(self) -> None:
        self._process.kill()
        self._process.communicate()


def main() -> None:
    import django
    from django.db import connection
    from django.utils.module_loading import import_string

    from realtime import connections

    django.setup()
    for line in sys.stdin:
        asked = json.loads(line)
        connections.renew()
        try:
            answer = import_string(asked["act"])(*asked["told"])
        except Exception as wrong:
            answer = {FAILED: f"{asked['act']}: {type(wrong).__name__} {wrong}"}
        connection.close()
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    main()
