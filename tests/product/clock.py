"""Runs a management command on another day: `python -m tests.product.clock 2026-11-12T07:30:00+07:00 start …`.

The clock goes on from there as clocks do. The demo's meeting is on 12/11/2026, and so must be the day on which
its notice is dated, whenever it is played.
"""

import os
import sys
from datetime import datetime


def main(moment: str, command: list[str]) -> None:
    """Sets the clock of this process and runs the command."""
    import time_machine
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    time_machine.travel(datetime.fromisoformat(moment), tick=True).start()
    execute_from_command_line(["manage.py", *command])


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
