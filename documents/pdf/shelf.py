"""Where the images and lines of one PDF lie, and how they get there whole.

Everything here can be drawn again from the PDF: nothing is fsync'd, and what a power cut left empty
counts as absent.
"""

import os
import tempfile
import time
from pathlib import Path
from typing import Final

EDITION: Final = "1"  # raise it when pages are drawn differently: old images are then not used
RETRY_SECONDS: Final = 600  # how long a page that failed is left alone


class Shelf:
    """The folder of one PDF, named by its content; files in it are named by page and size."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / EDITION

    def image(self, number: int, side: int) -> Path:
        """Where page `number` with `side` pixels on its shorter side lies, drawn or not."""
        return self.folder / f"{number}.{side}.webp"

    def lines(self, number: int) -> Path:
        """Where the text of page `number` lies, read or not."""
        return self.folder / f"{number}.json"

    def has(self, number: int, sides: tuple[int, ...], lines: bool) -> bool:
        """Whether all that is named is there."""
        wanted = [self.image(number, side) for side in sides] + ([self.lines(number)] if lines else [])
        return all(is_whole(path) for path in wanted)

    def put(self, path: Path, data: bytes) -> None:
        """Writes a file of this shelf at once: readers see all of it or nothing."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_whole(path, data)

    def fail(self, number: int) -> None:
        """Remembers that page `number` could not be drawn, so that it is not tried at every request."""
        self.put(self._failure(number), b"x")

    def has_failed(self, number: int) -> bool:
        """Whether page `number` could not be drawn a short while ago."""
        try:
            return time.time() - self._failure(number).stat().st_mtime < RETRY_SECONDS
        except FileNotFoundError:
            return False

    def _failure(self, number: int) -> Path:
        return self.folder / f"{number}.failed"


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file at once, whoever else writes it at the same time: readers see all of it or nothing."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def is_whole(path: Path) -> bool:
    """Whether the file is there and not empty."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
