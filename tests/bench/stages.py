"""Watches how long the stages of a notice take inside the product: a line of JSON for each, into the file named.

Only with `BENCH_STAGES`. What is watched is the product's own functions, wrapped where they are called.
"""

import functools
import json
import os
import time
from collections.abc import Callable
from typing import Any

STAGES = {
    "compose": (("documents.issuing", "content_of"), ("documents.signing.proposals", "content_of")),
    "render": (("documents.issuing", "rendered"), ("documents.signing.proposals", "rendered")),
    "number": (("documents.signing.steps", "number_act"),),
    "look": (("documents.signing.steps", "look"),),
    "sign": (("documents.signing.pades", "sign"),),
    "verify": (("documents.signing.steps", "ensure_sound"),),
    "take": (("documents.signing.steps", "_take"),),
}


def watch() -> None:
    """Wraps everything that is watched; the caller has set Django up."""
    import importlib

    from django.conf import settings

    path = os.environ.get("BENCH_STAGES", "")
    if not path or not settings.configured:
        return
    for stage, places in STAGES.items():
        for module, name in places:
            owner = importlib.import_module(module)
            setattr(owner, name, _timed(stage, getattr(owner, name), path))


def _timed(stage: str, work: Callable[..., Any], path: str) -> Callable[..., Any]:
    @functools.wraps(work)
    def timed(*args: Any, **named: Any) -> Any:
        began, used = time.monotonic(), time.thread_time()
        try:
            return work(*args, **named)
        finally:
            told = {"stage": stage, "began": began, "ended": time.monotonic(), "cpu": time.thread_time() - used}
            with open(path, "a", encoding="utf-8") as file:
                file.write(json.dumps(told) + "\n")

    return timed
