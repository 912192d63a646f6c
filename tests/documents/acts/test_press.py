"""The finished file: PDF/A with its fonts inside, the same bytes each time, and nothing typed is taken for markup."""

import dataclasses
import hashlib
import io
import random
import threading
import unicodedata
from typing import Literal

import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from documents.acts import Act, Press, Rendered, Signature, UnprintableText, profiles, render, typefaces
from documents.acts.profiles import codes
from documents.acts.typefaces import ALPHABET, prints
from tests.documents.acts import contents, inspection
from tests.documents.acts.conftest import Print

VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
KINDS: list[Act] = [contents.NOTICE, contents.MINUTES, contents.INVITATION, contents.SUMMARY]


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("act", KINDS)
def test_pdf_a_2b_tagged_with_every_font_inside(printed: Print, act: Act, code: str) -> None:
    done = printed(act, code)
    root = PdfReader(io.BytesIO(done.pdf)).trailer["/Root"]
    assert isinstance(root, DictionaryObject)
    metadata = root["/Metadata"]
    assert isinstance(metadata, StreamObject)
    xmp = metadata.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert str(root["/Lang"]) == "vi"
    assert "true" in str(root["/MarkInfo"]).lower()
    assert isinstance(root["/OutputIntents"], ArrayObject)
    assert len(root["/OutputIntents"]) == 1
    embedded = inspection.fonts(done.pdf)
    assert embedded
    assert set(embedded.values()) == {True}
    assert inspection.families(done.pdf) == {"LibertinusSerif"}


def test_pages_and_digest(printed: Print) -> None:
    done = printed(contents.NOTICE, "party-05hd-2026")
    assert done.pages == 2
    assert done.sha256 == hashlib.sha256(done.pdf).hexdigest()


@pytest.mark.parametrize("act", KINDS)
def test_equal_content_gives_identical_bytes(act: Act) -> None:
    one, other = Press(system_fonts=False), Press(system_fonts=False)
    first = one.render(act, profiles.load())
    one.render(dataclasses.replace(contents.NOTICE, abstract="về việc khác"), profiles.load())
    assert one.render(act, profiles.load()) == first
    assert other.render(act, profiles.load()) == first


def test_the_file_is_dated_as_the_document(notice: bytes) -> None:
    metadata = PdfReader(io.BytesIO(notice)).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == contents.DAY
    assert metadata.title == f"THÔNG BÁO {contents.NOTICE.abstract}"
    assert metadata.author == "ĐẢNG ỦY PHƯỜNG TÂN HÒA BẮC"


def pangram() -> str:
    letters = [*VOWELS, *VOWELS.upper()]
    return " ".join("".join(letters[start : start + 6]) for start in range(0, len(letters), 6))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_no_vietnamese_letter_is_lost(bundled_press: Press, form: Literal["NFC", "NFD"]) -> None:
    typed = unicodedata.normalize(form, pangram())
    act = dataclasses.replace(
        contents.NOTICE,
        abstract=f"kết luận {typed}",
        opening=(typed,),
        signature=Signature(authority="T/M BAN", title="BÍ THƯ", name=typed),
    )
    pdf = bundled_press.render(act, profiles.load()).pdf
    assert inspection.text(pdf).count(pangram()) == 3
    poppler = inspection.poppler_text(pdf)
    if poppler is not None:
        assert poppler.count(pangram()) >= 2
    assert inspection.families(pdf) == {"LibertinusSerif"}


