"""Makes papers and issued acts searchable that are not yet; safe to repeat."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from documents.models import PageText
from documents.searching import index


class Command(BaseCommand):
    help = "Lập chỉ mục tìm kiếm cho tài liệu và văn bản chưa có; --anew lập lại từ đầu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anew", action="store_true", help="xóa chỉ mục cũ rồi lập lại tất cả")

    def handle(self, **options: Any) -> None:
        if options["anew"]:
            PageText.objects.all().delete()
        done = index.fill()
        said = _("Đã lập chỉ mục %(done)s tài liệu, văn bản; còn %(left)s không đọc được.")
        self.stdout.write(said % {"done": done, "left": index.missing()})
