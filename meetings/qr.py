"""QR codes as images."""

import io

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.svg import SvgPathFillImage


def svg(text: str) -> bytes:
    """The text as a QR code in SVG, black on white, with the quiet zone of four modules."""
    out = io.BytesIO()
    qrcode.make(text, image_factory=SvgPathFillImage, error_correction=ERROR_CORRECT_M, border=4).save(out)
    return out.getvalue()
