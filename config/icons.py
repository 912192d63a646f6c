"""The icons of the lucide set, whose own package opens its archive of 1,700 anew for each of them."""

import io
from functools import cache
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import lucide

NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(name: str, attributes: dict[str, str]) -> str:
    """The icon as inline SVG with these attributes beside its own or in their place.

    An unknown name raises `lucide.IconDoesNotExist`.
    """
    try:
        source = _archive().read(f"{name}.svg")
    except KeyError:
        raise lucide.IconDoesNotExist(f"The icon {name!r} does not exist.") from None
    svg = ElementTree.fromstring(source)  # noqa: S314 - the set is ours
    for node in svg.iter():
        node.tag = node.tag.removeprefix(NAMESPACE)
    svg.attrib.update(attributes)
    return ElementTree.tostring(svg, encoding="unicode")


@cache
def _archive() -> ZipFile:
    return ZipFile(io.BytesIO(Path(lucide.__file__).with_name("lucide.zip").read_bytes()))
