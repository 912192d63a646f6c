"""Who opened a socket, and whether that still holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import auth
from django.contrib.sessions.models import Session
from django.http import HttpRequest, parse_cookie
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from people.models import User


@dataclass(frozen=True)
class Credentials:
    """What must stay as it was for a socket to stay open: the session, and what it rests on (password, epoch)."""

    user_id: UUID
    session_key: str
    session_hash: str

    def __hash__(self) -> int:
        """A room of thousands is compared every few seconds; the key of a session is as good as all three."""
        return hash(self.session_key)


def session_key(cookie_header: str) -> str:
    """The key of the session in a Cookie header, or an empty text."""
    return parse_cookie(cookie_header).get(settings.SESSION_COOKIE_NAME, "")


def present(cookie_header: str) -> tuple[User, Credentials] | None:
    """The person whose session cookie is in the header, checked as Django checks a request; None if there is none."""
    key = session_key(cookie_header)
    if not key:
        return None
    request = HttpRequest()
    request.session = import_module(settings.SESSION_ENGINE).SessionStore(key)
    user: Any = auth.get_user(request)
    if not user.is_authenticated:
        return None
    return user, Credentials(user.pk, str(request.session.session_key), user.get_session_auth_hash())


def revoked(credentials: Iterable[Credentials]) -> set[Credentials]:
    """Those that do not hold any more: signed out, expired, disabled, password or epoch changed. Two queries."""
    asked = set(credentials)
    sessions = Session.objects.filter(session_key__among={given.session_key for given in asked})
    alive = set(sessions.filter(expire_date__gt=timezone.now()).values_list("session_key", flat=True))
    people = User.objects.filter(pk__among={given.user_id for given in asked})
    users = {user.pk: user for user in people.only("is_active", "password", "epoch")}
    return {given for given in asked if given.session_key not in alive or not _same(given, users.get(given.user_id))}


def _same(given: Credentials, user: User | None) -> bool:
    if user is None or not user.is_active:
        return False
    return constant_time_compare(given.session_hash, user.get_session_auth_hash())
