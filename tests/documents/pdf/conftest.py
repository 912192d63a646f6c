"""A PDF on disk from its bytes."""

from collections.abc import Callable
from pathlib import Path

import pytest

Keep = Callable[[bytes], Path]


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Writes bytes to a file of the test's own and gives its path."""

    def write(data: bytes) -> Path:
        path = tmp_path / "paper.pdf"
        path.write_bytes(data)
        return path

    return write


@pytest.fixture(autouse=True)
def one_child_for_each_question() -> None:
    """These tests are about the child: each starts its own."""
