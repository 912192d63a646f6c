"""What a dossier consists of, file by file, so that years later one can tell whether it is still the same.

`checksum` is the SHA-256 over the lines "<sha256>  <path>" in the order of the paths, each ended by a line feed:
what `sha256sum` prints. Whoever wrote the checksum down elsewhere can prove the whole dossier by it.
"""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from documents.dossier.problems import Problem, Problems
from documents.dossier.source import Source, opened

FILE = "manifest.json"
FORMAT = "phienhop-manifest/1"


def manifest(files: dict[str, Path], title: str, at: datetime) -> dict[str, Any]:
    """The manifest of these files by their names in the dossier."""
    entries = [
        {"path": name, "sha256": digest(path), "size": path.stat().st_size} for name, path in sorted(files.items())
    ]
    return {
        "format": FORMAT,
        "meeting": title,
        "made_at": at.isoformat(),
        "files": entries,
        "checksum": checksum(entries),
    }


def checksum(entries: list[dict[str, Any]]) -> str:
    """The one checksum over all entries."""
    lines = sorted((str(entry["path"]), str(entry["sha256"])) for entry in entries)
    return hashlib.sha256("".join(f"{sha256}  {path}\n" for path, sha256 in lines).encode()).hexdigest()


def verify(path: Path) -> tuple[str, list[Problem]]:
    """The checksum of the dossier at `path` and everything that is not as its manifest says."""
    problems = Problems()
    with opened(path, problems) as source:
        said = _read(source, problems)
        if said is None:
            return "", problems.found
        _compare(source, said["files"], problems)
        if checksum(said["files"]) != said["checksum"]:
            problems.in_file(FILE, _("mã kiểm tra chung không khớp: danh mục đã bị sửa"), "checksum")
        return str(said["checksum"]), problems.found


def _compare(source: Source, entries: list[dict[str, Any]], problems: Problems) -> None:
    named = {str(entry["path"]): entry for entry in entries}
    for name, entry in named.items():
        path = source.find(name)
        if path is None:
            problems.in_file(name, _("thiếu tệp này"))
        elif digest(path) != entry["sha256"]:
            problems.in_file(name, _("nội dung đã thay đổi so với khi xuất"))
    for name in sorted(source.files.keys() - named.keys() - {FILE}):
        problems.in_file(name, _("tệp này không có trong danh mục"))


def _read(source: Source, problems: Problems) -> dict[str, Any] | None:
    path = source.find(FILE)
    if path is None:
        if not problems:
            problems.in_file(FILE, _("không có danh mục này, không kiểm tra được"))
        return None
    try:
        said = json.loads(path.read_bytes())
        sound = said["format"] == FORMAT and isinstance(said["checksum"], str)
        sound = sound and all({"path", "sha256"} <= entry.keys() for entry in said["files"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        sound = False
    if not sound:
        problems.in_file(FILE, _("danh mục không đọc được"))
        return None
    return dict(said)


def digest(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
