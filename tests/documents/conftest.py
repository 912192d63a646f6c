from pathlib import Path

import pytest
from pytest_django import Settings

from tests.factories import World, world


@pytest.fixture
def here(db: None, settings: Settings, tmp_path: Path) -> World:
    """The fixture meeting in session, ten of eleven members present; files go to a folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path
    return world(state="running", present=10)
