"""`make torture`: all of it on PostgreSQL and on SQLite, the figures into var/torture.json."""

import os
import sys
import time
from argparse import ArgumentParser
from functools import partial
from pathlib import Path

import django

REPORT = Path("var/torture.json")


def main() -> int:
    """The exit status: 0 if nothing was lost, double or unserved and all seeded mistakes were caught."""
    from realtime.rehearsal import machine, report
    from tests.torture.measure import FULL, PARTS, holds, measured

    parser = ArgumentParser(prog="python -m tests.torture")
    parser.add_argument("databases", nargs="*", choices=[[], *FULL], default=[], help="(default: both)")
    parser.add_argument("--part", type=int, default=1, help="do one of so many parts (default: all)")
    parser.add_argument("--only", action="append", choices=PARTS, help="this alone, may be given again")
    parser.add_argument("--report", type=Path, default=REPORT)
    asked = parser.parse_args()
    machine.allow_files()
    told = {}
    for database in asked.databases or FULL:
        began = time.monotonic()
        told[database] = measured(database, FULL[database].part(asked.part), partial(say, began), asked.only or PARTS)
        report.write(asked.report, told)
        say(began, f"{database}: {told[database]}")
    return 0 if all(holds(one) for one in told.values()) else 1


def say(began: float, text: str) -> None:
    print(f"{time.monotonic() - began:7.1f} s  {text}", flush=True)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    sys.exit(main())
