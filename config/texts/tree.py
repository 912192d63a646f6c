"""Which files carry texts of the interface."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from config.texts import python, templates
from config.texts.message import Message

APPS = ("config", "people", "meetings", "agenda", "voting", "documents", "realtime")
# The page that shows the design system is for developers alone.
LEFT_OUT = ("config/templates/design/", "config/design.py", "config/texts/")


def messages() -> dict[Message, list[str]]:
    """Every text of the product with the files that use it, in the order of files and lines."""
    found: dict[Message, list[str]] = {}
    for path in files():
        name = path.relative_to(settings.ROOT).as_posix()
        read = python.messages if path.suffix == ".py" else templates.messages
        for message in read(path.read_text(encoding="utf-8"), name):
            places = found.setdefault(message, [])
            if name not in places:
                places.append(name)
    return found


def files() -> Iterator[Path]:
    """The product's Python modules and templates, sorted."""
    for app in APPS:
        folder = settings.ROOT / app
        for path in sorted([*folder.rglob("*.py"), *folder.glob("templates/**/*.*")]):
            name = path.relative_to(settings.ROOT).as_posix()
            if path.is_file() and "/migrations/" not in name and not name.startswith(LEFT_OUT):
                yield path
