"""A file on its way in: declared, received, looked at, and only then kept."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from documents import store
from documents.pdf import gate, scans, secrecy
from people.refusals import BadInput, Refusal
from people.text import nfc


class NotDeclared(BadInput):
    """The person did not declare that the file holds no state secret."""


class LooksSecret(Refusal):
    """The first page or the name speaks of a secrecy level; the person must look again before the file is kept."""

    message = _(
        "Tên tệp hoặc trang đầu có chữ giống dấu độ mật. Nếu là tài liệu mật: không tải lên, chỉ dùng bản giấy. "
        "Chưa có gì được lưu."
    )


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file as it came from a person, with what they said of it.

    `declared`: "holds no state secret". `looked_again`: given after `LooksSecret`, the stamp is none.
    """

    file: store.Readable
    name: str
    declared: bool
    looked_again: bool = False


@dataclass(frozen=True)
class Inspected:
    """A PDF in the waiting room that may be taken in; `keep` it inside the transaction that records it."""

    received: store.Received
    facts: gate.Inspection
    name: str

    def keep(self) -> None:
        """Moves the file to its place for good."""
        self.received.keep()


@contextmanager
def take(upload: Upload) -> Iterator[Inspected]:
    """Receives the file and looks at it; unless it is kept inside, nothing of it is left afterwards.

    Scanned pictures (JPEG, PNG, TIFF) become a PDF, which is then looked at like any other.
    Raises `NotDeclared`, `LooksSecret` and the refusals of `documents.pdf`. Holds no database lock.
    """
    if not upload.declared:
        raise NotDeclared(_("Xác nhận tệp không chứa bí mật nhà nước rồi mới tải lên được. Chưa có gì được lưu."))
    with store.receive(upload.file) as sent, _as_pdf(sent, plain_name(upload.name)) as (received, name):
        facts = gate.inspect(received.path, max_bytes=settings.UPLOAD_LIMIT_BYTES)
        if secrecy.name_looks_secret(name):
            facts = replace(facts, looks_secret=True)
        if facts.looks_secret and not upload.looked_again:
            raise LooksSecret
        yield Inspected(received, facts, name)


@contextmanager
def _as_pdf(sent: store.Received, name: str) -> Iterator[tuple[store.Received, str]]:
    """What was sent if it is not a scanned picture, otherwise the PDF made of it; with its name."""
    if not scans.is_scan(sent.path):
        yield sent, name
        return
    made = io.BytesIO()
    scans.to_pdf(sent.path, made)
    made.seek(0)
    with store.receive(made) as received:
        yield received, f"{PurePosixPath(name).stem[:250]}.pdf"


def plain_name(name: str) -> str:
    """The last part of a file name as a person's computer gave it, at most 255 letters."""
    return nfc(PurePosixPath(name.replace("\\", "/")).name)[-255:]
