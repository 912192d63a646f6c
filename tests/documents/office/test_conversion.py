"""A stand-in for LibreOffice does its worst under the limits; the real one is tried in `test_libreoffice`."""

import io
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytest_django import Settings

from documents import intake, store
from documents.intake import Upload
from documents.office import child, conversion
from documents.office.refusals import BrokenOffice, HasMacros, HeavyOffice, ReachesOut
from documents.pdf.refusals import NotPdf
from tests.documents.office import packages
from tests.documents.pdf import samples

Behave = Callable[[str], None]
KEEPS = 'mkdir -p "$folder/out"; cp "$here/made.pdf" "$folder/out/source.pdf"'


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def behave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Behave:
    """A `soffice` first on the path that runs these lines; `$folder` is its own folder, `$here` that of the test."""
    place = tmp_path / "bin"
    place.mkdir()
    (place / "made.pdf").write_bytes(samples.text_pdf(2))

    def write(lines: str) -> None:
        program = place / "soffice"
        program.write_text(f'#!/bin/sh\nhere="{place}"\nfolder="$HOME"\n{lines}\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{place}{os.pathsep}{os.environ['PATH']}")

    return write


def converted(data: bytes | None = None, kind: str = "docx") -> bytes:
    source = store.root().parent / "source"
    source.write_bytes(packages.docx() if data is None else data)
    out = io.BytesIO()
    conversion.to_pdf(source, kind, out)
    return out.getvalue()


def taken(data: bytes, name: str = "Tờ trình.docx") -> tuple[intake.Inspected, bytes]:
    with intake.take(Upload(file=io.BytesIO(data), name=name, declared=True)) as file:
        file.keep()
        return file, store.path(file.keep_original()).read_bytes() if file.original else b""


def test_an_office_file_becomes_a_pdf_and_stays_beside_it(behave: Behave) -> None:
    behave(KEEPS)
    file, original = taken(packages.docx())
    assert (file.name, file.facts.pages, file.original_name) == ("Tờ trình.pdf", 2, "Tờ trình.docx")
    assert original == packages.docx()


def test_it_is_asked_without_windows_in_a_profile_without_macros(behave: Behave) -> None:
    behave(f'echo "$@" > "$folder/out.txt"; {KEEPS}; cp "$folder/out.txt" "$folder/out/" ')
    assert converted().startswith(b"%PDF")
    asked = child.command("/folder", "/folder/source.docx")
    assert asked[:2] == ["soffice", "--headless"]
    assert "-env:UserInstallation=file:///folder/profile" in asked
    written = "".join(f"{name}={value};" for _path, name, value in conversion.SETTINGS)
    assert "MacroSecurityLevel=3;DisableMacrosExecution=true;" in written


def test_it_sees_neither_settings_nor_papers(behave: Behave, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "not-for-you")
    monkeypatch.setenv("DATABASE_URL", "postgres://not-for-you@127.0.0.1/x")
    profile = 'grep -q DisableMacros "$folder"/profile/user/*.xcu'
    behave(f'test -z "$SECRET_KEY" && test -z "$DATABASE_URL" && {profile} && {KEEPS}')
    assert converted().startswith(b"%PDF")


def test_without_libreoffice_a_word_file_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "PROGRAM", "no-such-program")
    with pytest.raises(NotPdf, match="Lưu thành PDF"):
        taken(packages.docx())


@pytest.mark.parametrize(
    ("lines", "refused"),
    [
        ("exit 1", BrokenOffice),
        ("exit 0", BrokenOffice),
        ('mkdir -p "$folder/out"; : > "$folder/out/source.pdf"', BrokenOffice),
        ("kill -9 $$", HeavyOffice),
        ("kill -XCPU $$", HeavyOffice),
        ("kill -SEGV $$", BrokenOffice),
    ],
)
def test_what_fails_is_told(behave: Behave, lines: str, refused: type[Exception]) -> None:
    behave(lines)
    with pytest.raises(refused, match="Lưu thành PDF"):
        converted()


