"""One browser: pages, forms sent as script sends them, and the socket of a live page."""

import asyncio
import json
import re
import ssl
import time
from collections.abc import Callable
from html import unescape
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin

from tests.factories import PASSWORD

PATIENCE = 30.0
Frame = dict[str, Any]


class Visitor:
    """Somebody at `base`, an address of the product without a slash at the end. `address`: from where they call."""

    def __init__(self, base: str, address: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.base, self._tls = base, tls
        self._open: list[Visitor | Socket] = []
        transport = httpx.AsyncHTTPTransport(local_address=address, verify=tls or True)
        self.http = httpx.AsyncClient(base_url=base, transport=transport, timeout=PATIENCE, follow_redirects=True)
        self._token = ""

    async def sign_in(self, username: str, password: str = PASSWORD) -> httpx.Response:
        await self.get("/sign-in/")
        return await self.post("/sign-in/", username=username, password=password)

    def moves(self, base: str) -> "Visitor":
        """The same browser, with its cookies, at another address of the product; closed together with this."""
        other = Visitor(base, tls=self._tls)
        self._open.append(other)
        other.http.cookies.update(self.http.cookies)
        other._token = self._token
        return other

    async def get(self, path: str, **headers: str) -> httpx.Response:
        return self._read(await self.http.get(path, headers=headers))

    async def post(self, path: str, files: Any = None, **fields: str) -> httpx.Response:
        """Sends fields; they are answered as the pages' script is answered, except at the sign-in page."""
        headers = {"Origin": self.base, "X-CSRFToken": self._token, "X-Quiet": "1"}
        return self._read(await self.http.post(path, data=fields, files=files, headers=headers))

    def _read(self, answer: httpx.Response) -> httpx.Response:
        """Keeps what the page sends along against forged requests."""
        is_page = answer.headers.get("Content-Type", "").startswith("text/html")
        if is_page and (token := re.search(r'name="csrf-token" content="([^"]+)"', answer.text)):
            self._token = token[1]
        return answer

    async def open(self, path: str) -> "Socket":
        """Opens a live page and listens to its news, until the browser is closed."""
        page = (await self.get(path)).text
        address, since = (_mark(page, name) for name in ("data-socket", "data-since"))
        cookies = "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        socket = await connect(
            f"ws{self.base.removeprefix('http')}{address}&since={since}",
            origin=Origin(self.base),
            additional_headers={"Cookie": cookies},
            ssl=self._tls,
            max_size=None,
        )
        page_socket = Socket(socket)
        self._open.append(page_socket)
        return page_socket

    async def close(self) -> None:
        for one in self._open:
            await one.close()
        await self.http.aclose()


class Socket:
    """What a live page hears: `(time.perf_counter, frame)`, oldest first."""

    def __init__(self, socket: ClientConnection) -> None:
        self.heard: list[tuple[float, Frame]] = []
        self._socket = socket
        self._news = asyncio.Condition()
        self._task = asyncio.create_task(self._listen())

    async def _listen(self) -> None:
        async for text in self._socket:
            async with self._news:
                self.heard.append((time.perf_counter(), json.loads(text)))
                self._news.notify_all()

    async def until(self, is_it: Callable[[Frame], bool], since: float = 0) -> float:
        """When the first such frame after `since` came. Raises `TimeoutError`."""

        def found() -> float | None:
            return next((at for at, frame in self.heard if at > since and is_it(frame)), None)

        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(lambda: found() is not None)
        return found() or 0.0

    async def ended(self) -> None:
        """Waits until the connection is gone."""
        async with asyncio.timeout(PATIENCE):
            await self._socket.wait_closed()

    async def close(self) -> None:
        await self._socket.close()
        await asyncio.gather(self._task, return_exceptions=True)


def _mark(page: str, name: str) -> str:
    found = re.search(rf'{name}="([^"]*)"', page)
    assert found is not None, f"no {name} in {page[:500]}"
    return unescape(found[1])
