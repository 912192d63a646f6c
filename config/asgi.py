"""The ASGI application: HTTP to Django, WebSocket to the live pages, ballots through their own lane."""

import os
from typing import Any

from django.conf import settings
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

http = get_asgi_application()

from config.proxies import Proxies  # noqa: E402
from realtime import hub, lane  # noqa: E402  (needs the apps loaded)
from realtime.routing import websockets  # noqa: E402

proxies = Proxies(settings.TRUSTED_PROXIES)


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Every request makes sure that this process has its hub, so that what it commits is announced."""
    hub.here()
    scope = proxies.seen(scope)
    if lane.takes(scope):
        await lane.ballot(scope, receive, send)
    else:
        await (websockets if scope["type"] == "websocket" else http)(scope, receive, send)
