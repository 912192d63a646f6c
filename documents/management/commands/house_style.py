"""Shows or sets what an organisation chooses where the rules of document formats leave a choice."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from documents.acts import ProfileError
from documents.house_style import CHOICES, set_style, style_of
from people.models import Organisation


class Command(BaseCommand):
    help = "Xem hoặc đặt lựa chọn thể thức của một cơ quan, ví dụ: text.tone_style=uỷ text.final_mark=./."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("organisation", metavar="ORGANISATION", help="mã cơ quan")
        parser.add_argument("settings", nargs="*", metavar="PATH=VALUE", help=f"một trong: {', '.join(CHOICES)}")
        parser.add_argument("--reset", action="store_true", help="bỏ mọi lựa chọn, theo đúng thể thức chung")

    def handle(self, **options: Any) -> None:
        organisation = Organisation.objects.filter(code=options["organisation"]).first()
        if organisation is None:
            raise CommandError(_("Không có cơ quan “%s”.") % options["organisation"])
        chosen = dict(self._pair(text) for text in options["settings"])
        kept = {} if options["reset"] else style_of(organisation)
        if chosen or options["reset"]:
            try:
                kept = set_style(organisation, {**kept, **chosen})
            except ProfileError as error:
                raise CommandError(str(error)) from None
        for path, value in sorted(kept.items()):
            self.stdout.write(f"{path}={json.dumps(value, ensure_ascii=False)}")

    def _pair(self, text: str) -> tuple[str, object]:
        path, found, value = text.partition("=")
        if not found:
            raise CommandError(_("“%s” không có dạng TÊN=GIÁ TRỊ.") % text)
        try:
            return path, json.loads(value)
        except ValueError:
            return path, value