HOSTILE = [
    "#panic()",
    '#import "/etc/passwd"',
    "*x* _y_ `z` $a^2$",
    "= không phải tiêu đề",
    "- + / không phải danh sách",
    "<nhãn> @trích",
    "\\ \\u{41} \\#",
    "[[ngoặc]] {{ }} ;",
    "// chú thích /* nữa */",
    "\"nháy\" 'đơn' “kép”",
    "~ -- --- ... 1/2",
    "https://example.vn/a?b=c&d=e#f",
    "sys.inputs.data",
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_markup_is_printed_as_typed(bundled_press: Press, typed: str) -> None:
    act = dataclasses.replace(
        contents.NOTICE,
        abstract=f"x {typed}",
        opening=(f"y {typed} y",),
        recipients=(f"{typed} z",),
        letterhead=dataclasses.replace(contents.HEAD, place=typed),
    )
    read = inspection.text(bundled_press.render(act, profiles.load()).pdf)
    assert f"x {typed}" in read
    assert f"y {typed} y" in read
    assert f"{typed}, ngày 12".replace(" ", "") in read.replace(" ", "")


def test_a_word_without_end_stays_on_the_page(bundled_press: Press) -> None:
    act = dataclasses.replace(
        contents.NOTICE, opening=("dài " + "đ" * 400,), abstract="w" * 120, recipients=("m" * 200,)
    )
    pdf = bundled_press.render(act, profiles.load()).pdf
    for page in range(len(inspection.texts(pdf))):
        assert max(glyph.right for glyph in inspection.glyphs(pdf, page)) <= 195.2
    assert sum(text.count("đ") for text in inspection.texts(pdf)) > 400


def test_a_letter_no_font_has_is_named(bundled_press: Press) -> None:
    act = dataclasses.replace(contents.NOTICE, opening=("Ngày 漢 họp",))
    with pytest.raises(UnprintableText) as refusal:
        bundled_press.render(act, profiles.load())
    assert refusal.value.characters == ("漢",)
    assert str(refusal.value).startswith("Văn bản có ký tự không in được: “漢” (U+6F22).")


def test_the_press_works_on_after_a_refusal(bundled_press: Press, printed: Print) -> None:
    with pytest.raises(UnprintableText):
        bundled_press.render(dataclasses.replace(contents.NOTICE, abstract="漢"), profiles.load())
    assert bundled_press.render(contents.NOTICE, profiles.load()) == printed(contents.NOTICE, "party-05hd-2026")


def test_empty_fields_still_print(bundled_press: Press) -> None:
    bare = dataclasses.replace(
        contents.NOTICE,
        letterhead=dataclasses.replace(contents.HEAD, superior="", issuer="", place=""),
        abstract="",
        opening=(),
        items=(),
        closing=(),
        recipients=(),
        signature=Signature(title="", name=""),
    )
    assert bundled_press.render(bare, profiles.load()).pages == 1


def test_one_press_serves_many_threads(bundled_press: Press) -> None:
    acts: list[Act] = [dataclasses.replace(contents.NOTICE, abstract=f"kết luận {number}") for number in range(6)]
    alone = [bundled_press.render(act, profiles.load()).sha256 for act in acts]
    together: dict[int, Rendered] = {}
    failures: list[Exception] = []

    def work(seed: int) -> None:
        order = list(range(len(acts)))
        random.Random(seed).shuffle(order)
        try:
            for number in order:
                together[number] = bundled_press.render(acts[number], profiles.load())
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert [together[number].sha256 for number in range(len(acts))] == alone


def test_the_bundled_face_prints_all_of_vietnamese(bundled_press: Press) -> None:
    assert bundled_press.typeface(profiles.load()) == "Libertinus Serif"
    assert prints("Libertinus Serif", typst.Fonts(include_system_fonts=False))
    assert set(VOWELS + VOWELS.upper()) <= set(ALPHABET)


def test_a_face_that_is_not_there_or_not_whole_is_passed_over(bundled_press: Press) -> None:
    bundled = typst.Fonts(include_system_fonts=False)
    assert not prints("Nowhere", bundled)
    assert not prints("New Computer Modern Math", bundled)
    own = profiles.adjusted(profiles.load(), {"text.families": ["Nowhere", "New Computer Modern Math"]})
    assert bundled_press.typeface(own) == "Libertinus Serif"


def test_a_face_without_some_letter_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "ALPHABET", "abc漢")
    assert not prints("Libertinus Serif", typst.Fonts(include_system_fonts=False))


def test_this_machine_s_own_fonts_print_the_notice() -> None:
    done = render(contents.NOTICE, profiles.load())
    assert len(inspection.families(done.pdf)) == 1
    assert "Số 87-TB/ĐU" in inspection.text(done.pdf)