def test_a_pdf_that_is_none_is_refused_by_the_gate(behave: Behave) -> None:
    behave('mkdir -p "$folder/out"; echo "<html>" > "$folder/out/source.pdf"')
    with pytest.raises(NotPdf):
        taken(packages.docx())
    assert list((store.root() / "incoming").iterdir()) == []


def test_what_does_not_end_is_ended_with_all_it_started(behave: Behave, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "PATIENCE", 2.0)
    behave("sleep 611 & sleep 611")
    with pytest.raises(HeavyOffice):
        converted()
    time.sleep(0.2)
    lines = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()]
    assert not [line for line in lines if line == b"sleep\x00611\x00"]


@pytest.mark.parametrize(
    ("kind", "most"),
    [
        ("v", child.MEMORY // 1024),
        ("t", child.CPU_SECONDS),
        ("f", child.FILE_BYTES // 512),
        ("c", 0),
        ("n", 512),
    ],
)
def test_it_has_limits(behave: Behave, kind: str, most: int) -> None:
    """Address space, processor time, size of files, core dumps, open files, as the program itself is told."""
    behave(f'test "$(ulimit -{kind})" -le {most} && {KEEPS}')
    assert converted().startswith(b"%PDF")


def test_it_writes_nowhere_else(behave: Behave, tmp_path: Path) -> None:
    behave(f'echo x > "{tmp_path}/outside"; {KEEPS}')
    assert converted().startswith(b"%PDF")
    assert not (tmp_path / "outside").exists()


EXTERNAL = '<Relationship Id="x" Type="{}/{}" Target="http://evil.example/a" TargetMode="External"/>'
RELS = "word/_rels/document.xml.rels"


def linked(kind: str) -> bytes:
    return packages.docx({RELS: packages.relations(more=EXTERNAL.format(packages.OFFICE, kind))})


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        (packages.docx({"word/vbaProject.bin": b"x"}), HasMacros),
        (packages.docx({"word/activeX/activeX1.xml": b"x"}), HasMacros),
        (packages.docx({"xl/macrosheets/sheet1.xml": b"x"}), HasMacros),
        (packages.docx({"x.rels": "application/vnd.ms-word.document.macroEnabled.main+xml"}), HasMacros),
        (packages.docx({"word/embeddings/oleObject1.bin": b"x"}), ReachesOut),
        (packages.docx({"word/embeddings/a.zip": b"x"}), ReachesOut),
        (packages.docx({"cmd.exe": b"MZ"}), ReachesOut),
        (linked("attachedTemplate"), ReachesOut),
        (linked("oleObject"), ReachesOut),
        (linked("image"), ReachesOut),
        (packages.docx({"a.rels": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'}), BrokenOffice),
        (packages.docx({"../../etc/cron.d/a": b"x"}), BrokenOffice),
        (packages.docx({f"a{number}": b"" for number in range(5001)}), HeavyOffice),
        (packages.docx({"word/media/a.xml": bytes(30 * 1024 * 1024)}), HeavyOffice),
        (packages.docx({"a.rels": b" " * (5 * 1024 * 1024)}), HeavyOffice),
    ],
)
def test_a_hostile_package_never_reaches_libreoffice(behave: Behave, data: bytes, refused: type[Exception]) -> None:
    behave('touch "$here/ran"; exit 1')
    with pytest.raises(refused):
        taken(data)


def test_a_link_to_a_web_address_is_no_harm(behave: Behave) -> None:
    behave(KEEPS)
    assert taken(linked("hyperlink"))[0].facts.pages == 2


def test_a_zip_that_is_no_document_is_what_it_was(behave: Behave) -> None:
    behave(KEEPS)
    with pytest.raises(NotPdf) as refused:
        taken(packages.zipped({"a.pdf": b"x"}))
    assert refused.value.kind == "archive"


def test_a_package_that_breaks_off_is_what_it_was(behave: Behave) -> None:
    behave(KEEPS)
    with pytest.raises(NotPdf):
        taken(packages.docx()[:300])


def test_what_is_made_can_be_read(behave: Behave) -> None:
    behave(KEEPS)
    assert len(PdfReader(io.BytesIO(converted())).pages) == 2
