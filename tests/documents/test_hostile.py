"""Each hostile file is refused with a sentence, or taken in with nothing of it that acts; no child is left behind."""

import contextlib
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytest_django import Settings

from documents import intake, store
from documents.intake import Inspected, LooksSecret, Upload
from documents.pdf import activity, gate
from documents.pdf.refusals import BrokenPdf, BrokenPicture, EncryptedPdf, TooManyPages, WrongPassword
from people.refusals import BadInput
from tests.documents.pdf import hostile, samples
from tests.documents.pdf.hostile import Hostile

ACTING = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/SubmitForm", b"/XFA", b"/AA", b"cmd.exe", b"MZ-evil")


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """Files of the test's own; afterwards nothing waits and no child is left."""
    settings.MEDIA_ROOT = tmp_path
    others = children()
    yield
    assert list(tmp_path.glob("incoming/*")) == []
    assert children() <= others


def children() -> set[str]:
    """The processes of this one; other tests keep servers."""
    return set(Path(f"/proc/self/task/{os.getpid()}/children").read_text().split())


def taken(data: bytes, password: str = "") -> tuple[Inspected, bytes]:
    """What would be kept of these bytes."""
    upload = Upload(file=io.BytesIO(data), name="Tờ trình.pdf", declared=True, password=password)
    with intake.take(upload) as file:
        return file, file.received.path.read_bytes()


def test_there_are_enough_of_them() -> None:
    assert len(hostile.EVERY) >= 80
    assert len({one.name for one in hostile.EVERY}) == len(hostile.EVERY)


@pytest.mark.parametrize("one", [one for one in hostile.EVERY if one.refused], ids=str)
def test_it_is_refused_with_a_sentence(one: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "CPU_SECONDS", 3)
    monkeypatch.setattr(gate, "PATIENCE", 120.0)
    with pytest.raises(one.refused) as refused:
        taken(one.make())
    assert isinstance(refused.value, BadInput)
    assert str(refused.value).endswith(".")
    assert "đồng chí" in str(refused.value).lower() or "không" in str(refused.value).lower()


@pytest.mark.parametrize("one", [one for one in hostile.EVERY if not one.refused and not one.either], ids=str)
def test_it_is_taken_in_without_what_it_would_do(one: Hostile) -> None:
    file, kept = taken(one.make())
    assert file.removed == one.removed
    assert (file.facts.sha256, file.facts.size) == (file.received.sha256, len(kept))
    assert len(PdfReader(io.BytesIO(kept)).pages) == file.facts.pages >= 1
    if one.removed:
        assert [word for word in ACTING if word in kept] == []


@pytest.mark.parametrize("one", [one for one in hostile.EVERY if one.either], ids=str)
def test_what_one_reader_mends_and_another_does_not_ends_well_either_way(one: Hostile) -> None:
    """It depends on the edition of PDFium: a page that can be drawn, or a sentence."""
    with contextlib.suppress(BrokenPdf, BrokenPicture, TooManyPages):
        assert taken(one.make())[0].facts.pages >= 1


def test_what_is_kept_has_its_words_and_its_outline() -> None:
    data = samples.outlined_pdf().replace(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/JavaScript/JS(1)>>", 1)
    data = data.replace(b"/Type /Catalog", b"/Type /Catalog/OpenAction<</S/JavaScript/JS(1)>>", 1)
    file, kept = taken(data)
    assert file.removed == ("script",)
    assert [mark.title for mark in file.facts.outline] == ["Phần một", "Mục 1.1", "Phần hai"]
    assert "Phần một" in PdfReader(io.BytesIO(kept)).pages[0].extract_text()


def test_what_does_nothing_is_kept_byte_by_byte() -> None:
    data = samples.text_pdf(2)
    file, kept = taken(data)
    assert (kept == data, file.removed, file.original) == (True, (), None)


def test_a_password_opens_the_file_once() -> None:
    file, kept = taken(samples.encrypted_pdf("mật khẩu"), password="mật khẩu")
    reader = PdfReader(io.BytesIO(kept))
    assert (reader.is_encrypted, file.facts.pages) == (False, 1)
    assert "ngân sách" in reader.pages[0].extract_text()
    assert "mật khẩu".encode() not in kept


def test_a_wrong_password_is_told() -> None:
    with pytest.raises(WrongPassword, match="không mở được"):
        taken(samples.encrypted_pdf("đúng"), password="sai")
    with pytest.raises(EncryptedPdf, match="Tệp có mật khẩu"):
        taken(samples.encrypted_pdf("đúng"))


def test_the_kinds_that_are_told_are_those_that_are_found() -> None:
    from documents.models import PaperVersion

    assert set(PaperVersion.Removed.values) == set(activity.NAMES)


def test_a_signed_file_that_acts_is_kept_as_it_was_beside_the_clean_one() -> None:
    signature = b"/FT/Sig/T(s)/V<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<00>>>"
    data = hostile.page(
        root=b"/OpenAction" + hostile.JS + b"/AcroForm<</Fields[5 0 R]/SigFlags 3>>",
        on_page=b"/Annots[5 0 R]",
        extra=(b"<</Type/Annot/Subtype/Widget/Rect[0 0 0 0]" + signature + b">>",),
    )
    upload = Upload(file=io.BytesIO(data), name="Ký.pdf", declared=True)
    with intake.take(upload) as file:
        file.keep()
        kept = file.keep_original()
    assert (file.facts.is_signed, file.removed, file.original_name) == (True, ("script",), "Ký.pdf")
    assert store.path(kept).read_bytes() == data
    assert b"/JavaScript" not in store.path(file.facts.sha256).read_bytes()


def test_the_stamp_of_secrecy_is_asked_of_what_acts_too() -> None:
    data = hostile.page(root=b"/OpenAction" + hostile.JS)
    upload = Upload(file=io.BytesIO(data), name="TỐI MẬT.pdf", declared=True)
    with pytest.raises(LooksSecret), intake.take(upload):
        pass
