"""How a person wants pages to look: light or dark, and how large text is.

Chosen in the menu and kept in cookies of the device (`theme.js`), so that the first thing painted already looks so.
"""

from collections.abc import Mapping
from typing import Final

CHOICES: Final[Mapping[str, tuple[str, ...]]] = {"theme": ("light", "dark"), "text": ("large", "huge")}


def chosen(cookies: Mapping[str, str]) -> dict[str, str]:
    """The choices that differ from what the device itself says, by the names of their cookies."""
    return {name: cookies[name] for name, values in CHOICES.items() if cookies.get(name) in values}
