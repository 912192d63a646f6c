"""What was played, how long each step took, and what came of it."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Report:
    """Prints each step as it ends; `results` is what `journey.json` says beside the steps."""

    say: Callable[[str], object]
    steps: list[dict[str, Any]] = field(default_factory=list)
    results: dict[str, Any] = field(default_factory=dict)

    def done(self, name: str, began: float, note: str = "") -> None:
        """Keeps a step that began at `began` (by `time.perf_counter`); the note is printed and not kept."""
        took = (time.perf_counter() - began) * 1000
        self.steps.append({"name": name, "ms": round(took, 1)})
        self.say(f"{len(self.steps):3d}  {took:7.0f} ms  {name}{f' ({note})' if note else ''}")

    def write(self, path: Path, failed: str = "") -> None:
        """Writes `journey.json`."""
        path.parent.mkdir(parents=True, exist_ok=True)
        content = {"steps": self.steps, **self.results, **({"failed": failed} if failed else {})}
        path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
