"""A PostgreSQL server of a test's own: made in a folder that goes away, stopped and started at will."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Final, Literal

from deploy.cluster import ports

PLACES: Final = "/usr/lib/postgresql/15/bin"  # Debian's, on nobody's path
USER: Final = "postgres"  # PostgreSQL refuses to be root


def found() -> str | None:
    """Where `pg_ctl` lies, if it is there."""
    return shutil.which("pg_ctl", path=os.pathsep.join([os.environ.get("PATH", ""), PLACES]))


class PostgreSQL:
    """Listens on a port of its own; `url` names a database of it that always is there. `drop` ends and removes all.

    It keeps what it acknowledged as a real one must (docs/settings.md): nothing of fsync or the like is turned off.
    """

    def __init__(self) -> None:
        program = found()
        port = ports.free()
        assert program is not None, "there is no PostgreSQL here"
        assert port is not None, "no free port"
        self.port = port
        self.folder = Path(tempfile.mkdtemp(prefix="phienhop-postgresql-"))
        self.url = f"postgres://{USER}@127.0.0.1:{port}/postgres"
        self._program = program
        self._as: dict[str, Any] = {"user": USER, "extra_groups": []} if os.geteuid() == 0 else {}
        try:
            if self._as:
                shutil.chown(self.folder, USER)
            self._run("initdb", "-o", f"--no-sync -k -A trust -U {USER} -E UTF8 --locale=C.UTF-8")
            self.start()
        except BaseException:
            self.drop()
            raise

    @property
    def log(self) -> Path:
        return self.folder / "postgresql.log"

    def start(self) -> None:
        """Waits until it answers; after an immediate stop that includes its recovery."""
        given = f"-h 127.0.0.1 -p {self.port} -k '' -c shared_buffers=32MB -c max_connections=200"
        self._run("start", "-w", "-t", "60", "-l", str(self.log), "-o", given)

    def stop(self, how: Literal["fast", "immediate"] = "immediate") -> None:
        """`immediate` is what a crash does: no goodbye to anybody, recovery at the next start."""
        self._run("stop", "-w", "-m", how)

    def drop(self) -> None:
        if (self.folder / "data" / "postmaster.pid").exists():
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, act: str, *arguments: str) -> None:
        command = [self._program, act, "-s", "-D", str(self.folder / "data"), *arguments]
        # Not a pipe: the server would hold it open.
        with (self.folder / "pg_ctl.log").open("ab") as said:
            done = subprocess.run(command, cwd="/", stdout=said, stderr=said, check=False, **self._as)
        if done.returncode:
            raise AssertionError(f"pg_ctl {act}: {self._said()}")

    def _said(self) -> str:
        texts = [path.read_text(errors="replace")[-2000:] for path in sorted(self.folder.glob("*.log"))]
        return "\n".join(texts)
