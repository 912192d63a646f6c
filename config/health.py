"""Whether this process can do its work: asked by proxies, service managers and people who watch over a server."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe
from redis import Redis, RedisError

PATIENCE = 2.0  # seconds for Redis; the database has its own


@login_not_required
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 if the database answers, else 503; Redis (null without one) may be away: pages are then a second later."""
    found = {"database": database(), "redis": redis(settings.REDIS_URL), "build": settings.BUILD}
    return JsonResponse(found, status=200 if found["database"] else 503)


def database() -> bool:
    """Whether the database answers a question."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False


def redis(url: str) -> bool | None:
    """Whether Redis answers; None where there is none."""
    if not url:
        return None
    try:
        with Redis.from_url(url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE) as client:
            return bool(client.ping())
    except RedisError:
        return False
