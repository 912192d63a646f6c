"""One kept connection of a tablet: HTTP/1.1 as a browser speaks it, with the tablet's cookies."""

import asyncio
import json
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

PATIENCE: Final = 15.0  # seconds, as long as the page's script waits for an answer to a ballot
LONGEST: Final = 64 * 1024  # bytes of an answer's head
FORM: Final = "application/x-www-form-urlencoded"
QUIET: Final = {"X-Quiet": "1", "Accept": "application/json"}
BROWSER: Final = (
    "Mozilla/5.0 (Linux; Android 12; SM-T500) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36"
)


class Lost(Exception):
    """No answer: the connection could not be opened, broke, or said nothing for too long."""


@dataclass(frozen=True)
class Answer:
    """An HTTP answer. Names of headers are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def data(self) -> dict[str, Any]:
        """What the JSON says; empty for anything else."""
        if not self.headers.get("content-type", "").startswith("application/json"):
            return {}
        found: dict[str, Any] = json.loads(self.body)
        return found


@dataclass
class Browser:
    """What a tablet's connections share: where the product is, and the cookies that it set."""

    host: str
    port: int
    cookies: dict[str, str]
    language: str = "vi"

    @property
    def site(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"http://{self.site}"

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def keep(self, said: str) -> None:
        """Takes over one Set-Cookie header."""
        name, _, value = said.partition(";")[0].partition("=")
        if value.strip('"'):
            self.cookies[name.strip()] = value
        else:
            self.cookies.pop(name.strip(), None)


class Line:
    """Asks one thing at a time and keeps the connection; opens another when the server has closed it."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._turn = asyncio.Lock()
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def get(self, path: str, patience: float = PATIENCE) -> Answer:
        """Raises `Lost`."""
        return await self.ask("GET", path, patience=patience)

    async def post(self, path: str, body: str, more: dict[str, str] | None = None) -> Answer:
        """Sends a form as the pages' script does. Raises `Lost`."""
        headers = {"Content-Type": FORM, "X-CSRFToken": self._browser.cookies.get("csrf", ""), **QUIET, **(more or {})}
        return await self.ask("POST", path, body.encode(), headers)

    async def ask(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        more: dict[str, str] | None = None,
        patience: float = PATIENCE,
    ) -> Answer:
        """The answer to one request. Raises `Lost`; whether the server did it is then unknown."""
        async with self._turn:
            try:
                async with asyncio.timeout(patience):
                    return await self._asked(method, path, body, more or {})
            except (OSError, EOFError, TimeoutError, ValueError, asyncio.LimitOverrunError) as error:
                self.close()
                raise Lost(f"{method} {path}: {type(error).__name__} {error}") from error
            except asyncio.CancelledError:
                self.close()
                raise

    def close(self) -> None:
        if self._writer is not None:
            with suppress(RuntimeError):
                self._writer.close()
        self._reader = self._writer = None

    async def _asked(self, method: str, path: str, body: bytes, more: dict[str, str]) -> Answer:
        reader, writer = await self._connected()
        writer.write(self._head(method, path, body, more) + body)
        await writer.drain()
        answer, lasts = await _read(reader)
        for said in answer.headers.get("set-cookie", "").split("\n"):
            if said:
                self._browser.keep(said)
        if not lasts:
            self.close()
        return answer

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self._reader is not None and self._writer is not None and not self._reader.at_eof():
            return self._reader, self._writer
        self.close()
        self._reader, self._writer = await asyncio.open_connection(
            self._browser.host, self._browser.port, limit=LONGEST
        )
        return self._reader, self._writer

    def _head(self, method: str, path: str, body: bytes, more: dict[str, str]) -> bytes:
        browser = self._browser
        headers = {
            "Host": browser.site,
            "User-Agent": BROWSER,
            "Accept": "*/*",
            "Accept-Language": browser.language,
            "Accept-Encoding": "gzip",
            "Cookie": browser.cookie,
            **({"Origin": browser.origin, "Content-Length": str(len(body))} if method == "POST" else {}),
            **more,
        }
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def _read(reader: asyncio.StreamReader) -> tuple[Answer, bool]:
    """The next answer, and whether the connection lasts beyond it."""
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin1").split("\r\n")
    status = int(first.split(" ", 2)[1])
    headers: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if colon:
            key, value = name.lower(), value.strip()
            headers[key] = f"{headers[key]}\n{value}" if key in headers else value
    body = await _body(reader, status, headers)
    if headers.get("content-encoding") == "gzip":
        body = zlib.decompress(body, zlib.MAX_WBITS | 16)
    return Answer(status, headers, body), headers.get("connection", "").lower() != "close"


async def _body(reader: asyncio.StreamReader, status: int, headers: dict[str, str]) -> bytes:
    if "content-length" in headers:
        return await reader.readexactly(int(headers["content-length"]))
    if headers.get("transfer-encoding", "").lower() == "chunked":
        pieces = []
        while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
            pieces.append(await reader.readexactly(size))
            await reader.readexactly(2)
        await reader.readuntil(b"\r\n")
        return b"".join(pieces)
    return b"" if status in (204, 304) else await reader.read()
