"""Object storage behind the disk, where one is configured: what is kept is there as well, and comes back from there.

The disk of a machine is then a cache; without object storage nothing here does anything. Objects carry the names that
files have on the disk and, like them, are never changed.
"""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, ClassVar, Final

from django.conf import settings
from django.core.files import File
from django.core.files.storage import storages
from django.utils.translation import gettext_lazy as _

from people.refusals import Refusal

logger = logging.getLogger(__name__)

ALIAS: Final = "objects"
CHUNK: Final = 1024 * 1024


class Unreachable(Refusal):
    """Object storage does not answer, or refuses us."""

    message = _("Kho lưu trữ tệp không trả lời. Chưa có gì được lưu. Đồng chí thử lại sau ít phút hoặc báo quản trị.")
    status: ClassVar[int] = 503


def exists() -> bool:
    """Whether files are to be kept in object storage too."""
    return ALIAS in settings.STORAGES


def keep(name: str, path: Path) -> None:
    """Puts the file at `path` under `name`, unless it is there. When this returns it is safe. Raises `Unreachable`."""
    if not exists():
        return
    with _reached(name), path.open("rb") as file:
        if not storages[ALIAS].exists(name):
            storages[ALIAS].save(name, File(file, name=name))


def fetch(name: str, out: BinaryIO) -> str:
    """Writes the object's bytes to `out`; their SHA-256. Raises `FileNotFoundError`, `Unreachable`."""
    if not exists():
        raise FileNotFoundError(name)
    digest = hashlib.sha256()
    with _reached(name), storages[ALIAS].open(name, "rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            out.write(chunk)
    return digest.hexdigest()


@contextmanager
def _reached(name: str) -> Iterator[Any]:
    """Whatever the client of the storage raises becomes one refusal; what is missing stays `FileNotFoundError`."""
    try:
        yield
    except FileNotFoundError:
        raise
    except Exception as error:
        logger.exception("object storage failed over %s", name)
        raise Unreachable from error
