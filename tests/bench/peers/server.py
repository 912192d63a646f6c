"""Daphne as it comes, for the peers that run on it."""

from typing import Any

from daphne.server import Server


def serve(application: Any, port: int) -> None:
    """Serves an ASGI application on a port of this machine until the process is ended."""
    server = Server(  # type: ignore[no-untyped-call]
        application,
        endpoints=[f"tcp:port={port}:interface=127.0.0.1:backlog=4096"],
        verbosity=0,
        server_name="peer",
        ready_callable=lambda: print("Ready", flush=True),
    )
    server.run()  # type: ignore[no-untyped-call]
