"""Every kind in every profile stands where it stood when it was looked at: geometry in mm, and text."""

import json

import pytest

from documents.acts import BallotPaper, Press
from documents.acts.profiles import codes
from tests.documents.acts import golden, inspection
from tests.documents.acts.golden import Made

CASES = [(case, code) for case in golden.CASES for code in codes()]
NEAR = 0.15  # mm


@pytest.fixture(scope="module")
def made(bundled_press: Press) -> Made:
    return golden.press(bundled_press)


@pytest.mark.parametrize(("case", "code"), CASES)
def test_it_stands_as_it_was_looked_at(made: Made, case: str, code: str) -> None:
    kept = json.loads(golden.file_of(case, code).read_text(encoding="utf-8"))
    now = golden.measured(made(golden.CASES[case], code))
    assert (now["pages"], now["text"]) == (kept["pages"], kept["text"])
    for key in ("first", "last"):
        assert [line[3] for line in now[key]] == [line[3] for line in kept[key]]
        for line, before in zip(now[key], kept[key], strict=True):
            assert line[:3] == pytest.approx(before[:3], abs=NEAR), line[3]
    for box, before in zip(now["boxes"], kept["boxes"], strict=True):
        assert box == pytest.approx(before, abs=NEAR)


@pytest.mark.parametrize(("case", "code"), [one for one in CASES if one[0].endswith("-long")])
def test_a_dozen_pages_keep_the_margins_and_the_signature(made: Made, case: str, code: str) -> None:
    content = golden.CASES[case]
    done = made(content, code)
    assert done.pages >= 12
    if isinstance(content, BallotPaper):
        return
    for page in range(done.pages):
        glyphs = inspection.glyphs(done.pdf, page)
        number = "".join(glyph.char for glyph in glyphs if glyph.top < 16)
        assert number == ("" if page == 0 else str(page + 1))
        body = [glyph for glyph in glyphs if glyph.top > 16]
        assert min(glyph.left for glyph in body) >= 29.8
        assert max(glyph.right for glyph in body) <= 195.2
        assert max(glyph.bottom for glyph in body) <= 277.1
    assert done.gaps
    for gap in done.gaps:
        above = [glyph for glyph in inspection.glyphs(done.pdf, gap.page - 1) if glyph.top > 16]
        assert len({round(one.baseline) for one in above if one.baseline < gap.y - gap.gap - 12}) >= 2
