"""The press: typst kept warm, content in, PDF/A-2b out."""

import datetime
import functools
import hashlib
import io
import json
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst
from pypdf import PdfReader

from documents.acts.ballot_paper import BallotPaper
from documents.acts.composition import compose
from documents.acts.composition.ballot_paper import compose_ballot
from documents.acts.kinds import Act
from documents.acts.profile import Profile
from documents.acts.typefaces import BUNDLED, bold_weight, prints
from documents.acts.typography import UnprintableText

TEMPLATES = Path(__file__).resolve().parent.parent / "typst"
_UNDATED = datetime.datetime(2000, 1, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
_GOOD_FOLDERS = (Path("/usr/share/fonts/truetype/msttcorefonts"), Path("/usr/share/fonts/truetype/liberation2"))
"""Debian's folders with whole Vietnamese alphabets; an older Liberation installed beside them would hide them."""
_MISSING_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')


@dataclass(frozen=True, kw_only=True)
class Gap:
    """The room left for a signature: above the name that is centred at `x`, `y` on `page` (from 1), `gap` high.

    Millimetres from the upper left corner of the page.
    """

    page: int
    x: float
    y: float
    gap: float


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """A finished file: its bytes, how many pages, the SHA-256 of the bytes in hexadecimal, the room for signatures."""

    pdf: bytes
    pages: int
    sha256: str
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True)
class _Case:
    """A compiler and the family it prints a profile in."""

    compiler: typst.Compiler
    family: str


class Press:
    """A typst compiler with its fonts found once.

    `font_paths` are folders whose fonts come first (an office's own licensed Times New Roman); then the machine's
    fonts, unless `system_fonts` is False; last Libertinus Serif, which is always there. Safe to share between
    threads: the compiler refuses to be entered twice, so one lock lets renderings through one at a time.
    """

    def __init__(self, font_paths: Sequence[Path] = (), *, system_fonts: bool = True) -> None:
        own = typst.Fonts(include_system_fonts=False, font_paths=list(font_paths))
        self._sources = [own, typst.Fonts(include_system_fonts=True)] if system_fonts else [own]
        self._cases: dict[tuple[str, ...], _Case] = {}
        self._lock = threading.Lock()

    def typeface(self, profile: Profile) -> str:
        """The family a document in this profile is printed in on this machine."""
        with self._lock:
            return self._case(profile.text.families).family

    def render(self, content: Act, profile: Profile) -> Rendered:
        """PDF/A-2b, tagged (PDF/UA-1), all fonts embedded; equal content gives identical bytes.

        UnprintableText when no font has some character of it.
        """
        return self._pressed(compose(content, profile), profile, "act.typ", _timestamp(content))

    def render_ballots(self, paper: BallotPaper, profile: Profile) -> Rendered:
        """The ballots of a round, `paper.copies` of them, as `render` makes an act."""
        return self._pressed(compose_ballot(paper, profile), profile, "ballots.typ", _UNDATED)

    def _pressed(self, data: dict[str, Any], profile: Profile, sheet: str, moment: datetime.datetime) -> Rendered:
        with self._lock:
            case = self._case(profile.text.families, sheet)
            data["typeface"] = {"family": case.family, "bold": bold_weight(case.family)}
            pdf = _compiled(case.compiler, json.dumps(data, ensure_ascii=False), moment, TEMPLATES / sheet)
            gaps = tuple(Gap(**found) for found in json.loads(case.compiler.query("<signed-above>", field="value")))
        pages = len(PdfReader(io.BytesIO(pdf)).pages)
        return Rendered(pdf=pdf, pages=pages, sha256=hashlib.sha256(pdf).hexdigest(), gaps=gaps)

    def sheet(self, template: str, data: Mapping[str, object], profile: Profile) -> bytes:
        """What goes with a document, in its typeface: a template of its own and that template's data, as PDF/A."""
        with self._lock:
            case = self._case(profile.text.families)
            inputs = json.dumps({**data, "family": case.family}, ensure_ascii=False)
            return _compiled(case.compiler, inputs, _UNDATED, TEMPLATES / template, ("a-2b",))

    def _case(self, families: tuple[str, ...], sheet: str = "act.typ") -> _Case:
        if (*families, sheet) not in self._cases:
            candidates = ((family, fonts) for family in families for fonts in self._sources)
            fit = ((family, fonts) for family, fonts in candidates if family == BUNDLED or prints(family, fonts))
            family, fonts = next(fit, (BUNDLED, self._sources[0]))
            compiler = typst.Compiler(TEMPLATES / sheet, root=TEMPLATES, font_paths=fonts, ignore_system_fonts=True)
            self._cases[*families, sheet] = _Case(compiler, family)
        return self._cases[*families, sheet]


def _compiled(
    compiler: typst.Compiler,
    data: str,
    timestamp: datetime.datetime,
    template: Path = TEMPLATES / "act.typ",
    standards: "Sequence[typst.PDFStandard]" = ("a-2b", "ua-1"),
) -> bytes:
    try:
        pdf = compiler.compile(
            template, format="pdf", sys_inputs={"data": data}, pdf_standards=list(standards), timestamp=timestamp
        )
    except typst.TypstError as error:
        missing = tuple(dict.fromkeys("".join(_MISSING_GLYPH.findall(error.diagnostic))))
        if missing:
            raise UnprintableText(missing) from error
        raise
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no PDF")
    return pdf


@functools.cache
def default_press() -> Press:
    """The press of this process, with the machine's fonts."""
    return Press([folder for folder in _GOOD_FOLDERS if folder.is_dir()])


def render(content: Act, profile: Profile) -> Rendered:
    """Render on the process's own press; see `Press.render`."""
    return default_press().render(content, profile)


def stamp(data: Mapping[str, object], profile: Profile) -> bytes:
    """A visible signature, a PDF of one page: `width_mm`, `height_mm`, `left_mm` (kept free), `colour`, `lines`."""
    return default_press().sheet("stamp.typ", data, profile)


def verification_sheet(data: Mapping[str, object], profile: Profile) -> bytes:
    """A page by which a copy is checked: `issuer`, `number`, `sha256`, `code`, `link`, `qr` (the bytes of a PNG)."""
    return default_press().sheet("verification.typ", data, profile)


def render_ballots(paper: BallotPaper, profile: Profile) -> Rendered:
    """Render on the process's own press; see `Press.render_ballots`."""
    return default_press().render_ballots(paper, profile)


def _timestamp(content: Act) -> datetime.datetime:
    day = content.letterhead.date
    return _UNDATED if day is None else _UNDATED.replace(year=day.year, month=day.month, day=day.day)
