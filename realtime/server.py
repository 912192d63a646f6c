"""Daphne in this process, with the limits of the live pages and an orderly end."""

import asyncio
from collections.abc import Callable
from typing import Any

from daphne.server import Server as Daphne
from twisted.internet import defer, reactor

from realtime import hub
from realtime.requests import Requests
from realtime.sockets import Sockets, extended

INBOUND_BYTES = 16 * 1024  # a page sends nothing longer than an answer: the limit of one frame
# The limit of a message holds in both directions: Autobahn refuses to send what is longer, and news of a full roll
# are long.
MESSAGE_BYTES = 8 * 1024 * 1024
PIECE_BYTES = 1024 * 1024  # an upload goes on to Django in pieces of this size; 8 kB each kept everybody waiting


class Server(Daphne):
    """Serves the ASGI application on one address until the process is told to end."""

    def __init__(self, application: Any, host: str, port: int, ready: Callable[[], None]) -> None:
        interface = host.replace(":", r"\:")
        super().__init__(  # type: ignore[no-untyped-call]
            application,
            endpoints=[f"tcp:port={port}:interface={interface}"],
            verbosity=0,
            server_name="Phienhop",
            websocket_max_message_size=MESSAGE_BYTES,
            websocket_max_frame_size=INBOUND_BYTES,
            request_buffer_size=PIECE_BYTES,
        )
        self.failure = ""
        self._ready = ready

    @property
    def http_factory(self) -> Requests:
        """What Daphne listens with: it makes its own kind when it starts to run, and gets ours."""
        return self._requests

    @http_factory.setter
    def http_factory(self, _given: object) -> None:
        self._requests = Requests(self)  # type: ignore[no-untyped-call]

    @property
    def ws_factory(self) -> Sockets:
        """The same for its WebSockets."""
        return self._sockets

    @ws_factory.setter
    def ws_factory(self, _given: object) -> None:
        self._sockets = Sockets(self, server=self.server_name)  # type: ignore[no-untyped-call]

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        return super().create_application(protocol, extended(protocol, scope))  # type: ignore[no-untyped-call]

    def run(self) -> None:
        """Blocks until the end; `failure` then says why it could not listen, if it could not."""
        reactor.addSystemEventTrigger("before", "shutdown", _end_hub)  # type: ignore[arg-type]
        super().run()  # type: ignore[no-untyped-call]

    def listen_success(self, port: Any) -> None:
        super().listen_success(port)  # type: ignore[no-untyped-call]
        self._ready()

    def listen_error(self, failure: Any) -> None:
        self.failure = failure.getErrorMessage()
        self.stop()  # type: ignore[no-untyped-call]


def _end_hub() -> Any:
    found = hub.current()
    if found is None:
        return None
    return defer.Deferred.fromFuture(asyncio.ensure_future(found.close(), loop=found.loop))
