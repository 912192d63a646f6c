"""A long answer goes out as fast as its reader takes it, and waits in the file until then, not in memory."""

import asyncio
from typing import Any, Final

from twisted.internet.interfaces import IPushProducer
from zope.interface import implementer  # type: ignore[import-untyped]

LONG: Final = 64 * 1024  # bytes; Twisted says "enough" at the same number


@implementer(IPushProducer)
class Flow:
    """Stands between what makes an answer and its connection (Twisted's push producer)."""

    def __init__(self) -> None:
        self._free = asyncio.Event()
        self._free.set()

    async def passed(self) -> None:
        """Returns when the connection takes more, or is gone."""
        await self._free.wait()

    def pauseProducing(self) -> None:  # noqa: N802 - Twisted's name
        self._free.clear()

    def resumeProducing(self) -> None:  # noqa: N802 - Twisted's name
        self._free.set()

    def stopProducing(self) -> None:  # noqa: N802 - Twisted's name
        self._free.set()


def watched(request: Any, message: dict[str, Any]) -> Flow | None:
    """The flow of an answer that comes in pieces, from its first long piece on; none for others.

    Called before the piece is written. With the last piece the flow ends.
    """
    flow: Flow | None = getattr(request, "flow", None)
    if message.get("type") != "http.response.body" or getattr(request, "finished", True):
        return None
    more = bool(message.get("more_body"))
    if flow is None and more and len(message.get("body", b"")) >= LONG:
        flow = request.flow = Flow()
        request.registerProducer(flow, True)
    elif flow is not None and not more:
        request.unregisterProducer()
    return flow


def end(request: Any) -> None:
    """The connection is gone: nothing waits for it any more."""
    flow: Flow | None = getattr(request, "flow", None)
    if flow is not None:
        flow.stopProducing()
