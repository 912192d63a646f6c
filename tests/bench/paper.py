"""The result: a table for people, `bench.json` for machines, and the figures kept in docs/benchmarks.md."""

import json
import textwrap
from pathlib import Path
from typing import Any

from tests.bench.row import BUSY, GROUPS, Figure, Found, Missing, Row

WIDTH = 120
INDENT = " " * 25
BEGIN, END = "<!-- figures: written by `make bench KEEP=1` -->", "<!-- end of figures -->"
Line = dict[str, Any]


def line(row: Row, found: Figure | Missing) -> Line:
    """A row as `bench.json` has it; without a figure `value` and `holds` are null and `why` says why."""
    kept: Line = {"name": row.name, "says": row.says, "unit": row.unit, "goal": str(row.goal) if row.goal else "report"}
    if isinstance(found, Missing):
        return kept | {"value": None, "holds": None, "runs": [], "why": found.why}
    value = short(found.value)
    runs = [short(one) for one in found.runs]
    kept |= {"value": value, "holds": row.goal.holds(value) if row.goal else None, "runs": runs, "note": found.note}
    return kept if found.client is None else kept | {"client": round(found.client, 2)}


def lines(found: Found) -> list[Line]:
    """The rows that were measured or asked for, in the order in which they are registered."""
    rows = [row for group in GROUPS.in_order() for row in group.rows]
    return [line(row, found[row.name]) for row in rows if row.name in found]


def short(value: float) -> float:
    """Three digits that mean something."""
    return float(f"{value:.3g}")


def verdict(kept: Line) -> str:
    return {True: "holds", False: "FAILS", None: "report"}[kept["holds"]] if kept["runs"] else "not measured"


def figure(kept: Line) -> str:
    if not kept["runs"]:
        return "–"
    return f"{kept['value']:g}{'' if kept['unit'] == 'x' else ' '}{kept['unit']}"


def remark(kept: Line) -> str:
    """What stands below a row: absolute figures, spread, how busy the load client was."""
    if not kept["runs"]:
        return str(kept["why"])
    parts = [kept["note"], f"runs {min(kept['runs']):g} to {max(kept['runs']):g}"]
    if "client" in kept:
        busy = kept["client"] > BUSY
        parts.append(f"client {kept['client']:.0%} busy{', SATURATED' if busy else ''}")
    return "; ".join(part for part in parts if part)


def table(rows: list[Line]) -> str:
    """The rows for a terminal."""
    said = []
    for kept in rows:
        goal = kept["goal"]
        said.append(f"{verdict(kept):>12}  {figure(kept):>9}  {goal:<14}  {kept['says']}")
        said += textwrap.wrap(remark(kept), WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
    return "\n".join([f"{'':>12}  {'measured':>9}  {'goal':<14}", *said])


def markdown(rows: list[Line], machine: dict[str, Any], command: str) -> str:
    """The rows for docs/benchmarks.md, with the command that made them."""
    about = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in machine.items())
    head = [f"`{command}` on: {about}.", "", "| | measured | goal | | |", "|---|---|---|---|---|"]
    body = [f"| {k['says']} | {figure(k)} | {k['goal']} | {verdict(k)} | {remark(k)} |" for k in rows]
    return "\n".join([*head, *body])


def write(path: Path, rows: list[Line], machine: dict[str, Any]) -> list[Line]:
    """Writes `bench.json`; rows that this call did not measure stay as they were. Gives all rows."""
    before: list[Line] = json.loads(path.read_text(encoding="utf-8"))["rows"] if path.exists() else []
    known = {kept["name"]: kept for kept in before} | {kept["name"]: kept for kept in rows}
    order = [row.name for group in GROUPS.in_order() for row in group.rows]
    every = [known[name] for name in order if name in known]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"machine": machine, "rows": every}, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")
    return every


def keep(path: Path, text: str) -> None:
    """Puts the figures between the marks of the document."""
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
