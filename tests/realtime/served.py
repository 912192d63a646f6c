"""The serving process as a process: started, killed and started again on the same data."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from tests.product import tables
from tests.product.database import Throwaway
from tests.product.server import ROOT

Frame = dict[str, Any]
LONGEST = 60  # seconds for which a busy machine is waited for
BEGINNING = """
import django
from django.conf import settings
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
django.setup()
from tests.factories import world
from tests.realtime.sockets import session_of
made = world(state="running", present=10)
print(made.meeting.pk, session_of(made.chair))
"""
EVENT = """
import django
django.setup()
from datetime import datetime, UTC
from django.db import transaction
from agenda.events import ItemMoved
from meetings import journal
from meetings.models import Meeting
from people.models import User
by = User.objects.get(username="thuong")
for _ in range({count}):
    with transaction.atomic():
        meeting = journal.lock(Meeting.objects.get().pk)
        journal.record(meeting, ItemMoved(item="x", position=1), by=by, at=datetime.now(UTC))
"""


class Served:
    """`manage.py serve` on a port of its own, with a meeting in session and its chair signed in; `head` is the number
    of the last event. The data are thrown away at the end."""

    def __init__(self, folder: Path) -> None:
        self._database = Throwaway()
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        own = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(folder), "PYTHONWARNINGS": "ignore"}
        self.environment = kept | own | self._database.environment
        self.port = lasting_port()
        self.process: subprocess.Popen[str] | None = None
        tables.ready(self.environment)
        self.meeting, self.session = self.run(BEGINNING).split()
        self.head = 0

    def happens(self, count: int = 1) -> None:
        """Events that another process commits and tells nobody of."""
        self.run(EVENT.format(count=count))
        self.head += count

    def run(self, program: str) -> str:
        """What a program prints that works on the same data."""
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        )
        return done.stdout

    def start(self, **environment: str) -> str:
        """Starts it; returns its first line, which it says when it is ready."""
        command = [sys.executable, "manage.py", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment | environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        if not said:
            _out, err = self.process.communicate()
            raise AssertionError(f"it did not start: {err[-3000:]}")
        return said

    def end(self, how: signal.Signals = signal.SIGTERM) -> tuple[int, str, str]:
        """Ends it; its exit status and what it said after the first line."""
        assert self.process is not None
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=LONGEST)
        status, self.process = self.process.returncode, None
        return status, out, err

    def clear(self) -> None:
        if self.process is not None:
            self.end(signal.SIGKILL)
        self._database.drop()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def listen(self) -> ClientConnection:
        """The chair's room, as it stands at `head`."""
        return self.listen_from(self.origin, self.head)

    def listen_from(self, origin: str | None, since: int = 0) -> ClientConnection:
        """The same at event `since`, from a page of that origin (None: no browser)."""
        return connect(
            f"ws://127.0.0.1:{self.port}/live/{self.meeting}/?page=room&language=vi&since={since}",
            origin=None if origin is None else Origin(origin),
            additional_headers={"Cookie": f"sid={self.session}"},
            open_timeout=LONGEST,
            max_size=None,
        )


def lasting_port() -> int:
    """A port on which nobody listens, and which the system gives to nobody while the server is down."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def heard(page: ClientConnection, key: str) -> Frame:
    """The next frame that says something of this kind."""
    while True:
        frame: Frame = json.loads(page.recv(timeout=LONGEST))
        if key in frame:
            return frame
