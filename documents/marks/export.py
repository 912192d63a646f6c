"""A person's copy of a paper as PDF, with the marks as annotations that other programs show, change and list.

Each mark is a PDF annotation (ISO 32000-1, 12.5.6: Ink, Highlight, Text) and brings its own appearance, because
readers draw those without one each in their own way, and because an Ink annotation has one width for a whole stroke:
the pressure of the pen is in the appearance alone.
"""

import io
from collections.abc import Sequence
from datetime import UTC
from itertools import pairwise
from typing import Any, Final

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)

from documents.marks.frame import Frame, Point
from documents.models import Mark
from documents.models.mark import MarkKind

Colour = tuple[float, float, float]

# As on the screen (marks.css): what is written, and what is laid over words.
INKS: Final[dict[str, Colour]] = {
    "blue": (0.11, 0.31, 0.85),
    "red": (0.78, 0.12, 0.12),
    "green": (0.08, 0.5, 0.24),
    "yellow": (0.66, 0.4, 0),
}
WASHES: Final[dict[str, Colour]] = {
    "blue": (0.61, 0.76, 1),
    "red": (1, 0.7, 0.68),
    "green": (0.65, 0.89, 0.72),
    "yellow": (1, 0.91, 0.45),
}
LEAST: Final = 0.35  # of the width: what a line has under no pressure, as on the screen
ICON: Final = 20.0  # points, the side of a note
KAPPA: Final = 0.5523  # a quarter of a circle as a curve
PRINTED: Final = 4
# What can do something by itself stays behind: a copy that is handed on is for reading.
ACTING: Final = {"/FileAttachment", "/Movie", "/RichMedia", "/Screen", "/Sound", "/3D"}


def annotated(pdf: bytes, marks: Sequence[Mark]) -> bytes:
    """The PDF with the marks on its pages; scripts, actions and attachments of the original are left out.

    Outline, links from page to page and page labels stay.
    """
    writer, reader = PdfWriter(), PdfReader(io.BytesIO(pdf))
    writer.append(reader)
    root = writer.root_object
    root.pop("/AcroForm", None)
    if "/PageLabels" in reader.root_object:
        root[NameObject("/PageLabels")] = reader.root_object["/PageLabels"].clone(writer)
    for page in writer.pages:
        _quieten(page)
    for mark in marks:
        page = writer.pages[mark.page - 1]
        note = annotation(mark, Frame.of(page), writer)
        page.setdefault(NameObject("/Annots"), ArrayObject())
        listed = page["/Annots"].get_object()
        listed.append(writer._add_object(note))  # type: ignore[union-attr]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def annotation(mark: Mark, frame: Frame, writer: PdfWriter) -> DictionaryObject:
    """One mark as an annotation with its appearance."""
    drawn, box = _drawing(mark, frame)
    kind = {MarkKind.NOTE: "/Text", MarkKind.HIGHLIGHT: "/Highlight"}.get(MarkKind(mark.kind), "/Ink")
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): _numbers(box),
            NameObject("/C"): _numbers(_colour(mark)),
            NameObject("/F"): NumberObject(PRINTED),
            NameObject("/NM"): TextStringObject(str(mark.pk)),
            NameObject("/T"): TextStringObject(str(mark.sheet.user)),
            NameObject("/Contents"): TextStringObject(mark.text or mark.quote),
            NameObject("/M"): TextStringObject(mark.changed_at.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ")),
        }
    )
    note.update(_geometry(mark, frame))
    form = _appearance(drawn, box, multiply=mark.kind in (MarkKind.HIGHLIGHT, MarkKind.MARKER))
    note[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(form)})
    return note


def _geometry(mark: Mark, frame: Frame) -> dict[Any, Any]:
    """What the kind of annotation says of its place, for programs that go on with it."""
    if mark.kind == MarkKind.NOTE:
        return {NameObject("/Name"): NameObject("/Comment")}
    if mark.kind == MarkKind.HIGHLIGHT:
        # Upper left, upper right, lower left, lower right as the text runs: the order all readers understand.
        corners = [[(x, y), (x + w, y), (x, y + h), (x + w, y + h)] for x, y, w, h in mark.shape]
        places = [frame.place(*corner) for quad in corners for corner in quad]
        return {NameObject("/QuadPoints"): _numbers(number for place in places for number in place)}
    stroke = [number for x, y, _ in mark.shape for number in frame.place(x, y)]
    border = DictionaryObject({NameObject("/W"): FloatObject(round(mark.width * frame.across * 0.7, 2))})
    return {NameObject("/InkList"): ArrayObject([_numbers(stroke)]), NameObject("/BS"): border}


