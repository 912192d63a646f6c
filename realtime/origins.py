"""Which pages may open a socket: those of this very site."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

Headers = Iterable[tuple[bytes, bytes]]


def header(headers: Headers, name: bytes) -> str:
    """The value of a request header, or an empty text."""
    return next((value.decode("latin1") for key, value in headers if key == name), "")


def is_ours(headers: Headers) -> bool:
    """Whether the request names an origin and it is the host it was sent to (or a trusted one).

    A browser always sends the header with a WebSocket; a request without it, or with "null", is refused.
    """
    kept = list(headers)
    origin, host = header(kept, b"origin"), header(kept, b"host")
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    parts = urlsplit(origin)
    if parts.scheme not in (("https",) if settings.SECURE else ("http", "https")):
        return False
    domain, _port = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS) and parts.netloc.lower() == host.lower()
