"""The few PDFium calls that are used, with Python types; runs in the limited child only.

The raw bindings are taken because they load in 35 ms where the package's own layer takes 80 ms.
This build has no script engine: JavaScript in a PDF is never run.
"""

import ctypes
import mmap
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2_raw as raw

PASSWORD_ERRORS = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


class Locked(Exception):
    """The document asks for a password that is not the empty one."""


class Unreadable(Exception):
    """PDFium cannot make sense of the document or of page `number` (0: the whole document)."""

    def __init__(self, number: int = 0) -> None:
        self.number = number
        super().__init__(number)


class Form(NamedTuple):
    """What PDFium needs to draw filled form fields; the callbacks must outlive the handle."""

    handle: Any
    info: Any


class Document:
    """An open PDF. `fd` is a regular file opened for reading; nothing of it is copied."""

    def __init__(self, fd: int, password: bytes = b"") -> None:
        raw.FPDF_InitLibrary()
        self._bytes = mmap.mmap(fd, 0, access=mmap.ACCESS_COPY)
        self._view = (ctypes.c_char * len(self._bytes)).from_buffer(self._bytes)
        self.handle = raw.FPDF_LoadMemDocument64(self._view, len(self._bytes), password or None)
        if not self.handle:
            raise Locked if raw.FPDF_GetLastError() in PASSWORD_ERRORS else Unreadable
        self.pages = int(raw.FPDF_GetPageCount(self.handle))
        self.form = self._open_form()

    def _open_form(self) -> Form | None:
        """Filled fields are drawn by the form layer alone; without it their values would be missing."""
        if raw.FPDF_GetFormType(self.handle) == raw.FORMTYPE_NONE:
            return None
        info = raw.FPDF_FORMFILLINFO(version=2)
        handle = raw.FPDFDOC_InitFormFillEnvironment(self.handle, info)
        if handle:
            raw.FPDF_SetFormFieldHighlightAlpha(handle, 0)
        return Form(handle, info) if handle else None

    @property
    def is_encrypted(self) -> bool:
        """Whether a security handler is in place (here: one that the empty password opens)."""
        return int(raw.FPDF_GetSecurityHandlerRevision(self.handle)) >= 0

    @property
    def title(self) -> str:
        """The title in the document's properties, possibly empty."""
        return wide(lambda buffer, size: raw.FPDF_GetMetaText(self.handle, b"Title", buffer, size))

    def page(self, number: int) -> "Page":
        """Page `number`, from 1. Raises `Unreadable`."""
        handle = raw.FPDF_LoadPage(self.handle, number - 1)
        if not handle:
            raise Unreadable(number)
        return Page(self, handle)

    @property
    def is_signed(self) -> bool:
        """Whether there is a field with a digital signature."""
        return int(raw.FPDF_GetSignatureCount(self.handle)) > 0

    def rewritten(self) -> bytes:
        """A copy written without its security handler; empty when no such copy can be written."""
        out = bytearray()

        def piece(_writer: Any, data: Any, size: int) -> int:
            out.extend(ctypes.string_at(data, size))
            return 1

        writer = raw.FPDF_FILEWRITE(version=1)
        writer.WriteBlock = type(writer.WriteBlock)(piece)
        return bytes(out) if raw.FPDF_SaveAsCopy(self.handle, writer, raw.FPDF_REMOVE_SECURITY) else b""


class Page:
    """An open page, to be used in a `with` statement."""

    def __init__(self, document: Document, handle: Any) -> None:
        self.document = document
        self.handle = handle

    def __enter__(self) -> "Page":
        return self

    def __exit__(self, *_: object) -> None:
        raw.FPDF_ClosePage(self.handle)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points as the page is shown, its rotation applied."""
        return float(raw.FPDF_GetPageWidthF(self.handle)), float(raw.FPDF_GetPageHeightF(self.handle))


def wide(read: Any) -> str:
    """The text of a PDFium call that fills a UTF-16LE buffer and returns its size in bytes."""
    size = min(int(read(None, 0)), 8192)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    read(buffer, size)
    return buffer.raw[:size].decode("utf-16-le", "replace").split("\x00")[0]


def bookmarks(document: Document, depth: int, limit: int) -> Iterator[tuple[int, str, int]]:
    """`(level, title, page)` in reading order, levels and pages from 1; page 0 points nowhere here.

    Stops at `depth` levels and `limit` entries, so a looped outline ends.
    """
    open_levels = [raw.FPDFBookmark_GetFirstChild(document.handle, None)]
    given = 0
    while open_levels and given < limit:
        mark = open_levels.pop()
        if not mark:
            continue
        level = len(open_levels) + 1
        yield (
            level,
            wide(lambda buffer, size, at=mark: raw.FPDFBookmark_GetTitle(at, buffer, size)),
            _page(document, mark),
        )
        given += 1
        open_levels.append(raw.FPDFBookmark_GetNextSibling(document.handle, mark))
        if level < depth:
            open_levels.append(raw.FPDFBookmark_GetFirstChild(document.handle, mark))


def _page(document: Document, mark: Any) -> int:
    action = raw.FPDFBookmark_GetAction(mark)
    if action and raw.FPDFAction_GetType(action) != raw.PDFACTION_GOTO:
        return 0  # a place in another file
    target = raw.FPDFBookmark_GetDest(document.handle, mark)
    return int(raw.FPDFDest_GetDestPageIndex(document.handle, target)) + 1 if target else 0
