"""Word files say what the PDF says, in the measures of the profile; what was typed is text and nothing else."""

import dataclasses
import io
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.oxml.ns import qn

from documents.acts import Act, BallotLine, BallotPaper, Press, UnprintableText, profiles
from documents.acts.profiles import codes
from documents.word import ballot_docx, docx_of
from tests.documents.acts import contents, golden, inspection
from tests.documents.acts.conftest import Print
from tests.documents.acts.conftest import bundled_press as bundled_press
from tests.documents.acts.conftest import printed as printed

KINDS: dict[str, Act] = {
    "conclusion_notice": contents.NOTICE,
    "notice_extract": contents.EXTRACT,
    "minutes": contents.MINUTES,
    "invitation": contents.GENERAL_INVITATION,
    "resolution": contents.RESOLUTION,
    "official_letter": contents.LETTER,
    "opinion_form": contents.FORM,
    "counting_record": contents.RECORD,
    "opinion_summary": contents.SUMMARY,
    "task_report": contents.TASKS,
}
NOTE = "không phải bản gốc đã ký"


def words(text: str) -> list[str]:
    """The signs of a text in any order of columns: what stands where is compared by measures."""
    plain = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u2011", "-")
    return sorted(plain.split())


def docx_text(made: bytes) -> str:
    body = Document(io.BytesIO(made)).element.body
    said = []
    for one in body.iter(qn("w:t"), qn("w:p"), qn("w:noBreakHyphen"), qn("w:br")):
        said.append({"t": one.text or "", "p": "\n", "noBreakHyphen": "-", "br": " "}[one.tag.split("}")[1]])
    return "".join(said)


def pdf_words(pdf: bytes) -> list[str]:
    """Without page numbers; a word that is parted at a line's end is whole in neither."""
    pages = inspection.texts(pdf)
    lines = [page.split("\n") for page in pages]
    numbers = [str(place) for place in range(2, len(pages) + 1)]
    found = words(" ".join(" ".join(page) for page in lines))
    for number in numbers:
        found.remove(number)
    return found


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("kind", KINDS)
def test_it_says_what_the_pdf_says(printed: Print, kind: str, code: str) -> None:
    made = docx_of(KINDS[kind], profiles.load(code), NOTE)
    assert words(docx_text(made)) == pdf_words(printed(KINDS[kind], code).pdf)


NAMES = (
    BallotLine(name="Nguyễn Đức Ân", detail="Sinh 19/5/1980; Phó Bí thư"),
    BallotLine(name="Võ Thành Đạt", detail="Chủ nhiệm Ủy ban Kiểm tra"),
)
PAPERS: dict[str, BallotPaper] = {
    "slip": dataclasses.replace(golden.SLIP, signed=True, note="Phiếu gửi thư ký phiên họp."),
    "struck": dataclasses.replace(golden.SLIP, title="Phiếu bầu", lines=NAMES, columns=(), people=True),
    "two columns": dataclasses.replace(golden.SLIP, lines=NAMES, columns=("Đồng ý", "Không đồng ý"), people=True),
}


@pytest.mark.parametrize("code", codes())
@pytest.mark.parametrize("kind", PAPERS)
def test_a_ballot_says_what_its_pdf_says(bundled_press: Press, kind: str, code: str) -> None:
    profile = profiles.load(code)
    pdf = bundled_press.render_ballots(PAPERS[kind], profile).pdf
    assert words(docx_text(ballot_docx(PAPERS[kind], profile))) == pdf_words(pdf)


def test_what_was_typed_on_a_ballot_is_text() -> None:
    for typed in HOSTILE:
        made = ballot_docx(dataclasses.replace(golden.SLIP, lines=(BallotLine(name=typed),)), profiles.load())
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314 - our own file
        assert "49" not in words(docx_text(made))


@pytest.mark.parametrize("code", codes())
def test_the_measures_are_those_of_the_profile(code: str) -> None:
    profile = profiles.load(code)
    document = Document(io.BytesIO(docx_of(contents.NOTICE, profile)))
    section = document.sections[0]
    page = profile.page
    measures = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(one.mm) for one in measures if one is not None] == [
        page.left_mm,
        page.right_mm,
        page.top_mm,
        page.bottom_mm,
    ]
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)  # type: ignore[union-attr]
    assert section.header_distance is not None
    assert section.header_distance.mm == pytest.approx(profile.page_number.from_top_mm, abs=0.1)
    assert section.different_first_page_header_footer
    normal = document.styles["Normal"].font
    assert (normal.name, normal.size.pt) == ("Times New Roman", profile.text.size_pt)
    body = next(one for one in document.paragraphs if one.text.startswith("Ngày\u00a012/11/2026, Ban"))
    look = body.paragraph_format
    assert look.line_spacing.pt == profile.text.line_pitch_pt
    assert look.space_after.pt == profile.text.paragraph_gap_pt
    assert look.first_line_indent.mm == pytest.approx(profile.text.indent_mm, abs=0.05)
    assert {run.font.size.pt for run in body.runs if run.font.size} == {profile.text.size_pt}
    number = next(one for one in document.tables[0].cell(0, 0).paragraphs if "87" in one.text)
    assert {run.font.size.pt for run in number.runs if run.font.size} == {profile.letterhead.number_size_pt}


HOSTILE = (
    "{{ 7*7 }} {% for a in b %}x{% endfor %} {# c #} {_{ a }_} {_% b %_}",
    "</w:t></w:r><w:r><w:t>đứt</w:t>",
    "<script>alert(1)</script> & \"'<![CDATA[x]]>",
    "{{p block }} {{r x }} {%p endfor %} {%tr if 1 %}",
    "a\x00b\x07c\x0bd\x1fe\u200bf",
)


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_is_text(printed: Print, typed: str) -> None:
    act = dataclasses.replace(
        contents.NOTICE,
        abstract=typed,
        opening=(typed,),
        recipients=(typed,),
        letterhead=dataclasses.replace(contents.HEAD, place=typed),
    )
    made = docx_of(act, profiles.load(), NOTE)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))  # noqa: S314 - our own file
    assert "49" not in words(docx_text(made))
    # A long word is parted at a line's end in the PDF, so letters are compared.
    assert sorted("".join(words(docx_text(made)))) == sorted("".join(pdf_words(printed(act, "party-05hd-2026").pdf)))


def test_what_no_font_has_is_refused() -> None:
    with pytest.raises(UnprintableText):
        docx_of(dataclasses.replace(contents.NOTICE, abstract="a\ue000"), profiles.load())


def test_the_foot_of_each_page_says_that_it_is_no_original() -> None:
    document = Document(io.BytesIO(docx_of(contents.NOTICE, profiles.load(), NOTE)))
    section = document.sections[0]
    assert [one.paragraphs[0].text for one in (section.footer, section.first_page_footer)] == [NOTE, NOTE]
    assert "PAGE" in section.header._element.xml
    assert section.first_page_header.paragraphs[0].text == ""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_on_as_many_pages(printed: Print, tmp_path: Path) -> None:
    file = tmp_path / "87-TB.docx"
    file.write_bytes(docx_of(contents.NOTICE, profiles.load(), NOTE))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, timeout=120, capture_output=True)
    pdf = (tmp_path / "87-TB.pdf").read_bytes()
    assert len(inspection.texts(pdf)) == printed(contents.NOTICE, "party-05hd-2026").pages
    first = inspection.line_of(pdf, "Ngày 12/11/2026, Ban")
    assert (first[0].left, first[-1].right) == pytest.approx((40, 195), abs=0.6)
