"""A folder as a dossier: files by name, no links, within limits."""

from pathlib import Path

import pytest

from documents.dossier import folder, limits
from documents.dossier.problems import Problems


def found(root: Path) -> tuple[list[str], list[str]]:
    problems = Problems()
    return sorted(folder.files(root, problems)), [str(problem) for problem in problems.found]


def test_files_are_found_by_their_relative_names(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.pdf").write_bytes(b"x")
    (tmp_path / "meeting.json").write_bytes(b"{}")
    (tmp_path / ".DS_Store").write_bytes(b"x")
    assert found(tmp_path) == (["meeting.json", "papers/a.pdf"], [])


def test_links_to_files_and_folders_are_refused(tmp_path: Path) -> None:
    root = tmp_path / "dossier"
    root.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.pdf").write_bytes(b"x")
    (root / "file.pdf").symlink_to(tmp_path / "elsewhere" / "a.pdf")
    (root / "papers").symlink_to(tmp_path / "elsewhere")
    names, problems = found(root)
    assert names == []
    assert [problem.split(":")[0] for problem in problems] == ["file.pdf", "papers"]


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits.Budget.__init__, "__defaults__", (2, 1024))
    for number in range(3):
        (tmp_path / f"{number}.pdf").write_bytes(b"x")
    assert found(tmp_path) == (["0.pdf", "1.pdf"], ["hồ sơ có quá 2 tệp"])
