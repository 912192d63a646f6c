"""Takes in a meeting dossier, or says everything that is wrong with it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.dossier.importing import Report, import_dossier
from documents.dossier.problems import DossierRefused


class Command(BaseCommand):
    help = "Nhập hồ sơ họp (thư mục hoặc tệp ZIP có meeting.json); hồ sơ sai thì liệt kê mọi lỗi và không nhập gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH", help="thư mục, meeting.json hoặc tệp ZIP")
        parser.add_argument("--by", default="", metavar="USERNAME", help="người nhập (mặc định: thư ký cơ quan họp)")
        parser.add_argument("--dry-run", action="store_true", help="chỉ kiểm tra và cho xem thay đổi, không ghi")

    def handle(self, *, path: Path, by: str, dry_run: bool, **options: Any) -> None:
        try:
            report = import_dossier(path, at=timezone.now(), by=by, dry_run=dry_run)
        except DossierRefused as refused:
            for problem in refused.problems:
                self.stderr.write(str(problem))
            raise CommandError(str(refused)) from None
        self._tell(report, dry_run)

    def _tell(self, report: Report, dry_run: bool) -> None:
        for name in report.unused:
            self.stdout.write(_("Không dùng đến: %s") % name)
        if not report.changes:
            self.stdout.write(_("không có gì thay đổi"))
            return
        for change in report.changes:
            self.stdout.write(str(change))
        message = _("%(count)d thay đổi, chưa ghi (chỉ kiểm tra).") if dry_run else _("%(count)d thay đổi đã ghi.")
        self.stdout.write(message % {"count": len(report.changes)})
        if report.accounts and not dry_run:
            names = ", ".join(user.username for user in report.accounts)
            message = _("Tài khoản mới chưa có mật khẩu: %s. Đặt bằng lệnh: manage.py changepassword TÊN")
            self.stdout.write(message % names)
