"""The judge of the notice finds the example right, and each thing that may be wrong with it."""

import dataclasses
import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from documents.acts import ConclusionNotice, Press, profiles
from tests.documents.acts import contents
from tests.rehearsal import notice

Printed = Callable[..., bytes]


@pytest.fixture(scope="module")
def printed() -> Printed:
    """The example as it is, with other content or with other settings of its profile."""
    press = Press(system_fonts=False)

    def render(act: ConclusionNotice = contents.NOTICE, **settings: Any) -> bytes:
        named = {name.replace("__", "."): value for name, value in settings.items()}
        return press.render(act, profiles.adjusted(profiles.load(), named)).pdf

    return render


@pytest.fixture(scope="module")
def right(printed: Printed) -> bytes:
    return printed()


def only(found: list[str], *expected: str) -> None:
    """Each of these is found, and nothing else."""
    assert [fault for fault in found if not any(part in fault for part in expected)] == []
    assert [part for part in expected if not any(part in fault for fault in found)] == []


def test_the_example_has_no_fault(right: bytes) -> None:
    assert notice.faults(right) == []


def test_a_colon_in_the_number(printed: Printed) -> None:
    found = notice.faults(printed(number__pattern="Số: {number}-{type}/{symbol}"))
    only(found, "does not read “Số 87-TB/ĐU”", r"reads Số\s*:")


def test_another_number(printed: Printed) -> None:
    assert contents.NOTICE.reference is not None
    reference = dataclasses.replace(contents.NOTICE.reference, number=88)
    only(notice.faults(printed(dataclasses.replace(contents.NOTICE, reference=reference))), "“Số 87-TB/ĐU”")


def test_a_draft(printed: Printed) -> None:
    assert contents.NOTICE.reference is not None
    reference = dataclasses.replace(contents.NOTICE.reference, number=None)
    found = notice.faults(printed(dataclasses.replace(contents.NOTICE, reference=reference)))
    only(found, "“Số 87-TB/ĐU”", "reads DỰ THẢO")


def test_the_states_way_to_sign(printed: Printed) -> None:
    only(notice.faults(printed(signature__on_behalf="TM.")), "“T/M BAN THƯỜNG VỤ”", r"reads TM\.")


def test_the_states_motto(printed: Printed) -> None:
    motto = [{"text": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "size_pt": 13, "shrunk_size_pt": 12}]
    only(notice.faults(printed(letterhead__motto=motto)), "“ĐẢNG CỘNG SẢN VIỆT NAM”", "reads CỘNG HÒA XÃ HỘI")


def test_a_number_on_the_first_page(printed: Printed) -> None:
    only(notice.faults(printed(page_number__on_first_page=True)), "page 1")


def test_a_number_at_another_height(printed: Printed) -> None:
    only(notice.faults(printed(page_number__from_top_mm=13)), "page 2: its number stands 13.")


def test_all_on_one_page(printed: Printed) -> None:
    found = notice.faults(printed(text__size_pt=13, text__paragraph_gap_pt=0, text__line_pitch_pt=15))
    only(found, "1 pages and not 2")


@pytest.mark.parametrize(("side", "least"), [("left", 30), ("right", 15), ("top", 20), ("bottom", 20)])
def test_a_margin_that_is_too_small(printed: Printed, side: str, least: int) -> None:
    full = dataclasses.replace(contents.NOTICE, opening=("Thông báo.",) * 60)  # down to the lower margin
    found = notice.faults(printed(full, **{f"page__{side}_mm": least - 8}))
    assert [fault for fault in found if "over the" in fault] != []
    assert [fault for fault in found if "over the" in fault and side not in fault] == []


def test_letters_are_measured_and_not_their_fields(printed: Printed) -> None:
    assert [fault for fault in notice.faults(printed(page__left_mm=29.9)) if "over the" in fault] == []


@pytest.mark.parametrize("size", [{"page__width_mm": 216}, {"page__height_mm": 279}])
def test_another_paper(printed: Printed, size: dict[str, int]) -> None:
    found = [fault for fault in notice.faults(printed(**size)) if "A4" in fault]
    assert [fault.split()[1] for fault in found] == ["1", "2"]


def test_a_font_that_is_not_in_the_file(right: bytes) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(right))
    for font in writer.pages[0]["/Resources"]["/Font"].values():  # type: ignore[index]
        (inner,) = font.get_object()["/DescendantFonts"]
        descriptor = inner.get_object()["/FontDescriptor"].get_object()
        for outlines in ("/FontFile2", "/FontFile3"):
            descriptor.pop(NameObject(outlines), None)
    out = io.BytesIO()
    writer.write(out)
    names = {str(font["/BaseFont"]) for font in fonts(right)}
    only([fault for fault in notice.faults(out.getvalue()) if "font" in fault], *names)


def fonts(pdf: bytes) -> list[Any]:
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]  # type: ignore[index]


def test_a_sentence_that_is_missing(printed: Printed) -> None:
    found = notice.faults(printed(dataclasses.replace(contents.NOTICE, recipients=contents.NOTICE.recipients[1:])))
    only(found, "“- Thường trực Tỉnh ủy (để báo cáo);”")
