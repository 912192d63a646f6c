"""A whole meeting as its people live it, from preparation to the reports on its tasks, in one walk."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import REDIS_DATABASE, Seat
from tests.browser.journey import arriving, concluding, deciding, discussing, following, issuing, preparing
from tests.browser.journey.cast import PREPARED, Cast
from tests.product.server import Product

pytestmark = pytest.mark.timeout(600)

CHAPTERS = (
    preparing.prepare,
    arriving.answer,
    arriving.day_of_the_meeting,
    arriving.check_in,
    arriving.show_pass,
    arriving.tick,
    discussing.open_meeting,
    discussing.first_item,
    discussing.speak,
    discussing.read,
    concluding.first_conclusion,
    deciding.put,
    deciding.open_vote,
    deciding.answer,
    deciding.close_vote,
    deciding.every_member_has_one_ballot,
    concluding.second_conclusion,
    concluding.restricted_item,
    concluding.last_item,
    issuing.close,
    issuing.check,
    issuing.issue,
    issuing.acknowledge,
    issuing.frozen,
    issuing.minutes,
    following.tasks,
)


@pytest.fixture
def product() -> Iterator[Product]:
    """The demo on the last day of its preparation, its 18th meeting still a draft."""
    running = Product("--fixture-date", moment=PREPARED, redis=REDIS_DATABASE)
    yield running
    running.stop()


def test_a_meeting_from_preparation_to_done_tasks(seat: Seat, tmp_path: Path) -> None:
    cast = Cast(seat, tmp_path)
    for chapter in CHAPTERS:
        begun = time.monotonic()
        chapter(cast)
        print(f"{time.monotonic() - begun:6.1f} s  {chapter.__module__.rsplit('.', 1)[1]}.{chapter.__name__}")
