"""Writes a meeting, or the letters of a body, out as a dossier, or checks one that was written."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.dossier.acting import actor
from documents.dossier.exporting import export_dossier, verify
from documents.dossier.problems import DossierRefused
from documents.store import Damaged
from meetings import chancery
from meetings.models import Meeting
from meetings.states import MeetingState
from people.refusals import Refusal


class Command(BaseCommand):
    help = "Xuất phiên họp thành hồ sơ (thư mục, hoặc tệp ZIP nếu tên kết thúc bằng .zip); --verify để kiểm tra hồ sơ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "meeting",
            nargs="?",
            metavar="MEETING",
            help="mã cơ quan/số phiên (thb-btv/18), mã cơ quan/cv (công văn của cơ quan) hoặc id",
        )
        parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help="thư mục mới hoặc tệp .zip mới")
        parser.add_argument("--ballots", action="store_true", help="kèm lựa chọn của từng người ở mọi biểu quyết")
        parser.add_argument("--by", default="", metavar="USERNAME", help="người xuất (mặc định: thư ký cơ quan họp)")
        parser.add_argument("--verify", type=Path, metavar="PATH", help="kiểm tra hồ sơ đã xuất, không xuất gì")

    def handle(self, **options: Any) -> None:
        if options["verify"]:
            self._verify(options["verify"])
        elif options["meeting"] and options["path"]:
            self._export(options["meeting"], options["path"], options["ballots"], options["by"])
        else:
            raise CommandError(_("Cho biết phiên họp và nơi ghi, hoặc --verify PATH."))

    def _export(self, name: str, path: Path, ballots: bool, username: str) -> None:
        meeting = found(name)
        try:
            by = actor(username, meeting.body)
            checksum = export_dossier(meeting, path, at=timezone.now(), all_ballots=ballots, by=by)
        except DossierRefused as refused:
            raise CommandError("; ".join(one.message for one in refused.problems)) from None
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        except Damaged as damaged:
            raise CommandError(_("Tệp lưu trữ đã bị thay đổi: %s") % damaged) from None
        self.stdout.write(_("Đã xuất: %s") % path)
        self.stdout.write(_("Mã kiểm tra SHA-256: %s") % checksum)

    def _verify(self, path: Path) -> None:
        checksum, problems = verify(path)
        for problem in problems:
            self.stderr.write(str(problem))
        if problems:
            raise CommandError(_("Hồ sơ có %(count)d chỗ không khớp.") % {"count": len(problems)})
        self.stdout.write(_("Hồ sơ nguyên vẹn. Mã kiểm tra SHA-256: %s") % checksum)


def found(name: str) -> Meeting:
    """The meeting of this id, the latest of a body with this ordinal (`thb-btv/18`), its chancery (`thb-btv/cv`)."""
    meetings = Meeting.every.select_related("body__organisation", "term").order_by("-starts_at")
    body, _slash, ordinal = name.partition("/")
    if ordinal == chancery.NAME:
        meeting = meetings.filter(body__code=body, state=MeetingState.CHANCERY).first()
    elif ordinal.isdecimal():
        meeting = meetings.filter(body__code=body, ordinal=int(ordinal)).exclude(state=MeetingState.CHANCERY).first()
    else:
        try:
            meeting = meetings.filter(pk=UUID(name)).first()
        except ValueError:
            meeting = None
    if meeting is None:
        raise CommandError(_("Không có phiên họp “%s”.") % name)
    return meeting
