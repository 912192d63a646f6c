"""Pictures in the guides."""

from functools import cache
from typing import Any

from django import template
from django.contrib.staticfiles import finders
from PIL import Image

register = template.Library()
DENSITY = 2  # pixels of a picture for each CSS pixel


@register.inclusion_tag("people/help/picture.html")
def picture(name: str, caption: str) -> dict[str, Any]:
    """The picture `people/guide/<name>.webp` with what it shows; `make guide-pictures` draws them all anew."""
    file = f"people/guide/{name}.webp"
    width, height = size(file)
    return {"file": file, "caption": caption, "width": width // DENSITY, "height": height // DENSITY}


@cache
def size(file: str) -> tuple[int, int]:
    """Width and height in pixels: the text stays in place while the picture comes. Raises `FileNotFoundError`."""
    found = finders.find(file)
    if not isinstance(found, str):
        raise FileNotFoundError(file)
    with Image.open(found) as image:
        return image.size
