"""Pages of an act as images, drafts included, drawn by the same limited child as the pages of papers."""

import hashlib
import shutil
from pathlib import Path

from documents import drafts, store
from documents.models import Act
from documents.pdf import demand, pages
from documents.pdf.refusals import UnreadablePage
from documents.pdf.shelf import Shelf, write_whole
from documents.states import ActState

KEPT_DRAFTS = 20


def sheet(act: Act, number: int) -> Path:
    """The image of page `number` of the act as it stands now. Raises `UnreadablePage`, also beyond the last page."""
    if act.state == ActState.ISSUED:
        return stored_sheet(act.file_sha256, number, act.pages)
    pdf = drafts.pdf_of(act)
    sha256 = hashlib.sha256(pdf).hexdigest()
    return _drawn(_kept(pdf, sha256), _drafts() / f"{sha256}.pages", number, drafts.page_count(pdf))


def lines(act: Act, number: int) -> Path:
    """The text of page `number` of an issued act. Raises as `sheet` does."""
    if not 1 <= number <= act.pages:
        raise UnreadablePage
    return demand.lines(store.local(act.file_sha256), Shelf(store.pages(act.file_sha256)), number, act.pages)


def stored_sheet(sha256: str, number: int, total: int) -> Path:
    """The image of a page of a file in the store. Raises `UnreadablePage`, also beyond the last page."""
    return _drawn(store.local(sha256), store.pages(sha256), number, total)


def _drawn(pdf: Path, folder: Path, number: int, total: int) -> Path:
    if not 1 <= number <= total:
        raise UnreadablePage
    return demand.image(pdf, Shelf(folder), number, pages.PAGE, total)


def _drafts() -> Path:
    folder = store.root() / "drafts"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def _kept(pdf: bytes, sha256: str) -> Path:
    """A draft on disk for the child to read; the oldest ones are forgotten."""
    file = _drafts() / f"{sha256}.pdf"
    if not file.exists():
        write_whole(file, pdf)
        for old in sorted(_drafts().glob("*.pdf"), key=lambda one: one.stat().st_mtime)[:-KEPT_DRAFTS]:
            old.unlink(missing_ok=True)
            shutil.rmtree(old.with_suffix(".pages"), ignore_errors=True)
    return file
