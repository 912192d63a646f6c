"""The guides show the pictures that are drawn for them, all of them, and none is heavy."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.browser.gallery import pictures, views

TEMPLATES = settings.ROOT / "people" / "templates" / "people" / "help"
USED = re.compile(r'\{% picture "([a-z-]+)"')
LIMIT = 60_000  # bytes: a guide opens at once on the network of a meeting room


def files() -> list[Path]:
    return sorted(pictures.FOLDERS["guide"].glob("*"))


def drawn(place: str) -> set[str]:
    kept = [picture for stage in views.STAGES.values() for view in stage for picture in view.pictures]
    return {f"{picture.name}.webp" for picture in kept if picture.place == place}


def test_guides_show_what_is_drawn() -> None:
    shown = {f"{name}.webp" for page in TEMPLATES.glob("*.html") for name in USED.findall(page.read_text())}
    assert {file.name for file in files()} == shown == drawn("guide")


def test_the_readme_shows_what_is_drawn() -> None:
    for name in ("README.md", "README.vi.md"):
        shown = set(re.findall(r"docs/pictures/([a-z-]+\.webp)", (settings.ROOT / name).read_text()))
        assert shown == drawn("docs") == {file.name for file in pictures.FOLDERS["docs"].glob("*")}


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_a_picture_is_light(file: Path) -> None:
    assert file.stat().st_size < LIMIT