def _drawing(mark: Mark, frame: Frame) -> tuple[str, tuple[float, float, float, float]]:
    """The operators that draw the mark, and the box it fills."""
    red, green, blue = _colour(mark)
    colour = f"{red:.3f} {green:.3f} {blue:.3f} rg\n"
    if mark.kind == MarkKind.NOTE:
        x, y = frame.place(*mark.shape[0])
        half = ICON / 2
        return colour + _bubble(x, y, half), (x - half, y - half, x + half, y + half)
    if mark.kind == MarkKind.HIGHLIGHT:
        rings = [
            [frame.place(x, y), frame.place(x + w, y), frame.place(x + w, y + h), frame.place(x, y + h)]
            for x, y, w, h in mark.shape
        ]
        return colour + "".join(map(_ring, rings)) + "f\n", _around([point for ring in rings for point in ring], 0)
    dots = [(frame.place(x, y), _half(mark, pressure) * frame.across) for x, y, pressure in mark.shape]
    parts = [_disc(point, radius) for point, radius in dots]
    parts += [_band(*first, *second) for first, second in pairwise(dots)]
    # One path: where its pieces overlap they are not laid over each other twice.
    return colour + "".join(parts) + "f\n", _around([point for point, _ in dots], max(radius for _, radius in dots))


def _colour(mark: Mark) -> Colour:
    return (INKS if mark.kind == MarkKind.INK else WASHES)[mark.colour]


def _half(mark: Mark, pressure: float) -> float:
    return mark.width * (1 if mark.kind == MarkKind.MARKER else LEAST + (1 - LEAST) * pressure) / 2


def _ring(points: Sequence[Point]) -> str:
    (x, y), *rest = points
    return f"{x:.2f} {y:.2f} m " + " ".join(f"{a:.2f} {b:.2f} l" for a, b in rest) + " h\n"


def _disc(centre: Point, r: float) -> str:
    (x, y), k = centre, KAPPA * r
    return (
        f"{x - r:.2f} {y:.2f} m {x - r:.2f} {y + k:.2f} {x - k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x + k:.2f} {y + r:.2f} {x + r:.2f} {y + k:.2f} {x + r:.2f} {y:.2f} c "
        f"{x + r:.2f} {y - k:.2f} {x + k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x - k:.2f} {y - r:.2f} {x - r:.2f} {y - k:.2f} {x - r:.2f} {y:.2f} c h\n"
    )


def _band(a: Point, at_a: float, b: Point, at_b: float) -> str:
    """The piece of line between two points, as wide as each."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = (dx * dx + dy * dy) ** 0.5
    if not length:
        return ""
    nx, ny = -dy / length, dx / length
    return _ring(
        [
            (a[0] + nx * at_a, a[1] + ny * at_a),
            (b[0] + nx * at_b, b[1] + ny * at_b),
            (b[0] - nx * at_b, b[1] - ny * at_b),
            (a[0] - nx * at_a, a[1] - ny * at_a),
        ]
    )


def _bubble(x: float, y: float, half: float) -> str:
    """A disc with three lines of writing."""
    lines = "".join(
        f"{x - half * 0.5:.2f} {y + step:.2f} m {x + half * 0.5:.2f} {y + step:.2f} l S\n"
        for step in (half * 0.35, 0.0, -half * 0.35)
    )
    return _disc((x, y), half) + f"f 0.06 0.14 0.19 RG {half * 0.14:.2f} w 1 J\n{lines}"


def _around(points: Sequence[Point], margin: float) -> tuple[float, float, float, float]:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin


def _appearance(drawn: str, box: Sequence[float], multiply: bool) -> DecodedStreamObject:
    form = DecodedStreamObject()
    form.set_data(("/marks gs\n" + drawn if multiply else drawn).encode())
    state = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
    states = DictionaryObject({NameObject("/ExtGState"): DictionaryObject({NameObject("/marks"): state})})
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _numbers(box),
            NameObject("/Resources"): states if multiply else DictionaryObject(),
        }
    )
    return form


def _numbers(values: Any) -> ArrayObject:
    return ArrayObject([FloatObject(round(value, 3)) for value in values])


def _quieten(page: PageObject) -> None:
    """Takes away what the page of the original would do by itself."""
    page.pop("/AA", None)
    if "/Annots" not in page:
        return
    kept = ArrayObject()
    for reference in page["/Annots"].get_object():  # type: ignore[union-attr]
        note = reference.get_object()
        if not isinstance(note, DictionaryObject) or note.get("/Subtype") in ACTING:
            continue
        for name in ("/A", "/AA", "/PA"):
            note.pop(name, None)
        kept.append(reference)
    page[NameObject("/Annots")] = kept
