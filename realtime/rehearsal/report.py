"""The report of a rehearsal: `rehearsal.json` (docs/rehearsal.md has its keys) and a table to read."""

import json
import os
from pathlib import Path
from typing import Any, Final

from realtime.rehearsal.judgement import Judgement
from realtime.rehearsal.play import Played
from realtime.rehearsal.stage import Stage
from realtime.rehearsal.verdict import Findings, verdict

Report = dict[str, Any]
FAILURES: Final = 20  # as many are told


def made(
    stage: Stage,
    played: Played,
    ballots: Judgement,
    *,
    facts: dict[str, Any],
    actions: dict[str, Any],
    memory: dict[str, Any],
    client: dict[str, Any],
) -> Report:
    """Everything that is to be known afterwards."""
    delegates = [one for one in facts["people"] if one["role"] not in ("secretary", "clerk")]
    found = Findings(
        delegates=len(delegates),
        kills=played.kills,
        is_postgresql=stage.is_postgresql,
        processes=len(stage.servers),
        actions=actions,
        ballots=ballots,
        memory_mb=memory["peak_mb"],
        herd_seconds=played.herd_seconds,
        away=played.away,
        saturated=client["saturated"],
    )
    return {
        "meeting": facts["title"],
        "delegates": len(delegates),
        "stand_ins": sum(one["stands_in"] for one in delegates),
        "votes": len(facts["votes"]),
        "kills": played.kills,
        "database": "postgresql" if stage.is_postgresql else "sqlite",
        "processes": len(stage.servers),
        "cores": len(os.sched_getaffinity(0)),
        "actions": actions,
        "ballots": {
            "acknowledged": ballots.acknowledged,
            "counted": ballots.counted,
            "lost": ballots.lost,
            "double": ballots.double,
            "unserved": ballots.unserved,
        },
        "herd": {"seconds": round(played.herd_seconds, 2), "away": played.away},
        "memory": memory,
        "client": client,
        "failures": {"count": len(played.failures), "first": played.failures[:FAILURES]},
        "verdict": verdict(found),
    }


def write(path: Path, report: Report) -> None:
    """Whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    fresh.replace(path)


def table(report: Report) -> str:
    """The figures, one action a line, milliseconds."""
    lines = [f"{'ms':<12} {'p50':>9} {'p95':>9} {'p99':>9} {'max':>9} {'count':>8}"]
    for name, told in report["actions"].items():
        figures = " ".join(f"{told[key]:>9.0f}" for key in ("p50_ms", "p95_ms", "p99_ms", "max_ms"))
        lines.append(f"{name:<12} {figures} {told['count']:>8}")
    ballots = ", ".join(f"{count} {name}" for name, count in report["ballots"].items())
    memory, client = report["memory"], report["client"]
    lines += [
        f"\nballots   {ballots}; {report['kills']} kills",
        f"memory    {memory['peak_mb']} MB at most, {memory['per_tablet_kb']} kB a tablet, {memory['processes_mb']}",
        f"tablets   {client['busy']:.0%} of a core, late by {client['lag_p95_ms']} ms (p95)"
        + (": they, not the server, were the limit" if client["saturated"] else ""),
    ]
    if report["failures"]["count"]:
        lines.append(f"failures  {report['failures']['count']}, such as: {report['failures']['first'][0][:200]}")
    return "\n".join(lines)
