"""The part of a ballot box's keys that is not in the database: a file in `KEY_DIR`, gone when the box was opened.

Backups leave the folder out. Who has it and the database while a vote runs can open the box: that is custody A0, and
the pages say so.
"""

import contextlib
import logging
import os
import secrets
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from people.refusals import Refusal
from voting.sealed import acknowledgement, keys, retry

logger = logging.getLogger(__name__)

SIZES = (keys.SECRET, acknowledgement.SEED, retry.KEY)
NOTHING = bytes(keys.SECRET)  # where a panel keeps the key of the box
STRAY = 3600.0  # seconds after which a file without a running vote was left behind by a crash


class KeysAway(Refusal):
    """This process cannot read the keys of the box."""

    status: ClassVar[int] = 503
    message = _("Máy chủ không đọc được khóa của hòm phiếu. Phiếu chưa được ghi nhận; báo người quản trị hệ thống.")


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """What a server needs while a vote runs: the key of the acknowledgements, that of the tags of retries."""

    seed: bytes
    tags: bytes


def fresh() -> Keys:
    return Keys(secrets.token_bytes(acknowledgement.SEED), secrets.token_bytes(retry.KEY))


def keep(vote_id: UUID, made: Keys) -> None:
    """Writes the keys so that they survive a power cut, readable by the server's user alone. Raises `KeysAway`.

    There is room before them for a half of the box's key, which the chamber alone writes and reads.
    """
    try:
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(key_path(vote_id), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(NOTHING + made.seed + made.tags)
            file.flush()
            os.fsync(file.fileno())
        _settle()
    except OSError as error:
        raise KeysAway from error


def held(vote_id: UUID) -> Keys:
    """The keys of a running vote's box; the half before them does not come into this process. Raises `KeysAway`."""
    try:
        handle = os.open(key_path(vote_id), os.O_RDONLY)
        try:
            size, data = os.fstat(handle).st_size, os.pread(handle, sum(SIZES[1:]), SIZES[0])
        finally:
            os.close(handle)
    except OSError as error:
        raise KeysAway from error
    if size != sum(SIZES):
        raise KeysAway
    return Keys(data[: SIZES[1]], data[SIZES[1] :])


def destroy(vote_id: UUID) -> None:
    """Overwrites and removes the keys; nothing happens if they are gone. What fails is logged, for `sweep`."""
    for path in (key_path(vote_id), opening_path(vote_id)):
        try:
            with contextlib.suppress(FileNotFoundError):
                _erase(path)
        except OSError:
            logger.exception("The keys of a ballot box could not be destroyed: %s", path)


def _erase(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(secrets.token_bytes(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
    _settle()


def sweep(running: Collection[UUID]) -> None:
    """Destroys what crashes left: files of votes that are not running and older than an opening takes."""
    known = {str(vote_id) for vote_id in running}
    for path in (*folder().glob("*.key"), *folder().glob("*.opening")):
        with contextlib.suppress(OSError, ValueError):
            if path.stem not in known and time.time() - path.stat().st_mtime > STRAY:
                destroy(UUID(path.stem))


def folder() -> Path:
    return Path(settings.KEY_DIR)


def opening_path(vote_id: UUID) -> Path:
    """Where the key lies to which a panel's shares are wrapped, from the closing until the box was opened."""
    return folder() / f"{vote_id}.opening"


def key_path(vote_id: UUID) -> Path:
    """The file of a vote's keys. Where the server keeps the key of the box, its first 32 bytes are a half of it."""
    return folder() / f"{vote_id}.key"


def _settle() -> None:
    """Makes the folder's own entries durable."""
    handle = os.open(folder(), os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
