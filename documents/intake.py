"""A file on its way in: declared, received, looked at, and only then kept."""

import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from documents import store
from documents.office import conversion
from documents.pdf import cleaning, gate, scans, secrecy
from documents.pdf.refusals import BrokenPdf, EncryptedPdf
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

    `declared`: "holds no state secret". `looked_again`: given after `LooksSecret`, the stamp is none. `password` opens
    the file once and is not kept.
    """

    file: store.Readable
    name: str
    declared: bool
    looked_again: bool = False
    password: str = ""


@dataclass(frozen=True)
class Inspected:
    """A PDF in the waiting room that may be taken in; `keep` it inside the transaction that records it.

    `removed` are the kinds of `documents.pdf.activity` that the file had and `received` has not. `original` is what was
    sent, where it must stay as it was; its name is `original_name`.
    """

    received: store.Received
    facts: gate.Inspection
    name: str
    removed: tuple[str, ...] = ()
    original: store.Received | None = None
    original_name: str = ""

    def keep(self) -> None:
        """Moves the file to its place for good."""
        self.received.keep()

    def keep_original(self) -> str:
        """The same for what was sent; its SHA-256, or "" if the file itself is what was sent."""
        return self.original.keep().sha256 if self.original else ""


@contextmanager
def take(upload: Upload) -> Iterator[Inspected]:
    """Receives the file and looks at it; unless it is kept inside, nothing of it is left afterwards.

    Scanned pictures (JPEG, PNG, TIFF) become a PDF, which is then looked at like any other; so do Word, Excel and
    PowerPoint files where LibreOffice is on the machine, and of these the original is kept as well. Of a PDF that
    would act (scripts, programs, attachments, forms that send) a copy is taken that does not; if it is signed, the
    original is kept beside it. Raises `NotDeclared`, `LooksSecret` and the refusals of `documents.pdf` and
    `documents.office`. Holds no database lock.
    """
    if not upload.declared:
        raise NotDeclared(_("Xác nhận tệp không chứa bí mật nhà nước rồi mới tải lên được. Chưa có gì được lưu."))
    with ExitStack() as stack:
        sent = stack.enter_context(store.receive(upload.file))
        sent_name = plain_name(upload.name)
        received, name = stack.enter_context(_as_pdf(sent, sent_name))
        is_office = received is not sent and not scans.is_scan(sent.path)
        received, facts = _looked_at(stack, received, upload.password)
        if secrecy.name_looks_secret(name):
            facts = replace(facts, looks_secret=True)
        if facts.looks_secret and not upload.looked_again:
            raise LooksSecret
        file = _harmless(stack, received, facts, name)
        yield replace(file, original=sent, original_name=sent_name) if is_office else file


def _looked_at(stack: ExitStack, received: store.Received, password: str) -> tuple[store.Received, gate.Inspection]:
    """What the gate says; of a locked file, if a password came with it, a copy without the lock."""
    try:
        return received, gate.inspect(received.path, max_bytes=settings.UPLOAD_LIMIT_BYTES)
    except EncryptedPdf:
        if not password:
            raise
    opened = _cleaned(stack, received, password)
    return opened, gate.inspect(opened.path, max_bytes=settings.UPLOAD_LIMIT_BYTES)


def _harmless(stack: ExitStack, received: store.Received, facts: gate.Inspection, name: str) -> Inspected:
    """The file as it is if it does nothing; else a copy that does not, looked at as well. Raises `BrokenPdf`."""
    if not facts.active:
        return Inspected(received, facts, name)
    clean = _cleaned(stack, received)
    again = gate.inspect(clean.path, max_bytes=settings.UPLOAD_LIMIT_BYTES)
    if again.active or again.pages != facts.pages:
        raise BrokenPdf
    kept = replace(facts, sha256=clean.sha256, size=clean.size, active=())
    original = received if facts.is_signed else None
    return Inspected(clean, kept, name, facts.active, original, name if original else "")


def _cleaned(stack: ExitStack, received: store.Received, password: str = "") -> store.Received:
    made = io.BytesIO()
    cleaning.cleaned(received.path, made, password)
    made.seek(0)
    return stack.enter_context(store.receive(made))


@contextmanager
def _as_pdf(sent: store.Received, name: str) -> Iterator[tuple[store.Received, str]]:
    """What was sent, or the PDF made of it if it is a scanned picture or an Office file; with its name."""
    made = io.BytesIO()
    if scans.is_scan(sent.path):
        scans.to_pdf(sent.path, made)
    elif conversion.exists() and (kind := conversion.kind_of(sent.path)):
        conversion.to_pdf(sent.path, kind, made)
    else:
        yield sent, name
        return
    made.seek(0)
    with store.receive(made) as received:
        yield received, f"{PurePosixPath(name).stem[:250]}.pdf"


def plain_name(name: str) -> str:
    """The last part of a file name as a person's computer gave it, at most 255 letters."""
    return nfc(PurePosixPath(name.replace("\\", "/")).name)[-255:]
