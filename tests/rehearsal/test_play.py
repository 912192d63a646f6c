"""Steps follow one another until one fails; then everybody leaves and the step is named."""

from pathlib import Path
from typing import cast as told

import pytest

from tests.product.server import Product
from tests.rehearsal.client import Person
from tests.rehearsal.play import Play, Wrong, require_words, run
from tests.rehearsal.report import Report


class Somebody(Person):
    def __init__(self) -> None:
        super().__init__("http://127.0.0.1:1", "an")
        self.has_left = False

    async def close(self) -> None:
        await super().close()
        self.has_left = True


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def play(said: list[str], tmp_path: Path) -> Play:
    return Play(told(Product, None), Report(said.append), tmp_path)


async def fine(play: Play) -> str:
    return "on all 15 pages"


async def wrong(play: Play) -> str:
    require_words("Đang họp", "Đang họp", "Mục 1")
    return ""


async def test_steps_are_reported_in_order(play: Play, said: list[str]) -> None:
    await run(play, [("First", fine), ("Second", fine)])
    assert [step["name"] for step in play.report.steps] == ["First", "Second"]
    assert said[0].endswith("First (on all 15 pages)")


async def test_the_first_failure_ends_it(play: Play) -> None:
    somebody = play.people["an"] = Somebody()
    with pytest.raises(Wrong, match="Second: Wrong: “Mục 1” is not in “Đang họp”"):
        await run(play, [("First", fine), ("Second", wrong), ("Third", fine)])
    assert [step["name"] for step in play.report.steps] == ["First"]
    assert somebody.has_left


def test_only_pdfs_are_kept(play: Play, tmp_path: Path) -> None:
    assert play.keep("notice", b"%PDF-1.7 x") == str(tmp_path / "journey" / "notice.pdf")
    with pytest.raises(Wrong, match="minutes is no PDF"):
        play.keep("minutes", b"<html>")
