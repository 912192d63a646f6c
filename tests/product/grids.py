"""The squares of a QR code, out of a drawing or out of a picture of the screen."""

import io
import re

from PIL import Image

Grid = list[list[bool]]  # rows from the top, dark ones true
MODULE = re.compile(r"M(\d+),(\d+)H")
SIDE = re.compile(r'viewBox="0 0 (\d+) \d+"')
QUIET = 4  # light squares around the drawn code
LIGHT = 128


def of_svg(svg: str) -> Grid:
    """A code drawn as a path of unit squares with its quiet zone."""
    side = SIDE.search(svg)
    if side is None:
        raise ValueError("no drawing of a QR code")
    size = int(side[1]) - 2 * QUIET
    grid = [[False] * size for _ in range(size)]
    for across, down in MODULE.findall(svg):
        grid[int(down) - QUIET][int(across) - QUIET] = True
    return grid


def of_png(png: bytes) -> Grid:
    """The one code in a picture: upright, undamaged, dark on light; nothing else dark but rounded corners."""
    image = Image.open(io.BytesIO(png)).convert("L")
    rim = image.width // 25  # the rounded corners; the code has a wider light margin
    image = image.crop((rim, rim, image.width - rim, image.height - rim))
    box = image.point(lambda value: 255 if value < LIGHT else 0).getbbox()
    if box is None:
        raise ValueError("the picture is blank")
    return _squares(image.crop(box))


def _squares(code: Image.Image) -> Grid:
    """Cut along the upper left square, which is seven modules wide."""
    across = code.height // 360  # inside the first row, however many there are (177 at most)
    finder = next((x for x in range(code.width) if not _dark(code, x, across)), code.width)
    size = round((code.width / (finder / 7) - 17) / 4) * 4 + 17
    if not 21 <= size <= 177:
        raise ValueError("the picture is no QR code")
    step = code.width / size
    return [[_dark(code, int((x + 0.5) * step), int((y + 0.5) * step)) for x in range(size)] for y in range(size)]


def _dark(image: Image.Image, x: int, y: int) -> bool:
    value = image.getpixel((x, y))
    assert isinstance(value, int | float)
    return value < LIGHT
