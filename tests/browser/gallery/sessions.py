"""Sessions of those who look at the pages, as signing in makes them; that the form does so is tried by every walk."""

from datetime import UTC, datetime
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from people.models import User
from tests.browser.gallery.views import STAGES

BACKEND = "django.contrib.auth.backends.ModelBackend"
END = datetime(2100, 1, 1, tzinfo=UTC)  # the clock of the server is another than the machine's


def made() -> dict[str, str]:
    """A new session of each person, by user name."""
    names = {view.who for row in STAGES.values() for view in row if view.who}
    return {user.username: _session(user) for user in User.objects.filter(username__in=names)}


def _session(user: User) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.set_expiry(END)
    session.create()
    return str(session.session_key)
