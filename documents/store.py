"""Files by content: `MEDIA_ROOT/ab/cd/abcd…`, named by their SHA-256, never changed and never overwritten.

A file comes in through a waiting room on the same disk, is hashed while it is written, and moves to
its name in one step after it has reached the disk. Page images drawn from it lie under
`MEDIA_ROOT/pages` and may be thrown away at any time. With object storage (`documents.depot`) a file
is there before it has its name here, and what is missing here is brought back from there.
"""

import hashlib
import io
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from django.conf import settings
from django.utils.translation import gettext as _

from documents import depot
from documents.pdf.refusals import TooLarge

CHUNK: Final = 1024 * 1024
SHA256: Final = re.compile(r"[0-9a-f]{64}")


class Damaged(Exception):
    """The bytes under a name are not those it was given for: the disk or somebody changed them."""


class Readable(Protocol):
    """Anything that gives its bytes piece by piece: an uploaded file, an open file."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True)
class StoredFile:
    """A file that will survive a power cut."""

    sha256: str
    size: int
    path: Path


@dataclass(frozen=True)
class Received:
    """A file in the waiting room, complete and hashed, not yet kept."""

    sha256: str
    size: int
    path: Path

    def keep(self) -> StoredFile:
        """Moves the file to its name and waits until the disk, and object storage, have it. Raises `Unreachable`."""
        depot.keep(_name(self.sha256), self.path)
        return StoredFile(self.sha256, self.size, _settle(self.path, self.sha256))


@contextmanager
def receive(file: Readable) -> Iterator[Received]:
    """Takes the bytes in; unless `keep` is called inside, nothing of them is left afterwards.

    Raises `TooLarge` as soon as `UPLOAD_LIMIT_BYTES` is passed, without reading on.
    """
    with _waiting() as (waiting, out):
        with out:
            sha256, size = _copy(file, out)
        yield Received(sha256, size, waiting)


def put(file: Readable) -> StoredFile:
    """Takes a file in and keeps it. The same content is kept once. Raises `TooLarge`."""
    with receive(file) as received:
        return received.keep()


def root() -> Path:
    """The folder of all files."""
    return Path(settings.MEDIA_ROOT)


def path(sha256: str) -> Path:
    """Where the file of this name lies, or would lie. Raises `ValueError` for anything but a SHA-256."""
    return root() / _name(sha256)


def local(sha256: str) -> Path:
    """The file on this machine's disk, brought back from object storage if it is only there.

    Raises `FileNotFoundError`, `Damaged`, `depot.Unreachable`.
    """
    found = path(sha256)
    if found.exists() or not depot.exists():
        return found
    with _waiting() as (waiting, out):
        with out:
            if depot.fetch(_name(sha256), out) != sha256:
                raise Damaged(sha256)
            out.flush()
            os.fsync(out.fileno())
        return _settle(waiting, sha256)


def pages(sha256: str) -> Path:
    """The folder for page images of this file; see `documents.pdf.shelf`."""
    return root() / "pages" / path(sha256).relative_to(root())


def open(sha256: str) -> io.BufferedReader:
    """The file for reading. Raises as `local` does."""
    return local(sha256).open("rb")


def verify(sha256: str) -> StoredFile:
    """Reads the file again from end to end. Raises `Damaged` or `FileNotFoundError`."""
    with open(sha256) as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
            raise Damaged(sha256)
        return StoredFile(sha256, os.fstat(file.fileno()).st_size, path(sha256))


def intact(sha256: str) -> bytes:
    """The whole file, which is what it was when it was kept. Raises `Damaged` or `FileNotFoundError`."""
    with open(sha256) as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Damaged(sha256)
    return data


def _copy(file: Readable, out: BinaryIO) -> tuple[str, int]:
    """Writes all bytes through to the disk; their SHA-256 and number."""
    digest, size = hashlib.sha256(), 0
    while chunk := file.read(CHUNK):
        size += len(chunk)
        if size > settings.UPLOAD_LIMIT_BYTES:
            limit = settings.UPLOAD_LIMIT_BYTES // 1024**2
            text = _("Tệp vượt giới hạn %(limit)d MB. Đồng chí giảm dung lượng hoặc tách thành các tệp nhỏ hơn.")
            raise TooLarge(text % {"limit": limit})
        digest.update(chunk)
        out.write(chunk)
    out.flush()
    os.fsync(out.fileno())
    return digest.hexdigest(), size


def _name(sha256: str) -> str:
    """The name of a file below the root, on the disk and in object storage."""
    if not SHA256.fullmatch(sha256):
        raise ValueError(sha256)
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


@contextmanager
def _waiting() -> Iterator[tuple[Path, BinaryIO]]:
    """An empty file in the waiting room, open for writing; gone afterwards unless it was moved."""
    root().mkdir(parents=True, exist_ok=True, mode=0o700)
    room = root() / "incoming"
    room.mkdir(mode=0o700, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=room)
    try:
        with os.fdopen(handle, "wb") as out:
            yield Path(name), out
    finally:
        Path(name).unlink(missing_ok=True)


def _settle(waiting: Path, sha256: str) -> Path:
    """Moves a complete file to its name and waits until the disk has it."""
    target = path(sha256)
    folders = root(), target.parent.parent, target.parent
    for folder in folders:
        folder.mkdir(mode=0o700, exist_ok=True)
    os.replace(waiting, target)
    for folder in folders:
        _sync_folder(folder)
    return target


def _sync_folder(folder: Path) -> None:
    """Makes the names in the folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
