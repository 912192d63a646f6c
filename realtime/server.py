"""Daphne in this process, with the limits of the live pages and an orderly end."""

import asyncio
import gc
from collections.abc import Callable
from typing import Any

from daphne.server import Server as Daphne
from twisted.internet import defer, reactor

from realtime import flow, hub, warm
from realtime.requests import Requests
from realtime.sockets import Sockets, extended

INBOUND_BYTES = 16 * 1024  # a page sends nothing longer than an answer: the limit of one frame
# The limit of a message holds in both directions: Autobahn refuses to send what is longer, and news of a full roll
# are long.
MESSAGE_BYTES = 8 * 1024 * 1024
PIECE_BYTES = 1024 * 1024  # an upload goes on to Django in pieces of this size; 8 kB each kept everybody waiting
COLLECTED = 100_000  # new objects between two looks for cycles; a socket alone is a hundred, a ballot thirty


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
        self._ending: set[Any] = set()

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
        queue = super().create_application(protocol, extended(protocol, scope))  # type: ignore[no-untyped-call]
        if queue is not None:
            work: asyncio.Future[None] = self.connections[protocol]["application_instance"]
            work.add_done_callback(lambda _: self._ending.add(protocol))
        return queue

    async def handle_reply(self, protocol: Any, message: dict[str, Any]) -> None:
        """Sends a part of an answer; a long one goes on when its reader has taken what was sent."""
        flowing = flow.watched(protocol, message)
        await super().handle_reply(protocol, message)  # type: ignore[no-untyped-call]
        if flowing is not None:
            await flowing.passed()

    def protocol_disconnected(self, protocol: Any) -> None:
        flow.end(protocol)
        super().protocol_disconnected(protocol)  # type: ignore[no-untyped-call]
        self._ending.add(protocol)

    def application_checker(self) -> None:
        """Buries what has ended, each second. Daphne looks at every open socket for it; we only at these."""
        every = self.connections
        self.connections = {one: every[one] for one in self._ending if one in every}
        try:
            super().application_checker()  # type: ignore[no-untyped-call]
        finally:
            left, self.connections = self.connections, every
            for gone in self._ending - left.keys():
                every.pop(gone, None)
            self._ending &= left.keys()

    def run(self) -> None:
        """Blocks until the end; `failure` then says why it could not listen, if it could not."""
        reactor.addSystemEventTrigger("before", "shutdown", _end_hub)  # type: ignore[arg-type]
        super().run()  # type: ignore[no-untyped-call]

    def listen_success(self, port: Any) -> None:
        super().listen_success(port)  # type: ignore[no-untyped-call]
        _settle()
        self._ready()
        warm.start(_settle)

    def listen_error(self, failure: Any) -> None:
        self.failure = failure.getErrorMessage()
        self.stop()  # type: ignore[no-untyped-call]


def _settle() -> None:
    """What is loaded now stays: the collector of cycles need not walk through it with every crowd that comes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTED)


def _end_hub() -> Any:
    found = hub.current()
    if found is None:
        return None
    return defer.Deferred.fromFuture(asyncio.ensure_future(found.close(), loop=found.loop))
