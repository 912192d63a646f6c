"""The child that becomes LibreOffice: `python -m documents.office.child FOLDER SOURCE`; limited before it does.

It may run programs and read what the system has installed, and write below FOLDER alone; in /tmp it may make a
socket and remove files of its own user, so a service has a /tmp of its own (`PrivateTmp`). Where the kernel allows it
there is no network.
"""

import ctypes
import os
import resource
import sys

from documents.pdf import landlock, limits

MEMORY = 3 * 1024 * 1024 * 1024  # address space; LibreOffice maps far more than it uses
CPU_SECONDS = 60
FILE_BYTES = 200 * 1024 * 1024
SYSTEM = (
    "/usr",
    "/lib",
    "/lib64",
    "/bin",
    "/sbin",
    "/etc",
    "/opt",
    "/proc",
    "/sys/devices/system/cpu",
    "/var/lib/libreoffice",
    "/var/spool/libreoffice",
    "/var/cache/fontconfig",
)
SOCKETS = ("/tmp",)  # noqa: S108 - LibreOffice makes its socket there, whatever it is told, and removes it
DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")


def command(folder: str, source: str) -> list[str]:
    """What is run: without windows, recovery and locks, in a profile of its own."""
    return [
        "soffice",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        "pdf",
        "--outdir",
        f"{folder}/out",
        source,
    ]


def confine(folder: str) -> None:
    """Limits this process, and what it becomes, for good."""
    ctypes.CDLL(None).prctl(limits.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    limits.leave_network()
    runnable = [*SYSTEM, *os.environ.get("PATH", "").split(os.pathsep)]
    landlock.leave_files([], runnable=[path for path in runnable if path], writable=[folder, *DEVICES], sockets=SOCKETS)
    limits.lower(resource.RLIMIT_AS, MEMORY)
    limits.lower(resource.RLIMIT_CPU, CPU_SECONDS, CPU_SECONDS + 1)
    limits.lower(resource.RLIMIT_FSIZE, FILE_BYTES)
    limits.lower(resource.RLIMIT_CORE, 0)
    limits.lower(resource.RLIMIT_NOFILE, 512)


if __name__ == "__main__":
    confine(sys.argv[1])
    os.execvp("soffice", command(sys.argv[1], sys.argv[2]))  # noqa: S606, S607 - found on the path of the server
