"""One cluster for all tests that need one."""

import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from deploy.cluster.cluster import Cluster
from deploy.cluster.plan import ROOT
from tests.deploy import needs
from tests.deploy.visitor import Visitor


@dataclass
class Site:
    """A running cluster with the fixture meeting in it. `meeting` is its address, `vote` the id of the open vote."""

    cluster: Cluster
    meeting: str = ""
    vote: str = ""

    def act(self, name: str) -> dict[str, Any]:
        """Does something of `tests.deploy.stage` in the cluster's database."""
        command = [sys.executable, "-m", "tests.deploy.stage", name]
        environment = self.cluster.plan.environment()
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def through(self, process: int | None) -> str:
        """The address of one process, or of nginx."""
        return self.cluster.plan.url if process is None else f"http://127.0.0.1:{self.cluster.plan.ports[process]}"


@dataclass
class Crowd:
    """The browsers of one test; all are closed at its end."""

    site: Site
    visitors: list[Visitor] = field(default_factory=list)

    def stranger(self, process: int | None = None, address: str = "127.0.0.1") -> Visitor:
        """Somebody who has not signed in, at one process or at nginx."""
        self.visitors.append(Visitor(self.site.through(process), address))
        return self.visitors[-1]

    async def come(self, username: str, process: int | None = None) -> Visitor:
        """Somebody who has signed in there."""
        visitor = self.stranger(process)
        answer = await visitor.sign_in(username)
        assert answer.url.path == "/", f"{username} could not sign in: {answer.status_code}"
        return visitor


@pytest.fixture
async def crowd(site: Site) -> AsyncIterator[Crowd]:
    made = Crowd(site)
    yield made
    for visitor in made.visitors:
        await visitor.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    needs.require_services()
    cluster = Cluster(needs.plan(tmp_path_factory.mktemp("cluster")))
    try:
        cluster.start()
        made = Site(cluster)
        found = made.act("running")
        made.meeting, made.vote = found["meeting"], found["vote"]
        yield made
    finally:
        cluster.stop()
