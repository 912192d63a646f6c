"""Serve the product: pages, live pages and background tasks, in one process in the foreground."""

import socket
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from realtime import systemd
from realtime.durability import shortcomings
from realtime.worker import Background


class Command(BaseCommand):
    help = "Serve the product in the foreground until SIGINT or SIGTERM."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        if found := shortcomings():
            raise CommandError(" ".join(found))
        from realtime.server import Server  # seconds that no other command needs

        application = import_string(settings.ASGI_APPLICATION)

        def ready() -> None:
            from twisted.internet import reactor  # the one that Daphne has chosen

            self.stdout.write(f"Ready: http://{host}:{port}/", ending="\n")
            self.stdout.flush()
            systemd.tell(systemd.READY)
            # Listening comes before the loop runs that will serve.
            reactor.callLater(0, systemd.attend)  # type: ignore[arg-type]

        background = Background(f"{socket.gethostname()}:{port}")
        background.start()
        server = Server(application, host, port, ready)
        try:
            server.run()
        finally:
            background.stop()
        if server.failure:
            raise CommandError(server.failure)
