"""The narrow lane before Django for the one request that hundreds make in the same second: a ballot.

`POST /votes/<id>/ballot/`, or `…/envelope/` in a secret vote, with a ticket in `X-Ballot-Ticket` comes here; without
one, or with one that does not hold, it goes to the page in `voting.views.ballots` or `voting.views.boxes`, which obeys
the same rules through the same operation. The body of an envelope is as long as any other and is written nowhere.
"""

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.db import DatabaseError
from django.utils import translation
from django.utils.translation import gettext as _

from meetings.models import Attendee
from people.models import User
from realtime import hub, origins, tickets
from realtime.intake import Asked, Reply
from voting.batch import Intent
from voting.deposit import Deposit, Sealed

ADDRESS = re.compile(r"^/votes/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/(ballot|envelope)/$")
PURPOSE = "ballot"
HEADER = b"x-ballot-ticket"
LONGEST = 2048  # bytes of a ballot's form

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class Unusable(Exception):
    """The request is no ballot that the lane understands."""


def ticket(attendee: Attendee, user: User, session_key: str, language: str) -> str:
    """What the page of an attendee carries so that their ballots may take the lane, in every vote of the meeting.

    It gives no right to vote: whether the attendee is an elector is looked up with each ballot.
    """
    said = {"a": str(attendee.pk), "l": language}
    return tickets.issue(PURPOSE, session_key, user, said)


def takes(scope: Scope) -> bool:
    """Whether the request is one for the lane."""
    return bool(
        scope["type"] == "http"
        and scope["method"] == "POST"
        and ADDRESS.match(scope["path"])
        and origins.header(scope["headers"], HEADER)
    )


async def ballot(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers one ballot or envelope once its fate is durable: 200, a refusal's status, 503 when the database is away.

    403 says that the ticket does not hold here; the page then sends the same ballot to the plain address.
    """
    try:
        asked = _read(scope, await _body(receive))
    except Unusable:
        await _answer(send, Reply(403, {}))
        return
    try:
        reply = await hub.here().intake.settle(asked)
    except DatabaseError:
        with translation.override(asked.language):
            message = _("Máy chủ đang bận; câu trả lời chưa được ghi nhận và sẽ được gửi lại.")
        reply = Reply(503, {"message": message})
    await _answer(send, reply)


async def _body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Unusable
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LONGEST:
            raise Unusable
    return body


def _read(scope: Scope, body: bytes) -> Asked:
    headers = scope["headers"]
    if not origins.is_ours(headers):
        raise Unusable
    held = tickets.accept(PURPOSE, origins.header(headers, HEADER), origins.header(headers, b"cookie"))
    address = ADDRESS.match(scope["path"])
    if held is None or address is None:
        raise Unusable
    credentials, said = held
    form = _envelope if address[2] == "envelope" else _intent
    try:
        sent = {name: values[-1] for name, values in parse_qs(body.decode("ascii"), strict_parsing=True).items()}
        asked = form(sent, UUID(said["a"]), credentials.user_id)
    except (KeyError, ValueError) as error:
        raise Unusable from error
    return Asked(UUID(address[1]), said["l"], credentials, asked)


def _intent(sent: dict[str, str], attendee_id: UUID, user_id: UUID) -> Intent:
    revision = int(sent["revision"]) if sent.get("revision") else None
    return Intent(attendee_id, user_id, sent["choice"], UUID(sent["key"]), revision)


def _envelope(sent: dict[str, str], attendee_id: UUID, user_id: UUID) -> Deposit:
    content = bytes.fromhex(sent["sealed"])
    if content.hex() != sent["sealed"]:
        raise ValueError  # written otherwise, and so of another length
    return Deposit(attendee_id, user_id, Sealed(UUID(sent["id"]), content))


async def _answer(send: Send, reply: Reply) -> None:
    body = json.dumps(reply.body, ensure_ascii=False).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
    ]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
