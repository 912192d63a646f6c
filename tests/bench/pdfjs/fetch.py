"""Brings PDF.js by npm, the version that is pinned here and no other; the product knows nothing of it."""

import base64
import hashlib
import shutil
import subprocess
import tarfile
from pathlib import Path

from tests.bench.child import ROOT

NAME, VERSION = "pdfjs-dist", "6.5.438"
SHA512 = "vg8Pw1x+AFKy4AMDvhuWl5cOYV8d698UoEANoFFhc79hqXDnZQqnOXoxw3HG907WHOg1JYOvLhP756boddFxpA=="
FOLDER = ROOT / "var" / "pdfjs" / VERSION
PATIENCE = 120  # seconds


class Absent(Exception):
    """PDF.js cannot be had here; the message says why."""


def build() -> Path:
    """The folder of its build for older browsers. Raises `Absent`."""
    found = FOLDER / "package" / "legacy" / "build"
    if not found.is_dir():
        _unpack(_fetched())
    return found


def _fetched() -> Path:
    if shutil.which("npm") is None:
        raise Absent("there is no npm, which brings PDF.js")
    FOLDER.mkdir(parents=True, exist_ok=True)
    command = ["npm", "pack", f"{NAME}@{VERSION}", "--silent", "--pack-destination", str(FOLDER)]
    try:
        subprocess.run(command, cwd=FOLDER, capture_output=True, timeout=PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError) as failed:
        raise Absent(f"npm could not bring {NAME} {VERSION}: {failed}") from failed
    return FOLDER / f"{NAME}-{VERSION}.tgz"


def _unpack(archive: Path) -> None:
    if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != SHA512:
        archive.unlink()
        raise Absent(f"what npm brought is not the {NAME} {VERSION} that was pinned")
    with tarfile.open(archive) as packed:
        packed.extractall(FOLDER, filter="data")
