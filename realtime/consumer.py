"""The socket of a live page: news out, answers in; nothing that comes in changes anything."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from realtime import frames, hub, origins, wire
from realtime.admission import Admission, admit, by_ticket
from realtime.clients import Client
from realtime.editions import Edition
from realtime.history import NEVER

PAGE = ("page", "language", "shows")  # what the address says of the page that listens
RATE = 20  # messages a second that a page may send
FLOODING = 4029
Scope = dict[str, Any]
Receive = Any
Send = Any


async def live(meeting_id: UUID, scope: Scope, receive: Receive, send: Send) -> None:
    """Serves `live/<meeting>/?page=…&language=…&audience=…&since=…` until either side closes.

    A page that was made for another audience than the person belongs to now is told to load again.
    A foreign or missing origin is refused in the handshake. Other refusals are told by a close code
    (4401, 4403, 4404), which a browser shows to the page only after the handshake.
    """
    await receive()  # websocket.connect
    if not origins.is_ours(scope["headers"]):
        await send({"type": "websocket.close", "code": 4403})
        return
    asked = {name: values[-1] for name, values in parse_qs(scope["query_string"].decode("latin1")).items()}
    centre = hub.here()
    cookies = origins.header(scope["headers"], b"cookie")
    found: Admission | int | None = by_ticket(asked.get("ticket", ""), cookies, meeting_id, timezone.now())
    if found is None:
        found = await centre.thread(admit, cookies, meeting_id, *(asked.get(name, "") for name in PAGE))
    await send({"type": "websocket.accept"})
    if not isinstance(found, Admission):
        await send({"type": "websocket.close", "code": found})
        return
    client = Client(found.edition, found.credentials, send, wire.outlet(scope))
    client.proven = found.proven
    crowd = centre.room(meeting_id).crowd
    client.send(frames.hello(now=timezone.now().isoformat(), build=settings.BUILD, crowd=crowd))
    await _serve(centre, meeting_id, client, standing(asked, found.edition), receive)


def standing(asked: Mapping[str, str], given: Edition) -> int:
    """At which event a page stands that names it as `since`; `NEVER` if it was made for another audience."""
    if asked.get("audience", given.audience) != given.audience:
        return NEVER
    text = asked.get("since", "")
    return int(text) if text.isdecimal() and len(text) < 16 else 0


async def _serve(centre: hub.Hub, meeting_id: UUID, client: Client, since: int, receive: Receive) -> None:
    try:
        await centre.join(meeting_id, client, since)
        second, count = 0, 0
        while (message := await receive())["type"] != "websocket.disconnect":
            now = int(asyncio.get_running_loop().time())
            second, count = (now, count + 1) if now == second else (now, 1)
            if count > RATE:
                client.close(FLOODING)
            elif not client.closed:
                await _hear(centre, meeting_id, client, message.get("text") or "")
    finally:
        centre.leave(meeting_id, client)


async def _hear(centre: hub.Hub, meeting_id: UUID, client: Client, text: str) -> None:
    try:
        message = json.loads(text)
    except ValueError:
        return
    if not isinstance(message, dict):
        return
    if "tablet" in message:
        centre.presence.reported(meeting_id, client, message["tablet"])
        client.send(frames.echo())
        return
    answered, asked = frames.number(message, "ack"), frames.number(message, "since")
    if asked is not None:
        client.restart()
        await centre.repair(meeting_id, client, asked)
    elif answered is not None and client.answer(answered):
        await centre.repair(meeting_id, client, client.seq)
