"""What a child that parses a hostile file may use; it applies these to itself before it reads.

No file can be written (size 0), no process started, no core dumped. Where the kernel allows it there
is no network either, and of the file system only code and fonts can be read: neither the database
nor the keys nor other papers. Memory and processor time come with the job.
"""

import ctypes
import os
import resource
import sysconfig
from pathlib import Path

from documents.pdf import landlock

CLONE_NEWUSER = 0x10000000
CLONE_NEWNET = 0x40000000
PR_SET_NO_NEW_PRIVS = 38
M_TRIM_THRESHOLD = -1
M_MMAP_THRESHOLD = -3
LARGE = 32 * 1024 * 1024  # bytes; larger pieces are handed back at once
HELD = 96 * 1024 * 1024  # bytes of free memory that are kept
FONTS = ("/usr/share/fonts", "/usr/local/share/fonts")


def apply(*, memory_bytes: int, cpu_seconds: int, nice: int) -> None:
    """Limits this process for good; `nice` 0 to 19 lets others go first."""
    ctypes.CDLL(None).prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    leave_network()
    landlock.leave_files([*FONTS, *code()])
    if nice:
        os.nice(nice)
    keep_memory()
    lower(resource.RLIMIT_AS, memory_bytes)
    lower(resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 1)  # at the second the kernel kills without a reason
    lower(resource.RLIMIT_FSIZE, 0)
    lower(resource.RLIMIT_CORE, 0)
    lower(resource.RLIMIT_NOFILE, 32)
    lower(resource.RLIMIT_NPROC, 0)


def keep_memory() -> None:
    """What is freed stays with this process: a page's image of 8 MB is not handed back and asked for again, page by
    page, which was a seventh of what drawing costs (mallopt(3); elsewhere than in glibc nothing happens)."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_MMAP_THRESHOLD, LARGE)
        mallopt(M_TRIM_THRESHOLD, HELD)


def lower(limit: int, soft: int, hard: int | None = None) -> None:
    """Sets a limit, never above the one that is in force."""
    ceiling = resource.getrlimit(limit)[1]
    highest = ceiling if ceiling != resource.RLIM_INFINITY else max(soft, hard or soft)
    resource.setrlimit(limit, (min(soft, highest), min(hard or soft, highest)))


def leave_network() -> bool:
    """Moves into an empty network namespace; false where the kernel or the container refuses it."""
    libc = ctypes.CDLL(None)
    alone = os.geteuid() == 0
    return bool(libc.unshare(CLONE_NEWNET if alone else CLONE_NEWUSER | CLONE_NEWNET) == 0)


def code() -> list[str]:
    """The folders that modules are loaded from: this package, the standard library, the installed packages."""
    paths = sysconfig.get_paths()
    return [
        str(Path(__file__).parent),
        str(Path(__file__).parent.parent / "office"),
        *(paths[name] for name in ("stdlib", "platstdlib", "purelib", "platlib")),
    ]
