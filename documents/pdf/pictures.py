"""Scanned pictures as pages of a PDF; runs in the limited child only.

Each picture is drawn anew: what was hidden in the file (places, thumbnails, other files behind it) stays behind.
"""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "TIFF")
PIXELS = 50_000_000
FRAMES = 500
LONGEST = 3508  # pixels: A4 at 300 dots an inch
QUALITY = 82
SHORT_SIDE = 595.0  # points: the width of A4


class TooManyPixels(Exception):
    """A picture, or the number of them, is beyond what a paper may have."""


class NoPicture(Exception):
    """The file cannot be read as the picture that it begins as."""


def to_pdf(file: BinaryIO) -> bytes:
    """One page for each picture in the file. Raises `TooManyPixels`, `NoPicture`."""
    Image.MAX_IMAGE_PIXELS = None  # asked below, before anything is unpacked
    try:
        with Image.open(file, formats=FORMATS) as image:
            return _assembled([_page(frame) for frame in _frames(image)])
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise NoPicture from error


def _frames(image: Image.Image) -> Iterator[Image.Image]:
    count = getattr(image, "n_frames", 1)
    if count > FRAMES:
        raise TooManyPixels
    for number in range(count):
        image.seek(number)
        if image.width * image.height > PIXELS:
            raise TooManyPixels
        yield image


def _page(frame: Image.Image) -> tuple[int, int, bool, bytes]:
    """Width and height in pixels, whether it is grey, and the JPEG of it, upright and on white."""
    shown = ImageOps.exif_transpose(frame)
    if shown.mode in ("1", "L", "I;16", "I", "F"):
        shown = shown.convert("L")
    else:
        over = shown.convert("RGBA")
        shown = Image.new("RGB", over.size, "white")
        shown.paste(over, mask=over.getchannel("A"))
    shown.thumbnail((LONGEST, LONGEST), Image.Resampling.BOX)
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=QUALITY)
    return shown.width, shown.height, shown.mode == "L", out.getvalue()


def _assembled(pages: list[tuple[int, int, bool, bytes]]) -> bytes:
    """The PDF: a catalogue, the tree of pages, and three objects for each page."""
    kids = b" ".join(b"%d 0 R" % (3 + 3 * index) for index in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(pages)]
    for index, page in enumerate(pages):
        objects += _objects(3 + 3 * index, *page)
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def _objects(number: int, width: int, height: int, grey: bool, jpeg: bytes) -> list[Any]:
    """The page `number`, what it draws, and its picture."""
    scale = SHORT_SIDE / min(width, height)
    across, down = b"%.2f" % (width * scale), b"%.2f" % (height * scale)
    draw = b"q " + across + b" 0 0 " + down + b" 0 0 cm /P Do Q"
    space = b"/DeviceGray" if grey else b"/DeviceRGB"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + across + b" " + down + b"]"
    page += b"/Contents %d 0 R/Resources<</XObject<</P %d 0 R>>>>>>" % (number + 1, number + 2)
    head = b"<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8" % (width, height)
    head += b"/ColorSpace" + space + b"/Filter/DCTDecode/Length %d>>stream\n" % len(jpeg)
    return [page, b"<</Length %d>>stream\n" % len(draw) + draw + b"\nendstream", head + jpeg + b"\nendstream"]
