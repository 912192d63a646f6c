"""What the bench runs on: cores, open files, clocks of other processes, and a line that describes it all."""

import os
import platform
from pathlib import Path

from realtime.rehearsal.machine import allow_files, cpu, memory

__all__ = ["allow_files", "cores", "cpu", "described", "memory"]


def cores() -> tuple[set[int], set[int]]:
    """The cores of servers and of everything else; the same ones where there is only one."""
    ours = sorted(os.sched_getaffinity(0))
    return ({ours[0]}, set(ours[1:])) if len(ours) > 1 else (set(ours), set(ours))


def described() -> dict[str, object]:
    """The machine, and how busy it was before the bench began."""
    names = [line for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if "model name" in line]
    return {
        "processor": names[0].split(":", 1)[1].strip() if names else platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "kernel": platform.release(),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def peak(pid: int | str = "self") -> int:
    """The most bytes that a process had in memory since it began, or since `forget_peak`."""
    return int(Path(f"/proc/{pid}/status").read_text(encoding="ascii").partition("VmHWM:")[2].split()[0]) * 1024


def forget_peak(pid: int) -> None:
    """From now on `peak` counts anew (proc(5), clear_refs)."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")
