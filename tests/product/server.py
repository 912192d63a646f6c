"""The product's own server: a process of its own on a free port, on data that are thrown away."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

from tests.product import tables
from tests.product.database import Throwaway

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 120  # a machine that is busy takes its time
END_SECONDS = 20
# What the surroundings say about a real installation has no place here.
UNWANTED = {
    "DATABASE_URL",
    "SECURE",
    "SSL_REDIRECT",
    "BEHIND_PROXY",
    "PUBLIC_URL",
    "ALLOWED_HOSTS",
    "CSRF_TRUSTED_ORIGINS",
    "DEBUG",
}


class NoServer(AssertionError):
    """The product did not start, or a command failed; the message ends with its last words."""


class Product:
    """One running product with the demo in it. `url` has no slash at its end.

    `demo` are options of `manage.py demo`; without any, the first start makes the demo as `make run` does. `moment`
    (ISO 8601 with its offset) is the time at which its clock starts, the machine's own if empty; `redis` is the number
    of the Redis database where the surroundings name a Redis server, theirs if left out. `stop()` ends the process
    and removes the data.
    """

    def __init__(self, *demo: str, moment: str = "", redis: int | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="phienhop-product-"))
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.moment = moment
        self._process: subprocess.Popen[bytes] | None = None
        self._database = Throwaway()
        self.environment = surroundings(self.folder, redis) | self._database.environment
        try:
            tables.ready(self.environment)
            if demo:
                self.environment["DEMO"] = "0"
                self.manage("demo", *demo)
            self._start()
        except BaseException:
            self.stop()
            raise

    def manage(self, *arguments: str, stdin: str = "") -> str:
        """Runs `manage.py` on the same data and clock and returns what it printed."""
        done = subprocess.run(
            self._command(*arguments),
            cwd=ROOT,
            env=self.environment,
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise NoServer(f"{arguments[0]} failed:\n{(done.stdout + done.stderr)[-3000:]}")
        return done.stdout

    @property
    def where(self) -> str:
        """On what it stands, in words."""
        database = "PostgreSQL" if "DATABASE_URL" in self.environment else "SQLite"
        return f"{database} and Redis" if self.environment.get("REDIS_URL") else database

    def restart(self, moment: str) -> None:
        """Ends the server in the orderly way and starts it at another moment on the same data."""
        self._end()
        self.moment = moment
        self._start()

    def stop(self) -> None:
        self._end()
        self._database.drop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def said(self) -> str:
        """What the server has printed so far."""
        log = self.folder / "server.log"
        return log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""

    def _command(self, *arguments: str) -> list[str]:
        how = ["-m", "tests.product.clock", self.moment] if self.moment else ["manage.py"]
        return [sys.executable, *how, *arguments]

    def _start(self) -> None:
        command = self._command("start", "--port", str(self.port))
        with (self.folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        deadline = time.monotonic() + READY_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise NoServer(f"The product did not start:\n{self.said()[-3000:]}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/sign-in/", timeout=5) as answer:  # noqa: S310 - our own address
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def _end(self) -> None:
        """Asks the server to end, and ends it if it does not listen."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


def surroundings(folder: Path, redis: int | None) -> dict[str, str]:
    """The environment of a product whose data are in `folder`."""
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    if redis is not None and "REDIS_URL" in kept:
        kept["REDIS_URL"] = urlunsplit(urlsplit(kept["REDIS_URL"])._replace(path=f"/{redis}"))
    own = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(folder / "data"), "DEMO": "1"}
    return {**kept, **own, "PYTHONUNBUFFERED": "1"}


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
