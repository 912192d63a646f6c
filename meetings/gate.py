"""The check-in code at the door: new every 10 seconds, good for two steps, useless to others.

A code is `base64url(step ‖ HMAC-SHA256(gate key, meeting ‖ step)[:12])`. Opening it exchanges it for a ticket, so
that reading a page slowly or signing in first does not make the code too old. The ticket belongs to the person who is
signed in; before sign-in to the browser's session, which one sign-in carries over and another person's ends.
Tablets' own clocks play no part.
"""

import base64
import hashlib
import hmac
import secrets
import struct
from datetime import datetime
from uuid import UUID

from django.core import signing
from django.utils.translation import gettext_lazy as _

from meetings.models import Meeting
from people.refusals import Refusal

STEP_SECONDS = 10
STEPS_ACCEPTED = 2
TICKET_SECONDS = 180
_SALT = "meetings.gate"


class CodeExpired(Refusal):
    message = _("Mã điểm danh đã hết hạn hoặc không đúng. Đồng chí quét lại mã đang hiện trên màn hình.")


def _mac(meeting: Meeting, step: int) -> bytes:
    text = meeting.pk.bytes + struct.pack(">Q", step)
    return hmac.new(bytes.fromhex(meeting.gate_key), text, hashlib.sha256).digest()[:12]


def step_at(at: datetime) -> int:
    """The number of the 10-second step that `at` falls in."""
    return int(at.timestamp()) // STEP_SECONDS


def seconds_left(at: datetime) -> float:
    """How long the code shown at `at` stays the newest one."""
    return STEP_SECONDS - at.timestamp() % STEP_SECONDS


def code(meeting: Meeting, at: datetime) -> str:
    """The check-in code of the meeting at `at`: 28 URL-safe characters."""
    step = step_at(at)
    raw = struct.pack(">Q", step) + _mac(meeting, step)
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def verify(meeting: Meeting, given: str, at: datetime) -> None:
    """Raises `CodeExpired` unless `given` is this meeting's code of this step or the one before."""
    try:
        raw = base64.urlsafe_b64decode(given + "=" * (-len(given) % 4))
        step, mac = struct.unpack(">Q", raw[:8])[0], raw[8:]
    except (ValueError, struct.error):
        raise CodeExpired from None
    fresh = 0 <= step_at(at) - step < STEPS_ACCEPTED
    if not hmac.compare_digest(mac, _mac(meeting, step)) or not fresh:
        raise CodeExpired


def fresh_holder() -> str:
    """A random name for one browser, kept in its session through sign-in."""
    return secrets.token_urlsafe(16)


def ticket(meeting_id: UUID, holder: str) -> str:
    """A ticket that lets its holder (a person's id, or the name of a browser) check in, for three minutes."""
    return signing.dumps([str(meeting_id), holder], salt=_SALT)


def accept(meeting: Meeting, given: str, *holders: str) -> None:
    """Raises `CodeExpired` unless `given` is a fresh ticket of this meeting for one of `holders`."""
    try:
        found = signing.loads(given, salt=_SALT, max_age=TICKET_SECONDS)
    except signing.BadSignature:
        raise CodeExpired from None
    if found not in [[str(meeting.pk), holder] for holder in holders if holder]:
        raise CodeExpired
