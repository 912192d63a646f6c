"""What is laid over the pages of a paper: who reads, from where, when, and the trace code.

On the screen it is one small SVG for each trace, so that page images stay the same for everybody and are kept by
their content; in a copy it is part of every page.
"""

from typing import Final
from xml.sax.saxutils import escape

import typst
from django.utils import timezone

from documents.acts.press import TEMPLATES
from documents.circulation import trace_codes
from documents.models import Trace

SHARE: Final = 26  # the diagonal name is as high as this part of the shorter side
TURN: Final = -32  # degrees
ROWS: Final = (0.24, 0.54, 0.84)  # where the diagonal names stand, in parts of the height
LINE: Final = 75


def line_of(trace: Trace) -> str:
    """The line at the foot of the page."""
    opened = timezone.localtime(trace.opened_at)
    said = [trace.name, trace.unit, f"{opened:%H:%M %d/%m/%Y}", trace_codes.shown(trace.code)]
    return " · ".join(part for part in said if part)


def mark_of(trace: Trace) -> str:
    """The words across the page."""
    return f"{trace.name} · {trace_codes.shown(trace.code)}"


def svg(trace: Trace) -> str:
    """The stamp for the screen, in the shape of the version's first page."""
    width, height = trace.version.width, trace.version.height
    least = min(width, height)
    mark, line = escape(mark_of(trace)), escape(line_of(trace))
    across = "".join(
        f'<text x="{width / 2:.1f}" y="{height * row:.1f}" font-size="{least / SHARE:.1f}" fill="#000" '
        f'fill-opacity=".1" transform="rotate({TURN} {width / 2:.1f} {height * row:.1f})">{mark}</text>'
        for row in ROWS
    )
    foot = (
        f'<text x="{width / 2:.1f}" y="{height - least / 90:.1f}" font-size="{least / LINE:.1f}" fill="#333" '
        f'stroke="#fff" stroke-width="{least / 500:.1f}" paint-order="stroke">{line}</text>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.1f} {height:.1f}" text-anchor="middle" '
        f'font-family="Arial, Liberation Sans, Roboto, sans-serif">{across}{foot}</svg>'
    )


def pdf(trace: Trace) -> bytes:
    """The same as one page of PDF, its letters inside, to be laid over the pages of a copy."""
    size = {"width": f"{trace.version.width:.2f}", "height": f"{trace.version.height:.2f}"}
    made = typst.compile(
        (TEMPLATES / "trace.typ").read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={**size, "mark": mark_of(trace), "line": line_of(trace)},
    )
    assert isinstance(made, bytes)  # noqa: S101 - for the type checker; one page of PDF was asked for
    return made
