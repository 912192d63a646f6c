"""Sets up the fictional ward committee to try the product on."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.demo import days, setting
from documents.demo.authority import equip_demo
from people.refusals import Refusal


class Command(BaseCommand):
    help = "Tạo dữ liệu mẫu (mọi tên là hư cấu): Đảng ủy phường Tân Hòa Bắc và phiên họp thứ 18 của Ban Thường vụ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fixture-date", action="store_true", help="họp ngày 12/11/2026 thay vì mấy ngày tới")
        parser.add_argument("--force", action="store_true", help="tạo cả khi đã có tài khoản thật")

    def handle(self, *, fixture_date: bool, force: bool, **options: Any) -> None:
        day = days.WRITTEN if fixture_date else None
        try:
            demo = setting.set_up(at=timezone.now(), day=day, force=force)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        equip_demo(at=timezone.now())
        starts_at = timezone.localtime(demo.meeting.starts_at)
        self.stdout.write(_("Đã tạo dữ liệu mẫu.") if demo.made else _("Dữ liệu mẫu đã có, không thay đổi gì."))
        self.stdout.write(f"{demo.meeting.title}, {starts_at:%H:%M %d/%m/%Y}")
        self.stdout.write("")
        for account in demo.accounts:
            self.stdout.write(f"  {account.username:<8} {account.full_name:<24} {account.part}")
        self.stdout.write("")
        self.stdout.write(_("Mật khẩu của mọi tài khoản mẫu: %s") % setting.PASSWORD)
