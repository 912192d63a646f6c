"""A bare authenticated handshake on Daphne: one signed cookie is checked, the socket is accepted, and that is all."""

import sys
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner

from tests.bench.peers import server

COOKIE = b"ticket="


def signer() -> TimestampSigner:
    return TimestampSigner(key="a-key-for-the-bench-only", fallback_keys=[])


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await receive()
    cookie = next((value for name, value in scope["headers"] if name == b"cookie"), b"")
    try:
        signer().unsign(cookie.removeprefix(COOKIE).decode("latin1"), max_age=3600)
    except BadSignature:
        await send({"type": "websocket.close"})
        return
    await send({"type": "websocket.accept"})
    while (await receive())["type"] != "websocket.disconnect":
        pass


if __name__ == "__main__":
    settings.configure()
    server.serve(application, int(sys.argv[1]))
