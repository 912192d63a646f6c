"""What a file really is, judged by its bytes and never by its name."""

import re
from pathlib import Path
from typing import Final

from django.utils.translation import gettext_lazy as _

EDGE: Final = 66_000  # bytes looked at on either end; a ZIP's closing record lies within 65,557
ZIP_END: Final = b"PK\x05\x06"

KINDS: Final = {
    "empty": _("Tệp rỗng, không có nội dung. Đồng chí kiểm tra lại tệp rồi chọn lại."),
    "docx": _("Đây là tệp Word, không phải PDF. Đồng chí mở bằng Word, chọn “Lưu thành PDF” rồi tải bản PDF lên."),
    "xlsx": _("Đây là tệp Excel, không phải PDF. Đồng chí mở bằng Excel, chọn “Lưu thành PDF” rồi tải bản PDF lên."),
    "pptx": _("Đây là tệp trình chiếu, không phải PDF. Đồng chí mở tệp, chọn “Lưu thành PDF” rồi tải bản PDF lên."),
    "office": _("Đây là tệp Word hoặc Excel đời cũ, không phải PDF. Đồng chí mở tệp, lưu thành PDF rồi tải lên."),
    "archive": _("Đây là tệp nén, không phải PDF. Đồng chí giải nén rồi tải lên từng tệp PDF."),
    "image": _("Loại ảnh này chưa nhận được. Đồng chí lưu thành JPEG, PNG hoặc TIFF, hay in ra PDF, rồi tải lên."),
    "html": _("Đây là trang web, không phải PDF. Có thể tệp tải về bị thay bằng trang đăng nhập; đồng chí tải lại."),
    "program": _("Đây là tệp chương trình, không phải PDF. Không mở tệp này và báo cho cán bộ kỹ thuật."),
    "text": _("Đây là tệp văn bản thuần, không phải PDF. Đồng chí mở tệp, lưu thành PDF rồi tải lên."),
    "shifted": _("Tệp có dữ liệu lạ đứng trước phần PDF. Đồng chí mở tệp, in ra PDF mới rồi tải bản mới lên."),
    "unknown": _("Tệp này không phải PDF. Đồng chí chọn tệp PDF rồi tải lên."),
}

SIGNATURES: Final = (
    (b"\xd0\xcf\x11\xe0", "office"),
    (b"{\\rtf", "office"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"#!", "program"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"\xff\xd8\xff", "image"),
    (b"\x89PNG", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
)
OBJECT: Final = re.compile(rb"\d+ \d+ obj\b")
LINEARIZED: Final = re.compile(rb"/Linearized\b.{0,200}?/L\s+(\d{1,12})", re.DOTALL)
OFFICE_PARTS: Final = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"))


def edges(path: Path) -> tuple[bytes, bytes]:
    """The first and the last `EDGE` bytes of the file (overlapping when it is short)."""
    with path.open("rb") as file:
        head = file.read(EDGE)
        file.seek(max(0, path.stat().st_size - EDGE))
        return head, file.read(EDGE)


def kind(head: bytes, tail: bytes) -> str:
    """`"pdf"`, or the key in `KINDS` of what the file is instead."""
    if head.startswith(b"%PDF-"):
        return "pdf"
    if not head.strip(b"\x00 \t\r\n"):
        return "empty"
    if head.startswith(b"PK\x03\x04"):
        return next((name for part, name in OFFICE_PARTS if part in head or part in tail), "archive")
    for signature, name in SIGNATURES:
        if head.startswith(signature):
            return name
    return _kind_of_loose_text(head)


def _kind_of_loose_text(head: bytes) -> str:
    start = head[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<script")):
        return "html"
    if b"%PDF-" in head[:1024]:
        return "shifted"
    if head[4:12] in (b"ftypheic", b"ftypmif1") or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "image"
    return "unknown" if b"\x00" in head[:1024] else "text"


def is_cut_off(head: bytes, tail: bytes, size: int) -> bool:
    """Whether the end of a PDF is missing: no end mark, an unfinished update, shorter than it says.

    ISO 32000-2, 7.5.5 asks for `%%EOF` in the last line. A linearized file states its length (`/L`,
    annex F); updates may only make it longer.
    """
    if b"%%EOF" not in tail or OBJECT.search(behind_end_mark(tail)):
        return True
    linearized = LINEARIZED.search(head[:2048])
    return linearized is not None and size < int(linearized.group(1))


def has_foreign_tail(tail: bytes) -> bool:
    """Whether something follows the last end mark, or the file ends as a ZIP archive too."""
    if behind_end_mark(tail):
        return True
    end = tail.rfind(ZIP_END)
    return end >= 0 and len(tail) - end == 22 + int.from_bytes(tail[end + 20 : end + 22], "little")


def behind_end_mark(tail: bytes) -> bytes:
    """What follows the last `%%EOF`, without the blanks and padding that some programs add."""
    return tail.rpartition(b"%%EOF")[2].strip(b"\x00 \t\r\n\f\x1a")
