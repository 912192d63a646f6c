"""The files of a dossier, wherever they come from: a folder or a ZIP file, safely opened."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from documents.dossier import archive, folder, names
from documents.dossier.problems import MEETING_FILE, Problems

ISSUED: Final = ("acts/", "extracts/")  # what an export adds and nothing reads again


@dataclass(frozen=True)
class Source:
    """Readable files by their names; a name is found in any Unicode form and letter case."""

    files: dict[str, Path]

    def find(self, name: str) -> Path | None:
        return self._by_key().get(names.key(name))

    def unused(self, used: set[str]) -> list[str]:
        """Names of files that nothing in the dossier speaks of, apart from what an export adds."""
        spoken = {names.key(name) for name in used}
        return [
            name
            for name in sorted(self.files)
            if names.key(name) not in spoken and not name.startswith(ISSUED) and "/" in name
        ]

    def _by_key(self) -> dict[str, Path]:
        return {names.key(name): path for name, path in self.files.items()}


@contextmanager
def opened(path: Path, problems: Problems) -> Iterator[Source]:
    """The files of the dossier at `path`, unpacked into a folder of their own if need be.

    `path` is a folder, its `meeting.json`, or a ZIP file (whose files may all lie in one folder).
    Adds a problem for every file that cannot be taken; those are left out.
    """
    if path.name == MEETING_FILE and path.is_file():
        path = path.parent
    with tempfile.TemporaryDirectory(prefix="phienhop-dossier-") as room:
        if path.is_dir():
            yield Source(folder.files(path, problems))
        elif path.is_file():
            yield Source(archive.unpacked(path, Path(room), problems))
        else:
            problems.in_file(str(path), _("không có thư mục hoặc tệp này"))
            yield Source({})
