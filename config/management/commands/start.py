"""`make run`: everything between a fresh clone and a page that opens, in one process."""

import errno
import socket
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError

from config import greeting
from config.management.commands import prepare


class Command(prepare.Command):
    help = "Prepare what is missing (texts, tables, the demo, static files), then serve in the foreground."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, host: str, port: int, **options: Any) -> None:
        try:
            require_free(host, port)
            demo = self.prepare()
            self.stdout.write("\n".join(greeting.lines(host, port, demo)))
            call_command("serve", host=host, port=port)
        except KeyboardInterrupt:
            pass
        self.stdout.write("\nStopped.")


def require_free(host: str, port: int) -> None:
    """Raises `CommandError` in words if nobody may listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OverflowError:
            raise CommandError(f"There is no port {port}: take one from 1024 to 65535.") from None
        except OSError as error:
            raise CommandError(refusal(host, port, error)) from error


def refusal(host: str, port: int, error: OSError) -> str:
    """Why this port of this machine cannot be had, and what to do."""
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} on {host} is not free ({error.strerror}). "
            f"Stop what runs there, or take another: make run PORT={port + 1}"
        )
    return f"Nothing can listen on port {port} of {host}: {error.strerror}. Another: make run HOST=127.0.0.1 PORT=8000"
