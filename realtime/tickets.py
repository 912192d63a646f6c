"""Signed tickets: a page shows one instead of having its session and user looked up again.

A ticket holds for one purpose and one browser session, and only as long as that session does: whoever accepts one
checks the credentials in it against the database soon after, for hundreds at once (`realtime.credentials.revoked`).
"""

from collections.abc import Mapping
from uuid import UUID

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from people.models import User
from realtime.credentials import Credentials, session_key

Said = dict[str, str]


def issue(purpose: str, session_key: str, user: User, said: Mapping[str, str]) -> str:
    """A ticket that lets the user's present session do what `said` names, within `purpose`.

    The same words give the same ticket: who wants it to grow old puts a time into `said`.
    """
    content = {**said, "u": str(user.pk), "h": user.get_session_auth_hash(), "s": _mark(session_key)}
    return _signer(purpose).sign_object(content)


def accept(purpose: str, ticket: str, cookie_header: str) -> tuple[Credentials, Said] | None:
    """Whose ticket it is and what it says; None if it is forged or another session's.

    The credentials are those of the day of issue: they may have been revoked since.
    """
    key = session_key(cookie_header)
    try:
        said: Said = _signer(purpose).unsign_object(ticket)
    except (signing.BadSignature, ValueError):
        return None
    if not key or not constant_time_compare(said.pop("s"), _mark(key)):
        return None
    return Credentials(UUID(said.pop("u")), key, said.pop("h")), said


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(salt=f"phienhop.ticket.{purpose}")


def _mark(key: str) -> str:
    return salted_hmac("phienhop.ticket", key, algorithm="sha256").hexdigest()[:32]
