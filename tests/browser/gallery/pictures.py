"""Pictures of pages: all of them for looking at, and the few that the guides and the README show."""

import io
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import FloatRect, Page

from tests.browser.gallery.view import Picture
from tests.product.server import ROOT

FOLDERS: Final = {
    "guide": ROOT / "people" / "static" / "people" / "guide",
    "docs": ROOT / "docs" / "pictures",
}
HEAVIEST: Final = {"guide": 58_000, "docs": 100_000}  # bytes of a kept picture
MARGIN: Final = 12  # CSS pixels around the part that is shown


def keep(page: Page, picture: Picture) -> Path:
    """Writes the picture as small as it must be; the page should be drawn at two pixels for each CSS pixel."""
    image = Image.open(io.BytesIO(_shot(page, picture.of))).convert("RGB")
    image.thumbnail((picture.width, 4 * picture.width), Image.Resampling.LANCZOS)
    image = image.crop((0, 0, image.width, min(image.height, picture.height)))
    path = FOLDERS[picture.place] / f"{picture.name}.webp"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_small(image, HEAVIEST[picture.place]))
    return path


def _shot(page: Page, selector: str) -> bytes:
    """The selected part with a margin, or the window as it is."""
    if not selector:
        return page.screenshot(animations="disabled")
    box = page.locator(selector).first.bounding_box()
    assert box is not None, selector
    clip: FloatRect = {
        "x": max(0, box["x"] - MARGIN),
        "y": max(0, box["y"] + page.evaluate("scrollY") - MARGIN),
        "width": box["width"] + 2 * MARGIN,
        "height": box["height"] + 2 * MARGIN,
    }
    return page.screenshot(animations="disabled", full_page=True, clip=clip)


def _small(image: Image.Image, most: int) -> bytes:
    """As good as fits into `most` bytes, in quality 40 at worst."""
    for quality in (82, 74, 66, 58, 50, 40):
        out = io.BytesIO()
        image.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= most:
            break
    return out.getvalue()
