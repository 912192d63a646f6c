"""Files as answers, piece by piece."""

from pathlib import Path

import pytest

from documents import streaming


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "book.pdf"
    made.write_bytes(bytes(range(256)) * 2500)
    return made


async def test_a_file_is_read_while_it_is_sent(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "PIECE", 100_000)
    book = file.open("rb")
    answer = streaming.FileAnswer(book, "Tập tài liệu.pdf", "application/pdf")
    pieces = [piece async for piece in answer]
    book.close()
    assert [len(piece) for piece in pieces] == [100_000] * 6 + [40_000]
    assert b"".join(pieces) == file.read_bytes()


def test_its_length_and_name_are_told(file: Path) -> None:
    book = file.open("rb")
    answer = streaming.FileAnswer(book, "Tập tài liệu.pdf", "application/pdf")
    assert answer["Content-Length"] == "640000"
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''T%E1%BA%ADp")
    assert b"".join(answer) == file.read_bytes()
    book.close()
