"""Readers for environment variables; a secret may also come from a file named in `NAME_FILE`."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}


def text(name: str, default: str = "") -> str:
    """The value of `NAME`, or the content of the file in `NAME_FILE`, or the default."""
    file = os.environ.get(f"{name}_FILE")
    if file:
        return Path(file).read_text(encoding="utf-8").strip()
    return os.environ.get(name, default)


def flag(name: str, default: bool = False) -> bool:
    """Whether `NAME` says 1, true, yes or on."""
    value = text(name)
    return value.lower() in TRUE if value else default


def words(name: str, default: str = "") -> list[str]:
    """The comma-separated values of `NAME`, without blanks."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """The folder `NAME`, made if need be. Raises `ImproperlyConfigured` if it cannot be used."""
    path = Path(text(name, str(default)))
    try:
        path.mkdir(parents=True, exist_ok=True)
        next(path.iterdir(), None)
    except OSError as error:
        raise unusable(name, path, error) from error
    return path


def kept_secret(name: str, path: Path) -> str:
    """The secret `NAME`, or one made on first use and kept in `path`, readable by its owner alone.

    Raises `ImproperlyConfigured` if nothing can be kept there.
    """
    given = text(name)
    if given:
        return given
    try:
        if not path.exists():
            _make_secret(path)
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise unusable(name, path, error) from error


def unusable(name: str, path: Path, error: OSError) -> ImproperlyConfigured:
    """The words for a place that cannot be read or written."""
    return ImproperlyConfigured(
        f"{path} cannot be used: {error.strerror}. Everything is kept in DATA_DIR: it must be a folder with room, "
        f"which this user may write. Another one: make run DATA_DIR=/path/to/folder ({name})"
    )


def _make_secret(path: Path) -> None:
    """Writes a fresh secret so that it is there whole or not at all, whoever else does the same."""
    fresh = path.with_suffix(f".{os.getpid()}")
    try:
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48), encoding="utf-8")
        with suppress(FileExistsError):
            os.link(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
