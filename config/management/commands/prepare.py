"""Everything before the product can serve: texts, tables, the demo if it is wanted, what is searched, static files.

`manage.py start` does it by itself; where several processes serve, it is done once before them.
"""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.utils import timezone

from config import readiness
from config.env import flag
from config.texts import binary
from documents.demo import setting
from documents.demo.authority import equip_demo

Answer = TypeVar("Answer")
NOTICEABLE = 1.0  # seconds
ROOM = "Is there room on the disk, and may this user write there? Another place: make run DATA_DIR=/path/to/folder"


class Command(BaseCommand):
    help = "Prepare what is missing (texts, tables, the demo unless DEMO=0, static files)."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.prepare()

    def prepare(self) -> setting.Demo | None:
        """Runs every step that has something to do; returns the demo if there is one."""
        try:
            return self.steps()
        except OperationalError as error:
            raise CommandError(unanswered(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename or settings.DATA_DIR}: {error.strerror}. {ROOM}") from error

    def steps(self) -> setting.Demo | None:
        """The steps in their order."""
        binary.compile_stale()
        self.step("Database tables", readiness.migrate)
        demo = self.step("The demo", seeded) if flag("DEMO", default=True) else None
        self.step("What is searched", readiness.index)
        self.step("What was kept for its time", readiness.retention)
        if not settings.DEBUG:
            self.step("Static files", readiness.collect)
        return demo

    def step(self, name: str, run: Callable[[], Answer]) -> Answer:
        """Runs one step and says so if it took longer than a look."""
        began = time.monotonic()
        answer = run()
        if (took := time.monotonic() - began) > NOTICEABLE:
            self.stdout.write(f"{name}: ready after {took:.1f} s")
        return answer


def unanswered(error: OperationalError) -> str:
    """What is wrong with the database, in words."""
    if connection.vendor == "sqlite":
        return f"The database in {settings.DATA_DIR} cannot be used: {error}. {ROOM}"
    return f"The database does not answer: {error}\nIs DATABASE_URL right?"


def seeded() -> setting.Demo | None:
    """The demo, made if the database is empty; None where there are accounts of real people."""
    try:
        made = setting.set_up(at=timezone.now())
        equip_demo(at=timezone.now())
        return made
    except setting.RealPeople:
        return None
