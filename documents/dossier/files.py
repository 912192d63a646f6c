"""The PDFs of a dossier: there, readable, and allowed where they stand."""

from dataclasses import dataclass
from pathlib import Path as FilePath

from django.utils.translation import gettext as _

from documents.dossier import names
from documents.dossier.problems import Path, Problems
from documents.dossier.raw import Raw, part, rows, text
from documents.dossier.source import Source
from documents.pdf import gate, secrecy
from people.refusals import Refusal


@dataclass(frozen=True)
class Checked:
    """A file that passed the gate for PDFs."""

    path: FilePath
    inspection: gate.Inspection


def check(data: Raw, source: Source, problems: Problems) -> dict[str, Checked]:
    """The papers' files by the names the dossier gives them; a problem for each that cannot be taken."""
    seen: dict[str, Checked | str] = {}
    for path, paper in _papers(data):
        name = text(paper, "file")
        if not name:
            continue
        if name not in seen:
            seen[name] = _checked(name, source)
        found = seen[name]
        if isinstance(found, str):
            problems.at((*path, "file"), found)
    _titles(data, problems)
    return {name: found for name, found in seen.items() if isinstance(found, Checked)}


def _papers(data: Raw) -> list[tuple[Path, Raw]]:
    return [*_of_meeting(data), *rows(data, "agenda", "papers")]


def _of_meeting(data: Raw) -> list[tuple[Path, Raw]]:
    return [(("meeting", *path), paper) for path, paper in rows(part(data, "meeting"), "papers")]


def _checked(name: str, source: Source) -> Checked | str:
    if message := names.fault(name):
        return message
    path = source.find(name)
    if path is None:
        return _("không có tệp “%(name)s” trong hồ sơ") % {"name": name}
    try:
        inspection = gate.inspect(path)
    except Refusal as refusal:
        return f"{name}: {refusal}"
    if inspection.looks_secret or secrecy.name_looks_secret(name):
        return _(
            "%(name)s: tên tệp hoặc trang đầu có dấu độ mật, tài liệu mật không được đưa vào hệ thống; "
            "nếu không phải, hãy tải riêng tệp này lên ở trang tài liệu"
        ) % {"name": name}
    return Checked(path, inspection)


def _titles(data: Raw, problems: Problems) -> None:
    """Two papers of one item need two titles: delegates could not tell them apart."""
    seen: set[tuple[Path, str]] = set()
    for path, paper in _papers(data):
        title = text(paper, "title")
        if title and (path[:-1], title) in seen:
            problems.at((*path, "title"), _("nội dung này đã có tài liệu cùng tên"))
        seen.add((path[:-1], title))
