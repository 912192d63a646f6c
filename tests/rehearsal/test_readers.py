"""A machine without pdftotext is told so in CI and goes on with pypdf elsewhere."""

import pytest

from tests.rehearsal import readers


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr("shutil.which", lambda program: None)
    return monkeypatch


def test_without_pdftotext(bare: pytest.MonkeyPatch) -> None:
    bare.delenv("CI", raising=False)
    assert readers.readers() == ["pypdf"]
    assert readers.note() == "read by pypdf; pdftotext is not installed"


def test_without_pdftotext_in_ci(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("CI", "true")
    with pytest.raises(readers.NoReader, match="poppler-utils"):
        readers.readers()
