"""Reads a dossier and judges it in full: all of it is right, or every problem is told at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from documents.dossier import agenda, contents, files, reading, references, schema, seats, times
from documents.dossier.files import Checked
from documents.dossier.known import look_up
from documents.dossier.problems import MEETING_FILE, Problems
from documents.dossier.raw import Raw
from documents.dossier.source import Source, opened

OTHERS = {MEETING_FILE, "manifest.json", "results.json"}


@dataclass(frozen=True)
class Loaded:
    """A dossier without problems. `unused` names files that nothing in it speaks of."""

    dossier: contents.Dossier
    files: dict[str, Checked]
    unused: tuple[str, ...]


@contextmanager
def load(path: Path) -> Iterator[Loaded]:
    """The dossier at `path` (folder, `meeting.json` or ZIP file); its files may be read until the block ends.

    Raises `DossierRefused` with every problem of names, shape, references, dates, seats, files and PDFs.
    """
    problems = Problems()
    with opened(path, problems) as source:
        data = _read(source, problems)
        checked: dict[str, Checked] = {}
        if data is not None:
            checked = judge(data, source, problems)
        problems.refuse_if_any()
        assert data is not None  # noqa: S101 - told to the type checker: without data there is a problem
        unused = source.unused(OTHERS | checked.keys())
        yield Loaded(contents.dossier(data), checked, tuple(unused))


def judge(data: Raw, source: Source, problems: Problems) -> dict[str, Checked]:
    """Adds every problem of the parsed `meeting.json`; the checked files by name."""
    schema.check(data, problems)
    data = open_part(data)
    known = look_up(data)
    references.check(data, known, problems)
    times.check(data, known, problems)
    seats.check(data, known, problems)
    agenda.check(data, problems)
    return files.check(data, source, problems)


def open_part(data: Raw) -> Raw:
    """The same without anything that was written about an item with a state-secret level.

    The schema has refused it; nothing further looks at it, so no message can repeat it.
    """
    items = data.get("agenda")
    kept = {"number", "minutes", "secrecy"}
    return data | {
        "agenda": [
            {key: value for key, value in item.items() if key in kept}
            if isinstance(item, dict) and "secrecy" in item
            else item
            for item in (items if isinstance(items, list) else [])
        ]
    }


def _read(source: Source, problems: Problems) -> Raw | None:
    path = source.find(MEETING_FILE)
    if path is None:
        if not problems:
            problems.in_file(MEETING_FILE, _("không có tệp này trong hồ sơ"))
        return None
    if path.stat().st_size > reading.LIMIT:
        message = _("nặng quá %(limit)d MB") % {"limit": reading.LIMIT // 1024**2}
        problems.in_file(MEETING_FILE, message)
        return None
    return reading.parse(path.read_bytes(), problems)
