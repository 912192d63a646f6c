"""What the machine says of processes: open files, processor time, memory. Linux; elsewhere there are no figures."""

import os
import resource
import time
from pathlib import Path
from typing import Final

FILES: Final = 32_768  # open files that five thousand tablets on both sides need, with room to spare
PAGE: Final = os.sysconf("SC_PAGE_SIZE")


def allow_files() -> int:
    """Raises the limit of open files as far as we may, for this process and its children; returns it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for wanted in (max(hard, FILES), hard):
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, max(hard, wanted)))
        except (ValueError, PermissionError):
            continue
        return wanted
    return soft


def cpu(pid: int) -> float:
    """Seconds of user and system time that all threads of a process have used so far.

    The process's own clock, as `clock_getcpuclockid(3)` numbers it: /proc counts in hundredths of a second.
    """
    return time.clock_gettime(~pid << 3 | 2)


def memory(pid: int) -> int:
    """Bytes of a process that are in memory now. Raises `OSError` if it has ended."""
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * PAGE
