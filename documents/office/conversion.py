"""Makes a PDF of an Office file with LibreOffice, in a child of its own that has a folder, limits and nothing else."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import BinaryIO, Final

from documents.office.refusals import FAULTS, BrokenOffice, HeavyOffice
from documents.pdf import cage

PROGRAM: Final = "soffice"
ROOT: Final = Path(__file__).resolve().parent.parent.parent
MEMORY: Final = 512 * 1024 * 1024  # of the child that looks into the package
CPU_SECONDS: Final = 10
PATIENCE: Final = 120.0  # seconds for one conversion
KINDS: Final = ("docx", "xlsx", "pptx")
NAMESPACE: Final = "/".join(("http://openoffice.org", "2001", "registry"))  # the name of a format, not a place
# No macro, no update of links, no fetching: what a person could turn on by hand stays off in this profile.
SETTINGS: Final = (
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
)
OWN: Final = ("HOME", "TMPDIR", "XDG_CACHE_HOME")  # where LibreOffice writes
_lane = threading.BoundedSemaphore(1)  # one conversion at a time in each process: it takes half a gigabyte


def exists() -> bool:
    """Whether LibreOffice is on this machine."""
    return shutil.which(PROGRAM) is not None


def kind_of(path: Path) -> str:
    """`docx`, `xlsx` or `pptx`, or "" if the file is no such package. Raises one of `office.refusals`."""
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            return ""
    job = {"do": "package", "memory": MEMORY, "cpu": CPU_SECONDS, "nice": 0}
    try:
        facts = next(answer.head for answer in list(cage.run(path, job, patience=PATIENCE)))
    except cage.Exhausted as heavy:
        raise HeavyOffice from heavy
    except (cage.Crashed, StopIteration) as crash:
        raise BrokenOffice from crash
    kind = str(facts.get("kind", ""))
    if kind in KINDS and facts.get("fault"):
        raise FAULTS.get(str(facts["fault"]), BrokenOffice)
    return kind if kind in KINDS else ""


def to_pdf(path: Path, kind: str, out: BinaryIO) -> None:
    """Writes the PDF. Raises `BrokenOffice`, `HeavyOffice`."""
    with _lane, tempfile.TemporaryDirectory(prefix="phienhop-office-") as name:
        folder = Path(name)
        source = folder / f"source.{kind}"
        shutil.copyfile(path, source)
        _write_profile(folder / "profile" / "user")
        _run(folder, source)
        made = folder / "out" / "source.pdf"
        if not made.is_file() or not made.stat().st_size:
            raise BrokenOffice
        with made.open("rb") as file:
            shutil.copyfileobj(file, out)


def _run(folder: Path, source: Path) -> None:
    """The child and everything it started are gone when this returns."""
    process = subprocess.Popen(  # noqa: S603 - our own module, no shell
        [sys.executable, "-E", "-s", "-B", "-m", "documents.office.child", str(folder), str(source)],
        cwd=ROOT,
        env={**dict.fromkeys(OWN, str(folder)), "PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        code = process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired as slow:
        raise HeavyOffice from slow
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if code in (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGXFSZ, 128 + signal.SIGXCPU, 128 + signal.SIGXFSZ):
        raise HeavyOffice
    if code:
        raise BrokenOffice


def _write_profile(folder: Path) -> None:
    folder.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in SETTINGS
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="{NAMESPACE}">{items}</oor:items>\n'
    (folder / "registrymodifications.xcu").write_text(text, encoding="utf-8")
