"""Takes the file system away from this process with Linux Landlock (5.13 and later), but for some folders.

The three system calls have no wrapper in libc; see landlock(7). The numbers are the same on every
architecture.
"""

import ctypes
import os
import struct
from collections.abc import Iterable

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
PATH_BENEATH = 1
READ = 1 << 2 | 1 << 3  # files, folders
EXECUTE = 1 << 0
WRITE = 1 << 1
SOCKET = 1 << 5 | 1 << 9  # make one, and remove it again
EVERYTHING = (1 << 13) - 1  # all rights of the first version: execute, read, write, make, remove


def leave_files(
    readable: Iterable[str],
    *,
    runnable: Iterable[str] = (),
    writable: Iterable[str] = (),
    sockets: Iterable[str] = (),
) -> bool:
    """From now on only files below `readable` can be opened, for reading; open descriptors stay.

    Below `runnable` programs can be started as well, below `writable` everything is allowed but that,
    below `sockets` sockets are made and files removed.
    Needs `PR_SET_NO_NEW_PRIVS`. False when the kernel has no Landlock: nothing is changed then.
    """
    libc = ctypes.CDLL(None)
    ruleset = libc.syscall(CREATE_RULESET, struct.pack("=Q", EVERYTHING), ctypes.c_size_t(8), 0)
    if ruleset < 0:
        return False
    rights = [(path, READ) for path in readable] + [(path, READ | EXECUTE) for path in runnable]
    rights += [(path, EVERYTHING & ~EXECUTE) for path in writable] + [(path, SOCKET) for path in sockets]
    for path, allowed in rights:
        _allow(libc, ruleset, path, allowed)
    done: int = libc.syscall(RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)
    return done == 0


def _allow(libc: ctypes.CDLL, ruleset: int, path: str, allowed: int) -> None:
    """Adds one rule; a path that is not there is passed over, and what only folders can have is left out for files."""
    try:
        place = os.open(path, os.O_PATH)
    except OSError:
        return
    if not os.path.isdir(path):
        allowed &= EXECUTE | WRITE | 1 << 2
    libc.syscall(ADD_RULE, ruleset, PATH_BENEATH, struct.pack("=Qi", allowed, place), 0)
    os.close(place)
