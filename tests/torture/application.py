"""What a server under torture serves: the product, with the mistake that was chosen for it.

The choice is read when the process starts, so that one installation can have one mistake after another.
"""

from pathlib import Path

from django.conf import settings

from config.asgi import application
from tests.torture.bugs import SEEDS

__all__ = ["application"]


def seed(named: Path) -> None:
    """Puts in the mistake that the file names; nothing if there is no file."""
    if named.is_file():
        SEEDS[named.read_text(encoding="ascii").strip()]()


seed(Path(settings.BUG_FILE))  # type: ignore[misc]
