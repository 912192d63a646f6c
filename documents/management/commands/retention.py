"""Removes what has been kept for its time: the access log of papers, and marks on papers that came back."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from documents.circulation.retention import remove_expired


class Command(BaseCommand):
    help = "Xóa nhật ký xem tài liệu và dấu trên tài liệu thu hồi đã hết thời hạn lưu (docs/circulation.md)."

    def handle(self, *args: Any, **options: Any) -> None:
        removed = remove_expired(timezone.now())
        self.stdout.write(
            f"Đã xóa {removed.traces} lần xem, {removed.lookups} lần tra mã, {removed.readings} chỗ đọc dở, "
            f"dấu của người đọc trên {removed.sheets} bản tài liệu đã thu hồi."
        )
