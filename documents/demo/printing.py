"""Builds a demo dossier in a folder: its `meeting.json` moved to a day, its papers printed from their sources."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import typst

from documents.demo import days
from documents.dossier.problems import MEETING_FILE

ROOT: Final = Path(__file__).resolve().parent


def build(name: str, target: Path, day: date) -> Path:
    """Writes the dossier called `name` into `target` and returns that folder. The same day gives the same files."""
    source = ROOT / name
    data = json.loads((source / MEETING_FILE).read_text(encoding="utf-8"))
    target.mkdir(parents=True, exist_ok=True)
    content = json.dumps(days.moved(data, day), ensure_ascii=False, indent=2)
    (target / MEETING_FILE).write_text(content, encoding="utf-8")
    for paper in sorted(source.glob("papers/*.typ")):
        out = target / "papers" / f"{paper.stem}.pdf"
        out.parent.mkdir(exist_ok=True)
        out.write_bytes(printed(paper, day))
    return target


def printed(paper: Path, day: date) -> bytes:
    """The PDF of one paper's source; dated by the meeting, not by the clock."""
    pdf = typst.compile(
        paper,
        root=ROOT,
        sys_inputs={"dates": json.dumps(days.printed(day), ensure_ascii=False)},
        timestamp=int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()),
    )
    return bytes(pdf)
