"""Plays a meeting with simulated tablets on a copy that is thrown away, and says whether all is up to it."""

import asyncio
import signal
import sys
import tempfile
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from config import env
from deploy.cluster.cluster import NotStarted
from documents.dossier.exporting import export_dossier
from documents.management.commands.export_dossier import found
from documents.store import Damaged
from meetings.models import Meeting
from people.refusals import Refusal
from realtime.rehearsal import machine, report
from realtime.rehearsal.judgement import judge
from realtime.rehearsal.measures import Measures
from realtime.rehearsal.memory import Memory
from realtime.rehearsal.play import Play, Played
from realtime.rehearsal.pulse import Pulse
from realtime.rehearsal.stage import Stage
from realtime.rehearsal.tablet import Refused

INTERRUPTED = 130


class Command(BaseCommand):
    help = "Rehearse a meeting with simulated tablets; nothing of it touches the real data."
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--meeting", default="", help="body/number, such as thb-btv/18 (default: the next one)")
        parser.add_argument("--delegates", type=int, default=100, help="tablets in the room (default: %(default)s)")
        parser.add_argument("--kill", type=int, default=0, help="servers killed during each vote (default: none)")
        parser.add_argument("--votes", type=int, default=3, help="votes that are held (default: %(default)s)")
        parser.add_argument("--port", type=int, default=0, help="first of some free ports (default: found by itself)")
        parser.add_argument("--report", type=Path, help="where to write (default: rehearsal.json in DATA_DIR)")

    def handle(self, **options: Any) -> None:
        """Exit status 0 only if no ballot was lost or counted twice and everybody was served."""
        self.began = time.monotonic()
        machine.allow_files()
        signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))
        meeting = found(options["meeting"]) if options["meeting"] else next_meeting()
        try:
            told = self.rehearsed(meeting, options)
        except KeyboardInterrupt:
            self.say("Broken off; nothing of it is left.")
            sys.exit(INTERRUPTED)
        except (NotStarted, Refused) as problem:
            raise CommandError(str(problem)) from None
        except psycopg.Error as problem:
            raise CommandError(
                f"PostgreSQL: {problem}The role of DATABASE_URL must be allowed to make databases."
            ) from None
        path = options["report"] or Path(settings.DATA_DIR) / "rehearsal.json"
        report.write(path, told)
        self.stdout.write(f"\n{report.table(told)}\n\n{told['verdict']['vi']}\n{told['verdict']['en']}\n\n{path}")
        if not told["verdict"]["ok"]:
            sys.exit(1)

    def rehearsed(self, meeting: Meeting, options: dict[str, Any]) -> report.Report:
        """The report. Whatever happens, the stage is gone afterwards."""
        stage = Stage(
            env.text("DATABASE_URL"),
            env.text("REDIS_URL"),
            static=Path(settings.STATIC_ROOT),
            port=options["port"],
            say=self.say,
        )
        try:
            with tempfile.TemporaryDirectory(prefix="phienhop-rehearsal-") as room:
                dossier = exported(meeting, Path(room) / "dossier")
                stage.build()
                facts = stage.ask(
                    "seed",
                    name=stage.name if stage.is_postgresql else str(stage.folder),
                    dossier=str(dossier),
                    delegates=options["delegates"],
                    votes=options["votes"],
                )
            self.say(f"{facts['title']}: {len(facts['people'])} people on {stage.plan.url}")
            return self.played(stage, facts, options["kill"])
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                signal.signal(number, signal.SIG_IGN)  # it will not take long, and must be done
            stage.strike()
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def played(self, stage: Stage, facts: dict[str, Any], kills: int) -> report.Report:
        measures, memory, pulse = Measures(), Memory(stage), Pulse()

        async def run() -> Played:
            beat = asyncio.create_task(pulse.beat())
            try:
                return await Play(stage, facts, measures, memory, self.say).run(kills)
            finally:
                beat.cancel()

        played = asyncio.run(run())
        client = pulse.told()
        ballots = judge(played.ballots, stage.ask("tally"), played.unserved)
        tablets = sum(one["role"] not in ("secretary", "clerk") for one in facts["people"]) + 2
        return {
            "at": timezone.now().isoformat(timespec="seconds"),
            **report.made(
                stage,
                played,
                ballots,
                facts=facts,
                actions=measures.told(),
                memory=memory.told(tablets),
                client=client,
            ),
        }

    def say(self, text: str) -> None:
        self.stdout.write(f"{time.monotonic() - self.began:6.1f} s  {text}")
        self.stdout.flush()


def next_meeting() -> Meeting:
    """The next meeting that is not over, or the last one there was. Raises `CommandError`."""
    rows = Meeting.objects.select_related("body__organisation", "term")
    coming = rows.filter(starts_at__gte=timezone.now()).exclude(state="cancelled").order_by("starts_at").first()
    meeting = coming or rows.exclude(state="cancelled").order_by("-starts_at").first()
    if meeting is None:
        raise CommandError("There is no meeting to rehearse. Plan one first, or try the demo: manage.py demo")
    return meeting


def exported(meeting: Meeting, path: Path) -> Path:
    """What was prepared of the meeting, in a folder of its own; reads the real data, writes nothing there."""
    try:
        export_dossier(meeting, path, at=timezone.now())
    except FileNotFoundError as missing:
        raise CommandError(f"A file of this meeting is missing: {missing.filename}") from None
    except (Refusal, Damaged) as problem:
        raise CommandError(str(problem)) from None
    return path
