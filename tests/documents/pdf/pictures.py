"""Scanned pictures, good and hostile, made on the spot."""

import io
import struct
import zlib
from typing import Any

from PIL import Image


def picture(kind: str = "JPEG", size: tuple[int, int] = (83, 117), mode: str = "RGB", **more: Any) -> bytes:
    """A plain picture of this format."""
    out = io.BytesIO()
    Image.new(mode, size, 200 if mode == "L" else "red").save(out, kind, **more)
    return out.getvalue()


def pages(count: int) -> bytes:
    """A TIFF of several pages, as a scanner makes them."""
    out = io.BytesIO()
    rest = [Image.new("1", (83, 117), 1) for _ in range(count - 1)]
    Image.new("1", (83, 117), 1).save(out, "TIFF", save_all=True, append_images=rest, compression="group4")
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png_claiming(width: int, height: int, packed: bytes = b"") -> bytes:
    """A PNG of a few bytes that says it is this large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def turned() -> bytes:
    """A JPEG that is stored lying and shown upright, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "SECRET-PLACE"
    return picture(size=(117, 83), exif=exif)
