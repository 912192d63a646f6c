"""The reader of codes reads what is drawn, in every version and level that the product may use."""

import io

import pytest
import qrcode
from PIL import Image, ImageDraw
from qrcode import constants

from meetings import qr as drawing
from tests.product import qr

LEVELS = [
    constants.ERROR_CORRECT_L,
    constants.ERROR_CORRECT_M,
    constants.ERROR_CORRECT_Q,
    constants.ERROR_CORRECT_H,
]
TEXTS = [
    "http://127.0.0.1:8000/meetings/0193a1/gate/AAAAAAqHk1zL0mYx-_s/",
    "HTTPS://PHIENHOP.EXAMPLE/PASSES/AB12",
    "12112026",
    "1211202",
    "Phường Tân Hòa Bắc",
    "/" * 300,
]


def picture(text: str, level: int, *, box: int = 7) -> bytes:
    code = qrcode.QRCode(error_correction=level, box_size=box, border=4)
    code.add_data(text)
    code.make(fit=True)
    out = io.BytesIO()
    code.make_image().save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("level", LEVELS)
def test_reads_pictures(text: str, level: int) -> None:
    assert qr.read_png(picture(text, level)) == text


@pytest.mark.parametrize("text", TEXTS[:2])
def test_reads_the_products_drawing(text: str) -> None:
    assert qr.read_svg(drawing.svg(text).decode()) == text


def test_rounded_corners_do_not_disturb() -> None:
    with Image.open(io.BytesIO(picture(TEXTS[0], LEVELS[1], box=9))) as image:
        framed = image.convert("L")
    draw = ImageDraw.Draw(framed)
    for corner in [(0, 0), (framed.width - 3, 0), (0, framed.height - 3), (framed.width - 3, framed.height - 3)]:
        draw.rectangle((*corner, corner[0] + 3, corner[1] + 3), fill=0)
    out = io.BytesIO()
    framed.save(out, "PNG")
    assert qr.read_png(out.getvalue()) == TEXTS[0]


def test_what_is_no_code_is_said_to_be_none() -> None:
    out = io.BytesIO()
    Image.new("L", (300, 300), 255).save(out, "PNG")
    with pytest.raises(ValueError, match="blank"):
        qr.read_png(out.getvalue())
    with pytest.raises(ValueError, match="no drawing"):
        qr.read_svg("<svg></svg>")
