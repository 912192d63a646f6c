"""Puts an export together: a folder or a ZIP file that is either complete or not there."""

import json
import os
import shutil
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from documents import extracts, store
from documents.circulation import tracing
from documents.dossier.exporting import letters, manifest
from documents.dossier.exporting.papers import act_name, extract_name, issued, papers
from documents.dossier.exporting.preparation import preparation
from documents.dossier.exporting.results import results
from documents.dossier.problems import MEETING_FILE
from documents.models import Act, Extract
from documents.models.trace import TraceKind
from meetings.models import Meeting
from people.models import User
from people.refusals import BadInput

ZIP_DAY = (1980, 1, 1, 0, 0, 0)


class AlreadyThere(BadInput):
    """The place for the export is taken; nothing is overwritten."""


def export_dossier(
    meeting: Meeting, path: Path, *, at: datetime, all_ballots: bool = False, by: User | None = None
) -> str:
    """Writes a meeting, or a chancery's letters, as a dossier to `path` (a folder, or a ZIP file if it ends in `.zip`).

    The papers are as they were sent, without a stamp; who exported them (`by`) and when is in the access log.
    Returns the checksum of the manifest. The same meeting at the same `at` gives the same files. Raises
    `AlreadyThere`; `drafts.Unprintable` for an extract that cannot be set; `store.Damaged` when a stored PDF is not
    what it was.
    """
    if path.exists():
        raise AlreadyThere(_("%(path)s đã có; hãy chọn tên khác.") % {"path": path})
    with tempfile.TemporaryDirectory(prefix=".phienhop-", dir=path.parent) as room:
        folder = Path(room) / "dossier"
        files = _fill(folder, meeting, all_ballots)
        listed = manifest.manifest(files, meeting.title, at)
        files[manifest.FILE] = _write(folder / manifest.FILE, listed)
        if path.suffix.lower() == ".zip":
            _zip(files, Path(room) / "dossier.zip")
            os.replace(Path(room) / "dossier.zip", path)
        else:
            os.replace(folder, path)
    if by is not None:
        _note(meeting, by, at)
    return str(listed["checksum"])


def _note(meeting: Meeting, by: User, at: datetime) -> None:
    with transaction.atomic():
        for one in papers(meeting):
            if one.name:
                tracing.trace_copy(version=one.version, kind=TraceKind.DOSSIER, by=by, at=at)


def _extracts(meeting: Meeting) -> list[Extract]:
    """What offices got instead of the whole, each with its file, also of those that nobody has opened yet."""
    found = Extract.objects.filter(act__meeting=meeting).select_related("act__meeting__body__organisation", "office")
    return [extracts.file_of(one) for one in found.select_related("entry").order_by("act__kind", "office__position")]


def _fill(folder: Path, meeting: Meeting, all_ballots: bool) -> dict[str, Path]:
    """Writes all files but the manifest; their paths by their names."""
    if meeting.is_chancery:
        return _letters(folder, meeting)
    parts = _extracts(meeting)
    with transaction.atomic():  # one picture of the meeting: nothing moves between the parts
        filed, acts = papers(meeting), issued(meeting)
        prepared = preparation(meeting, filed)
        came = results(meeting, filed, acts, all_ballots=all_ballots)
    files = {
        MEETING_FILE: _write(folder / MEETING_FILE, prepared),
        "results.json": _write(folder / "results.json", came),
    }
    for one in filed:
        if one.name:
            files[one.name] = _kept(folder / one.name, one.version.sha256)
    for part in parts:
        name = extract_name(part)
        files[name] = _kept(folder / name, part.file_sha256)
    return files | _issued(folder, acts)


def _letters(folder: Path, office: Meeting) -> dict[str, Path]:
    """The same for what hangs on a chancery."""
    with transaction.atomic():
        acts = issued(office)
        told = letters.letters(office, acts)
    return {letters.FILE: _write(folder / letters.FILE, told), **_issued(folder, acts)}


def _issued(folder: Path, acts: list[Act]) -> dict[str, Path]:
    return {act_name(act): _kept(folder / act_name(act), act.file_sha256) for act in acts}


def _kept(target: Path, sha256: str) -> Path:
    return _copy(store.verify(sha256).path, target)


def _write(path: Path, content: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def _copy(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return target


def _zip(files: dict[str, Path], target: Path) -> None:
    """A ZIP file that depends on the files alone, not on the day or the machine."""
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED) as made:
        for name, path in sorted(files.items()):
            entry = zipfile.ZipInfo(name, ZIP_DAY)
            entry.external_attr = 0o644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            with path.open("rb") as source, made.open(entry, "w") as out:
                shutil.copyfileobj(source, out)
