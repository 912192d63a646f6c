"""Compiled catalogues: made when they are missing or old, and read by a process that looked before."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils.translation import gettext, override
from django.utils.translation.reloader import translation_file_changed

from config.texts import binary

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "A text of nobody"\nmsgstr "{}"\n'


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    monkeypatch.setattr(binary, "FOLDER", tmp_path)
    with override_settings(LOCALE_PATHS=[tmp_path]):
        yield folder / "django.po"
    translation_file_changed(sender=None, file_path=Path("django.mo"))


def looked_up() -> str:
    with override("vi"):
        return gettext("A text of nobody")


def test_the_first_start_of_a_clone_speaks_vietnamese_at_once(source: Path) -> None:
    """`manage.py` translates something before `start` compiles, and the same process serves."""
    translation_file_changed(sender=None, file_path=source.with_suffix(".mo"))
    assert looked_up() == "A text of nobody"
    source.write_text(PO.format("Văn bản"), encoding="utf-8")
    assert binary.compile_stale() == [source.with_suffix(".mo")]
    assert looked_up() == "Văn bản"


def test_only_what_is_old_is_compiled(source: Path) -> None:
    source.write_text(PO.format("Cũ"), encoding="utf-8")
    binary.compile_stale()
    assert binary.compile_stale() == []
    source.write_text(PO.format("Mới"), encoding="utf-8")
    later = source.with_suffix(".mo").stat().st_mtime_ns + 10**9
    os.utime(source, ns=(later, later))
    assert binary.compile_stale() == [source.with_suffix(".mo")]
    assert looked_up() == "Mới"
