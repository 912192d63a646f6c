"""`make cluster`: in the foreground until Ctrl+C or SIGTERM."""

import os
import shutil
import signal
import sys
import tempfile
import threading
from pathlib import Path
from types import FrameType

import psycopg

from deploy.cluster.cluster import Cluster, NotStarted
from deploy.cluster.plan import Plan, read

LOOK = 0.5  # seconds between two looks at the children


def main() -> int:
    """The exit status."""
    throwaway = Path(tempfile.mkdtemp(prefix="phienhop-cluster-"))
    ended = threading.Event()

    def end(_signal: int, _frame: FrameType | None) -> None:
        ended.set()

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    plan = read(os.environ, throwaway)
    try:
        return serve(Cluster(plan), ended)
    finally:
        shutil.rmtree(throwaway, ignore_errors=True)


def serve(cluster: Cluster, ended: threading.Event) -> int:
    """Starts the cluster, keeps it alive until `ended` is set, and leaves nothing running."""
    try:
        cluster.start()
        say("\n".join(greeting(cluster.plan, cluster)))
        while not ended.wait(LOOK):
            for name in cluster.mend():
                say(f"{name} had ended and was started again")
        return 0
    except NotStarted as problem:
        say(str(problem))
    except psycopg.Error as problem:
        say(
            f"PostgreSQL does not answer ({cluster.plan.database_url}): {problem}Say where it is: DATABASE_URL=postgres://…"
        )
    finally:
        cluster.stop()
    return 1


def greeting(plan: Plan, cluster: Cluster) -> list[str]:
    pids = ", ".join(f"{port} (process {child.pid})" for port, child in zip(plan.ports, cluster.servers, strict=True))
    said = [f"\n  Phienhop cluster   {plan.url}/   (Ctrl+C stops it)\n", f"  Processes on {pids}"]
    end = ", thrown away at the end" if plan.passing else ""
    said += [f"  Data in {plan.folder}{end}; cluster.json there has the process ids"]
    if plan.tls:
        said += [f"  Authority: {plan.folder}/tls/ca.crt   How to trust it: http://127.0.0.1:{plan.plain_port}/trust/"]
    return [*said, ""]


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
