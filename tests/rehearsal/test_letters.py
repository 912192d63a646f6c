"""Whether text is in one piece, and whether a file that is not ours is read as it is."""

import unicodedata

import typst

from tests.documents.pdf.samples import blank_pdf
from tests.rehearsal import letters, readers, sheets

HEAD = '#set page("a4", margin: (left: 30mm, right: 15mm, y: 20mm))\n#set text(font: "Libertinus Serif", size: 14pt)\n'
SENTENCE = "Đảng ủy phường kết luận"


def typeset(text: str, head: str = HEAD) -> bytes:
    made = typst.compile((head + text).encode())
    assert isinstance(made, bytes)
    return made


def test_whole_letters() -> None:
    assert letters.faults(typeset(SENTENCE)) == []


def test_letters_in_pieces() -> None:
    found = letters.faults(typeset(unicodedata.normalize("NFD", SENTENCE)))
    assert found == [f"the text that {reader} reads is not in NFC" for reader in readers.readers()]


def test_no_letters_at_all() -> None:
    assert letters.faults(blank_pdf()) == ["no font is used"]
    assert "page 1: nothing is on it" in sheets.faults(blank_pdf())


def test_pages_without_numbers() -> None:
    found = sheets.faults(typeset("#pagebreak()\n".join([SENTENCE] * 2)))
    assert "page 2: it is numbered “”" in found
    assert [fault for fault in found if fault.startswith("page 1")] == []


def test_a_digit_that_begins_a_page_is_no_number() -> None:
    found = sheets.faults(typeset("1. Về công tác cán bộ"))
    assert found == []
