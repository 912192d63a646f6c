"""A page in a browser that sees our templates and static files without a server or a database."""

from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import engines
from django.test import RequestFactory
from playwright.sync_api import Page, Route

from config.design import design

ORIGIN = "http://phienhop.test"
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".ttf": "font/ttf"}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
)
FRAME = '{% extends "base.html" %}{% block nav %}{% endblock %}{% block main %}{{ body|safe }}{% endblock %}'


def serve(route: Route) -> None:
    """Static files from the finders, `/design/` from its view; anything else is an empty page."""
    path = urlsplit(route.request.url).path
    if path.startswith(settings.STATIC_URL):
        found = finders.find(path.removeprefix(settings.STATIC_URL))
        if not isinstance(found, str):
            return route.fulfill(status=404)
        return route.fulfill(path=found, content_type=TYPES[Path(found).suffix])
    if path.startswith("/design/"):
        body = design(RequestFactory().get(path)).content.decode()
        return route.fulfill(body=body, content_type="text/html; charset=utf-8")
    return route.fulfill(body="", content_type="text/html; charset=utf-8")


class Sheet:
    """One page whose `<main>` holds the HTML under test; `errors` collects what the console said.

    A browser has no cryptography on the usual `origin`, as on any address that is not encrypted; on localhost it has.
    """

    def __init__(self, page: Page, origin: str = ORIGIN) -> None:
        self.page = page
        self.origin = origin
        page.route("**/*", serve)
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def show(self, body: str) -> Page:
        html = engines["django"].from_string(FRAME).render({"body": body, "csrf_token": "token-of-the-page"})
        self.page.route(
            f"{self.origin}/sheet/",
            lambda route: route.fulfill(
                body=html, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY}
            ),
        )
        self.page.goto(f"{self.origin}/sheet/")
        return self.page

    def answers(self, path: str, status: int, body: str = "", kind: str = "application/json") -> list[str]:
        """POSTs to `path` get this answer; the list collects the bodies that were sent."""
        sent: list[str] = []

        def reply(route: Route) -> None:
            request = route.request
            sent.append(f"{request.headers.get('x-quiet')} {request.headers.get('x-csrftoken')} {request.post_data}")
            route.fulfill(status=status, body=body, content_type=kind)

        self.page.route(f"{self.origin}{path}", reply)
        return sent
