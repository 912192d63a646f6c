"""Checks that journals are whole, and that they have only grown since they were looked at."""

import json
from argparse import ArgumentParser
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from meetings import chain, chancery
from meetings.chain import End, Fault, Wrong
from meetings.models import Meeting
from voting import witnesses

Seen = dict[str, list[End]]  # by the key of the meeting


class Command(BaseCommand):
    help = "Check that nothing in a journal was changed, and with --since that all have only grown."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--save", type=Path, metavar="FILE", help="write where each journal ends")
        parser.add_argument("--since", type=Path, metavar="FILE", help="what --save wrote earlier")

    def handle(self, **options: Any) -> None:
        seen = _read(options["since"]) if options["since"] else {}
        meetings = Meeting.every.select_related("body").order_by("starts_at")
        wrong = sum(self._check(meeting, seen.pop(str(meeting.pk), [])) for meeting in meetings)
        for key in seen:
            self.stderr.write(_("Phiên họp %s đã ghi trước đây không còn.") % key)
        if options["save"]:
            _write(options["save"], {str(meeting.pk): chain.end(meeting.pk) for meeting in meetings})
        if wrong or seen:
            raise CommandError(_("Nhật ký có %(count)d chỗ không khớp.") % {"count": wrong + len(seen)})

    def _check(self, meeting: Meeting, seen: list[End]) -> int:
        """Says how it stands with one journal; the number of places where something is wrong."""
        found = [_words(fault) for fault in chain.faults(meeting, [*seen, *witnesses.ends(meeting.pk)])]
        found += [
            _("Điều kiện đã chốt của biểu quyết “%s” bị thay đổi.") % one for one in witnesses.changed(meeting.pk)
        ]
        name = f"{meeting.body.code}/{_place(meeting)}"
        for one in found:
            self.stderr.write(f"{name}: {one}")
        if not found:
            end = chain.end(meeting.pk)
            self.stdout.write(_("%(name)s: %(count)d sự kiện, nguyên vẹn, mã %(code)s") % _told(name, end))
        return len(found)


def _place(meeting: Meeting) -> str:
    """Which of the body's journals it is: the number of a session, or that of its letters."""
    return chancery.NAME if meeting.is_chancery else str(meeting.ordinal)


def _told(name: str, end: End) -> dict[str, Any]:
    return {"name": name, "count": end.seq, "code": end.code or "–"}


def _words(fault: Fault) -> str:
    said = {
        Wrong.CHANGED: _("Sự kiện số %d bị thay đổi hoặc không nối với sự kiện trước."),
        Wrong.MISSING: _("Thiếu sự kiện số %d."),
        Wrong.OTHER_END: _("Sự kiện số %d không phải sự kiện đã thấy trước đây: nhật ký bị viết lại."),
    }
    return said[fault.wrong] % fault.seq


def _read(path: Path) -> Seen:
    try:
        told = json.loads(path.read_text())
        return {key: [End(int(one["seq"]), str(one["hash"]))] for key, one in told.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise CommandError(_("Không đọc được tệp %(path)s: %(error)s") % {"path": path, "error": error}) from None


def _write(path: Path, ends: Mapping[str, End]) -> None:
    path.write_text(json.dumps({key: asdict(end) for key, end in ends.items()}, indent=1) + "\n")
