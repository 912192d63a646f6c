"""A ballot's request as the fast lane gets it: raw ASGI, without Django around it."""

import asyncio
import json
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings

from config.asgi import application
from meetings.models import Attendee
from realtime import lane
from tests.realtime.sockets import ORIGIN
from voting.envelopes import Sealed
from voting.models import Vote

Answer = tuple[int, dict[str, Any]]


def ticket(attendee: Attendee, session: str) -> str:
    return lane.ticket(attendee, attendee.user, session, "vi")


async def post(
    vote: Vote,
    ticket: str,
    session: str,
    choice: str = "yes",
    *,
    key: UUID | None = None,
    revision: int | None = 0,
    origin: str = ORIGIN,
    body: bytes | None = None,
    address: str = "ballot",
) -> Answer:
    """Sends one ballot and gives the status and the JSON of the answer."""
    sent = {"choice": choice, "key": str(key or uuid4()), "revision": "" if revision is None else str(revision)}
    said: list[dict[str, Any]] = []
    inbox: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    inbox.put_nowait({"type": "http.request", "body": urlencode(sent).encode() if body is None else body})

    async def hear(message: dict[str, Any]) -> None:
        said.append(message)

    await application(_scope(vote, ticket, session, origin, address), inbox.get, hear)
    return said[0]["status"], json.loads(said[1]["body"])


async def put(vote: Vote, ticket: str, session: str, sent: Sealed, *, body: bytes | None = None) -> Answer:
    """Sends one envelope."""
    return await post(vote, ticket, session, body=form(sent) if body is None else body, address="envelope")


def form(sent: Sealed) -> bytes:
    """An envelope as the script of the page sends it."""
    return urlencode({"id": str(sent.id), "sealed": sent.content.hex()}).encode()


def _scope(vote: Vote, ticket: str, session: str, origin: str, address: str) -> dict[str, Any]:
    headers = [
        (b"host", b"testserver"),
        (b"origin", origin.encode()),
        (b"content-type", b"application/x-www-form-urlencoded"),
        (b"cookie", f"{settings.SESSION_COOKIE_NAME}={session}".encode()),
        (lane.HEADER, ticket.encode()),
    ]
    return {
        "type": "http",
        "method": "POST",
        "path": f"/votes/{vote.pk}/{address}/",
        "query_string": b"",
        "headers": headers,
    }
