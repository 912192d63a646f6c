"""Reads a QR code as the camera of a tablet would (ISO/IEC 18004).

The picture is exact, so no error has to be corrected: format, mask, codewords in order, text.
"""

from collections.abc import Callable, Iterator

from qrcode.base import rs_blocks
from qrcode.util import MODE_8BIT_BYTE, MODE_ALPHA_NUM, MODE_NUMBER, length_in_bits, mask_func, pattern_position

from tests.product import grids
from tests.product.grids import Grid

Take = Callable[[int], int]
FORMAT_MASK = 0x5412
ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"


def read_svg(svg: str) -> str:
    """The text of a QR code drawn as an SVG path of unit squares. Raises `ValueError` if it is none."""
    return read(grids.of_svg(svg))


def read_png(png: bytes) -> str:
    """The text of the one QR code in a picture. Raises `ValueError` if there is none."""
    return read(grids.of_png(png))


def read(grid: Grid) -> str:
    """The text that the squares of a code stand for."""
    version = (len(grid) - 17) // 4
    level, mask = _format(grid)
    return _text(_in_order(list(_codewords(grid, mask)), version, level), version)


def _format(grid: Grid) -> tuple[int, int]:
    """Error correction level and mask from the fifteen bits around the upper left corner."""
    places = [(8, column) for column in (0, 1, 2, 3, 4, 5, 7, 8)] + [(row, 8) for row in (7, 5, 4, 3, 2, 1, 0)]
    bits = 0
    for row, column in places:
        bits = bits << 1 | grid[row][column]
    bits ^= FORMAT_MASK
    return bits >> 13, bits >> 10 & 7


def _is_function(row: int, column: int, size: int) -> bool:
    """Whether a module belongs to the frame (finders, timing, alignment, format, version) and carries no data."""
    version = (size - 17) // 4
    if row == 6 or column == 6:
        return True
    if (row < 9 and (column < 9 or column >= size - 8)) or (row >= size - 8 and column < 9):
        return True
    if version >= 7 and ((row < 6 and column >= size - 11) or (column < 6 and row >= size - 11)):
        return True
    centres = pattern_position(version)
    corners = {(6, 6), (6, size - 7), (size - 7, 6)}
    return any(
        abs(row - down) <= 2 and abs(column - across) <= 2
        for down in centres
        for across in centres
        if (down, across) not in corners
    )


def _codewords(grid: Grid, mask: int) -> Iterator[int]:
    """The bytes in the zigzag from the lower right corner, two columns at a time."""
    size, flipped = len(grid), mask_func(mask)
    value, count, upward = 0, 0, True
    for right in [*range(size - 1, 6, -2), *range(5, 0, -2)]:
        for row in range(size - 1, -1, -1) if upward else range(size):
            for column in (right, right - 1):
                if _is_function(row, column, size):
                    continue
                value, count = value << 1 | (grid[row][column] ^ flipped(row, column)), count + 1
                if count == 8:
                    yield value
                    value, count = 0, 0
        upward = not upward


def _in_order(words: list[int], version: int, level: int) -> bytes:
    """The data bytes, block after block; on the grid the blocks are interleaved."""
    blocks = rs_blocks(version, level)
    filled: list[list[int]] = [[] for _ in blocks]
    supply = iter(words)
    for place in range(max(block.data_count for block in blocks)):
        for block, bytes_of in zip(blocks, filled, strict=True):
            if place < block.data_count:
                bytes_of.append(next(supply))
    return bytes(word for bytes_of in filled for word in bytes_of)


def _text(data: bytes, version: int) -> str:
    """The segments of the bit stream put together."""
    bits = "".join(f"{byte:08b}" for byte in data)
    at, text = 0, b""

    def take(count: int) -> int:
        nonlocal at
        at += count
        return int(bits[at - count : at] or "0", 2)

    while at + 4 <= len(bits) and (mode := take(4)):
        if mode not in _SEGMENTS:
            raise ValueError(f"a QR code in mode {mode}")
        width: int = length_in_bits(mode, version)  # type: ignore[arg-type]
        text += _SEGMENTS[mode](take, take(width))
    return text.decode()


def _bytes(take: Take, count: int) -> bytes:
    return bytes(take(8) for _ in range(count))


def _alphanumeric(take: Take, count: int) -> bytes:
    pairs = [divmod(take(11), 45) for _ in range(count // 2)]
    signs = "".join(ALPHANUMERIC[first] + ALPHANUMERIC[second] for first, second in pairs)
    return (signs + (ALPHANUMERIC[take(6)] if count % 2 else "")).encode()


def _digits(take: Take, count: int) -> bytes:
    whole = "".join(f"{take(10):03d}" for _ in range(count // 3))
    return (whole + (f"{take(7):02d}" if count % 3 == 2 else f"{take(4)}" if count % 3 else "")).encode()


_SEGMENTS: dict[int, Callable[[Take, int], bytes]] = {
    MODE_8BIT_BYTE: _bytes,
    MODE_ALPHA_NUM: _alphanumeric,
    MODE_NUMBER: _digits,
}
