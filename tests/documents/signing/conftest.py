from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from pytest_django import Settings

from tests.documents.signing.factories import authority, closed_world
from tests.factories import World


@pytest.fixture(autouse=True)
def trusted(settings: Settings, tmp_path: Path) -> Path:
    """The tests' own authority is the one that is believed."""
    settings.SIGNING_DIR = tmp_path / "signing"
    folder = tmp_path / "signing" / "trust"
    folder.mkdir(parents=True)
    root = authority().certificate.public_bytes(serialization.Encoding.PEM)
    (folder / "root.pem").write_bytes(root)
    return folder


@pytest.fixture
def here(db: None) -> World:
    return closed_world()
