import hashlib
import time

import pytest

from documents.pdf import gate
from documents.pdf.refusals import (
    BrokenPdf,
    CutOffPdf,
    EncryptedPdf,
    ForeignContent,
    NotPdf,
    Timeout,
    TooLarge,
    TooManyPages,
)
from tests.documents.pdf import samples
from tests.documents.pdf.conftest import Keep


def test_a_good_paper_is_described(keep: Keep) -> None:
    data = samples.text_pdf(3)
    found = gate.inspect(keep(data))
    assert (found.pages, found.size, found.sha256) == (3, len(data), hashlib.sha256(data).hexdigest())
    assert (round(found.width), round(found.height)) == (595, 842)
    assert (found.has_text, found.looks_secret, found.is_restricted, found.outline) == (True, False, False, ())


def test_outline_and_title_are_read(keep: Keep) -> None:
    found = gate.inspect(keep(samples.outlined_pdf()))
    assert found.title == "Tờ trình số 12"
    assert [(mark.level, mark.title, mark.page) for mark in found.outline] == [
        (1, "Phần một", 1),
        (2, "Mục 1.1", 2),
        (1, "Phần hai", 3),
    ]


@pytest.mark.parametrize(("degrees", "size"), [(0, (595, 842)), (90, (842, 595)), (180, (595, 842)), (270, (842, 595))])
def test_the_first_page_is_measured_as_shown(keep: Keep, degrees: int, size: tuple[int, int]) -> None:
    found = gate.inspect(keep(samples.rotated_pdf(degrees)))
    assert (round(found.width), round(found.height)) == size


def test_a_scan_has_no_text(keep: Keep) -> None:
    assert gate.inspect(keep(samples.blank_pdf())).has_text is False


def test_three_hundred_pages_are_few(keep: Keep) -> None:
    assert gate.inspect(keep(samples.text_pdf(300))).pages == 300


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"\x00" * 5000, "empty"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + bytes(40) + b"word/document.xml", "docx"),
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", "xlsx"),
        (b"PK\x03\x04" + bytes(26) + b"tai-lieu/1.pdf", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "office"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\x00\x00\x00\x18ftypheic", "image"),
        (b"MZ\x90\x00" + bytes(100), "program"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML><html>", "html"),
        ("Kính gửi đồng chí".encode(), "text"),
        (b"\x01\x02\x00\x04", "unknown"),
        (b"\n" + samples.blank_pdf(), "shifted"),
        (b"GIF89a/*" + samples.blank_pdf(), "image"),
    ],
)
def test_another_kind_of_file_is_told_so(keep: Keep, data: bytes, kind: str) -> None:
    with pytest.raises(NotPdf) as refused:
        gate.inspect(keep(data))
    assert refused.value.kind == kind
    assert str(refused.value).endswith(".")


def test_a_password_is_refused(keep: Keep) -> None:
    with pytest.raises(EncryptedPdf):
        gate.inspect(keep(samples.encrypted_pdf("mật khẩu")))


def test_a_paper_locked_only_against_printing_is_taken(keep: Keep) -> None:
    found = gate.inspect(keep(samples.encrypted_pdf("")))
    assert (found.pages, found.has_text, found.is_restricted) == (1, True, True)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_cut_off_file_is_refused(keep: Keep, part: float) -> None:
    data = samples.text_pdf(3)
    with pytest.raises(CutOffPdf):
        gate.inspect(keep(data[: int(len(data) * part)]))


def test_a_cut_off_update_is_refused(keep: Keep) -> None:
    with pytest.raises(CutOffPdf):
        gate.inspect(keep(samples.text_pdf() + b"12 0 obj\n<</Type/Page"))


def test_a_file_shorter_than_it_says_is_refused(keep: Keep) -> None:
    data = samples.assembled([b"<</Linearized 1/L 99999/H[1 2]/O 3/E 4/N 1/T 5>>"])
    with pytest.raises(CutOffPdf):
        gate.inspect(keep(data))


def test_blanks_and_padding_at_the_end_do_no_harm(keep: Keep) -> None:
    assert gate.inspect(keep(samples.text_pdf() + b"\r\n\x00\x00\x1a")).pages == 1


@pytest.mark.parametrize(
    "tail", [b"<script>alert(1)</script>", b"PK\x05\x06" + bytes(18), b"PK\x05\x06" + bytes(16) + b"\x06\x00%%EOF\n"]
)
def test_something_attached_behind_is_refused(keep: Keep, tail: bytes) -> None:
    with pytest.raises(ForeignContent):
        gate.inspect(keep(samples.text_pdf() + tail))


def test_a_head_without_a_body_is_broken(keep: Keep) -> None:
    with pytest.raises(BrokenPdf):
        gate.inspect(keep(b"%PDF-1.7\nnothing\n%%EOF"))


def test_a_document_without_pages_is_broken(keep: Keep) -> None:
    with pytest.raises(BrokenPdf):
        gate.inspect(keep(samples.assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"])))


def test_a_broken_page_is_named(keep: Keep) -> None:
    with pytest.raises(BrokenPdf, match="Trang 2 "):
        gate.inspect(keep(samples.with_bad_page(3, bad=2)))


def test_a_page_too_small_to_be_seen_is_broken(keep: Keep) -> None:
    assert gate.inspect(keep(samples.blank_pdf(width=1, height=842))).pages == 1
    with pytest.raises(BrokenPdf, match="Trang 1 "):
        gate.inspect(keep(samples.blank_pdf(width=0.5, height=842)))


def test_too_many_pages(keep: Keep) -> None:
    path = keep(samples.blank_pdf(4))
    assert gate.inspect(path, max_pages=4).pages == 4
    with pytest.raises(TooManyPages, match="4 trang"):
        gate.inspect(path, max_pages=3)


def test_too_large(keep: Keep) -> None:
    data = samples.blank_pdf()
    path = keep(data)
    assert gate.inspect(path, max_bytes=len(data)).pages == 1
    with pytest.raises(TooLarge):
        gate.inspect(path, max_bytes=len(data) - 1)


def test_a_page_that_never_ends_is_refused_in_bounded_time(keep: Keep) -> None:
    started = time.monotonic()
    with pytest.raises(Timeout):
        gate.inspect(keep(samples.endless_pdf()))
    assert time.monotonic() - started < gate.PATIENCE + 2


def test_a_stream_that_swells_past_the_memory_limit_is_refused(keep: Keep) -> None:
    with pytest.raises(Timeout):
        gate.inspect(keep(samples.swelling_pdf(700)))


def test_a_stamped_first_page_is_noticed(keep: Keep) -> None:
    found = gate.inspect(keep(samples.text_pdf(text="Số 01-TB/ĐU #h(6cm) Đảng uỷ phường \\ TUYỆT MẬT \\ bảo mật")))
    assert found.looks_secret is True
