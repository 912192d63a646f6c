"""What the child said is said again, and only that."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from documents.pdf import cage, gate
from tests import answers
from tests.documents.pdf import samples


class Child:
    """Says what it was asked and how often; ends in the middle when it `crashes`."""

    def __init__(self) -> None:
        self.starts = 0
        self.crashes = False

    def run(self, pdf: Path, job: dict[str, Any], patience: float, secret: bytes) -> Generator[cage.Answer, None, None]:
        self.starts += 1
        yield cage.Answer({"is": job["do"], "start": self.starts}, pdf.read_bytes() + secret)
        if self.crashes:
            raise cage.Crashed("it ended")
        yield cage.Answer({"is": "whole"}, b"")


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Child:
    monkeypatch.setattr(answers, "KEPT", {})
    return Child()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"one")
    return path


def said(child: Child, pdf: Path, secret: bytes = b"", **job: Any) -> list[cage.Answer]:
    return list(answers.remembering(child.run)(pdf, {"do": "survey", **job}, 1.0, secret))


def test_the_same_question_is_answered_once(child: Child, paper: Path, tmp_path: Path) -> None:
    first = said(child, paper)
    first[0].head["is"] = "changed by who got it"
    other = tmp_path / "same.pdf"
    other.write_bytes(b"one")
    assert said(child, other) == [cage.Answer({"is": "survey", "start": 1}, b"one"), cage.Answer({"is": "whole"}, b"")]
    assert child.starts == 1


def test_another_file_job_or_password_is_another_question(child: Child, paper: Path) -> None:
    said(child, paper)
    said(child, paper, do="clean")
    said(child, paper, max_pages=3)
    said(child, paper, secret=b"password")
    paper.write_bytes(b"two")
    assert said(child, paper)[0].data == b"two"
    assert child.starts == 5


def test_what_crashed_or_was_left_is_asked_again(child: Child, paper: Path) -> None:
    child.crashes = True
    with pytest.raises(cage.Crashed):
        said(child, paper)
    child.crashes = False
    next(answers.remembering(child.run)(paper, {"do": "survey"}, 1.0, b""))
    assert said(child, paper)[0].head["start"] == 3
    assert said(child, paper)[0].head["start"] == 3


def test_much_is_not_kept(child: Child, paper: Path) -> None:
    paper.write_bytes(bytes(answers.LARGEST + 1))
    said(child, paper)
    assert said(child, paper)[0].head["start"] == 2


def test_the_gate_finds_the_same_without_a_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(samples.outlined_pdf())
    first = gate.inspect(path)
    monkeypatch.setattr("subprocess.Popen", None)
    assert gate.inspect(path) == first
