"""One running cluster: prepared, started, kept alive, ended."""

import json
import ssl
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

from deploy.cluster import database, proxy
from deploy.cluster.children import Child
from deploy.cluster.plan import ROOT, Plan

READY_SECONDS = 120


class NotStarted(Exception):
    """Something that a cluster needs is missing or does not answer; the text says what to do."""


class Cluster:
    """`start` blocks until pages come through nginx; `stop` ends every child and what was made for this run."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.servers: list[Child] = []
        self.nginx: Child | None = None
        self._environment = plan.environment()
        self._made = False

    def start(self) -> None:
        """Raises `NotStarted` or `psycopg.Error`; what was started until then is ended by `stop`."""
        program = proxy.found()
        if program is None:
            raise NotStarted("There is no nginx here. On Debian: apt-get install nginx-light")
        self.plan.folder.mkdir(parents=True, exist_ok=True)
        database.make(self.plan.database_url)
        self._made = True
        if self.plan.tls:
            self._run(str(ROOT / "deploy" / "ca.sh"), "-n", str(self.plan.folder / "tls"), "127.0.0.1", "localhost")
        self._run(sys.executable, "manage.py", "prepare")
        self.servers = [self._server(port) for port in self.plan.ports]
        configuration = str(proxy.written(self.plan))
        errors = str(self.plan.folder / "nginx" / "error.log")
        command = [program, "-p", str(self.plan.folder / "nginx"), "-e", errors, "-c", configuration]
        self.nginx = Child("nginx", command, self._environment, self.plan.folder)
        self._wait()
        self.note()

    def mend(self) -> list[str]:
        """Starts again what has died; the names of it."""
        mended = [child.name for child in self.children if child.mend()]
        if mended:
            self.note()
        return mended

    @property
    def children(self) -> list[Child]:
        return [*self.servers, *([self.nginx] if self.nginx else [])]

    def stop(self) -> None:
        """Ends nginx first, then the processes, all by their ids; drops the database if it was made for this run."""
        for group in ([self.nginx] if self.nginx else []), self.servers:
            for child in group:
                child.end()
            for child in group:
                child.wait()
        if self.plan.passing and self._made:
            database.drop(self.plan.database_url)

    def note(self) -> None:
        """Writes `cluster.json` for programs that test or measure: the address, and each process's port and id."""
        pairs = zip(self.plan.ports, self.servers, strict=True)
        told = {
            "url": self.plan.url,
            "processes": [{"port": port, "pid": child.pid} for port, child in pairs],
            "nginx": self.nginx.pid if self.nginx else None,
            "database_url": self.plan.database_url,
            "redis_url": self.plan.redis_url,
            "data": str(self.plan.data),
        }
        fresh = self.plan.folder / "cluster.json.new"
        fresh.write_text(json.dumps(told, indent=1), encoding="utf-8")
        fresh.replace(self.plan.folder / "cluster.json")

    def _server(self, port: int) -> Child:
        command = [sys.executable, str(ROOT / "manage.py"), "serve", "--port", str(port)]
        return Child(f"serve-{port}", command, self._environment, self.plan.folder)

    def _run(self, *command: str) -> None:
        done = subprocess.run(  # noqa: S603 - our own commands, no shell
            command, cwd=ROOT, env=self._environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise NotStarted(f"{' '.join(command)} failed:\n{(done.stdout + done.stderr)[-3000:]}")

    def _wait(self) -> None:
        """Until every process answers by itself and through nginx."""
        deadline = time.monotonic() + READY_SECONDS
        for address in [*(f"http://127.0.0.1:{port}" for port in self.plan.ports), self.plan.url]:
            while not self._answers(f"{address}/health/"):
                dead = [child for child in self.children if not child.alive]
                if dead or time.monotonic() > deadline:
                    said = "\n".join(child.log.read_text(errors="replace")[-2000:] for child in dead)
                    raise NotStarted(f"{address} does not answer.\n{said}")
                time.sleep(0.05)

    def _answers(self, address: str) -> bool:
        context = ssl.create_default_context(cafile=self._environment["CA_CERTIFICATE"] or None)
        try:
            with urlopen(address, timeout=5, context=context) as answer:  # noqa: S310 - our own address
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False
