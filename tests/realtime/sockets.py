"""Live pages under test: a socket without a network, and the database from an event loop."""

import asyncio
import contextlib
import json
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.db import connections
from django.test import Client

from config.asgi import application
from people.models import User

ORIGIN = "http://testserver"
Answer = TypeVar("Answer")


async def in_db(work: Callable[..., Answer], *args: Any, **kwargs: Any) -> Answer:
    """Runs a function that uses the database in a thread and leaves no connection behind."""

    def run() -> Answer:
        try:
            return work(*args, **kwargs)
        finally:
            connections.close_all()

    return await asyncio.to_thread(run)


def session_of(user: User) -> str:
    """The session key of a fresh sign-in."""
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


class Socket:
    """One live page: `frames` holds everything it was told, oldest first."""

    def __init__(self, path: str, session: str = "", origin: str | None = ORIGIN, reads: bool = True) -> None:
        self.frames: list[dict[str, Any]] = []
        self.texts: list[str] = []
        self.accepted = False
        self.code: int | None = None
        self._in: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._news = asyncio.Condition()
        self._gate = asyncio.Event()
        if reads:
            self._gate.set()
        headers = [(b"host", b"testserver"), (b"cookie", f"{settings.SESSION_COOKIE_NAME}={session}".encode())]
        if origin is not None:
            headers.append((b"origin", origin.encode()))
        path, _, query = path.partition("?")
        self._scope = {"type": "websocket", "path": path, "query_string": query.encode(), "headers": headers}
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> "Socket":
        self._in.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.create_task(application(self._scope, self._in.get, self._send))
        return self

    async def __aexit__(self, *_: object) -> None:
        self._gate.set()
        self._in.put_nowait({"type": "websocket.disconnect", "code": 1000})
        assert self._task is not None
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait_for(self._task, 5)

    async def _send(self, message: dict[str, Any]) -> None:
        if message["type"] == "websocket.send":
            await self._gate.wait()
        async with self._news:
            if message["type"] == "websocket.accept":
                self.accepted = True
            elif message["type"] == "websocket.close":
                self.code = message["code"]
            else:
                self.texts.append(message["text"])
                self.frames.append(json.loads(message["text"]))
            self._news.notify_all()

    def say(self, **message: Any) -> None:
        self._in.put_nowait({"type": "websocket.receive", "text": json.dumps(message)})

    def read_on(self) -> None:
        """Lets a socket that did not read take what waits for it."""
        self._gate.set()

    async def until(self, done: Callable[["Socket"], bool], within: float = 5) -> "Socket":
        """Waits until `done(self)`; fails loudly with what was heard instead."""
        try:
            async with asyncio.timeout(within), self._news:
                await self._news.wait_for(lambda: done(self))
        except TimeoutError:
            heard = "; ".join(text[:90] for text in self.texts[-12:])
            raise AssertionError(f"not within {within} s; code {self.code}, heard last {heard}") from None
        return self

    async def at(self, seq: int, within: float = 5) -> "Socket":
        """Waits until the page stands at event `seq`."""
        return await self.until(lambda socket: socket.seq >= seq, within)

    async def closed(self, within: float = 5) -> int | None:
        await self.until(lambda socket: socket.code is not None, within)
        return self.code

    @property
    def news(self) -> list[dict[str, Any]]:
        """What was said about events, without greetings, pings and hints."""
        return [frame for frame in self.frames if "seq" in frame]

    @property
    def seq(self) -> int:
        return max((frame["seq"] for frame in self.news), default=-1)
