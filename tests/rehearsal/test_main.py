"""The file is written whatever happens, and the exit status says whether all held."""

import json
from pathlib import Path

import pytest

from tests.product.server import NoServer
from tests.rehearsal import __main__ as entry
from tests.rehearsal.play import Wrong
from tests.rehearsal.report import Report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("signal.signal", lambda *_: None)
    return tmp_path


def written(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "journey.json").read_text(encoding="utf-8"))
    return found


def test_all_holds(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def play(report: Report, _folder: Path) -> None:
        report.done("Everybody signs in", 0)
        report.results["votes"] = {"cast": 10, "lost": 0, "double": 0}

    monkeypatch.setattr(entry, "_play", play)
    monkeypatch.setattr(entry, "_judge", lambda report: None)
    assert entry.main(folder) == 0
    found = written(folder)
    assert list(found) == ["steps", "votes"]
    assert found["votes"] == {"cast": 10, "lost": 0, "double": 0}


@pytest.mark.parametrize("wrong", [Wrong("The vote is closed: no"), NoServer("The product did not start")])
def test_what_went_wrong_is_in_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch, wrong: AssertionError) -> None:
    def play(report: Report, _folder: Path) -> None:
        report.done("Everybody signs in", 0)
        raise wrong

    monkeypatch.setattr(entry, "_play", play)
    assert entry.main(folder) == 1
    found = written(folder)
    assert list(found) == ["steps", "failed"]
    assert found["failed"] == str(wrong)


def test_a_notice_with_faults_is_a_failure(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def play(report: Report, _folder: Path) -> None:
        path = folder / "notice.pdf"
        path.write_bytes(b"%PDF-1.7")
        report.results["notice"] = {"path": str(path)}

    monkeypatch.setattr(entry, "_play", play)
    monkeypatch.setattr("tests.rehearsal.notice.faults", lambda pdf: ["page 1 is numbered “1”"])
    assert entry.main(folder) == 1
    assert "page 1 is numbered “1”" in str(written(folder)["failed"])
