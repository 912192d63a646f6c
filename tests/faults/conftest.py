"""One house for all faults, and a hall for each test in it."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.faults.house import Hall, House
from tests.faults.length import LONG, REDIS_ROUNDS, STOPS

TABLETS = 14
collect_ignore = [] if LONG else ["test_herd.py"]


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("house"), TABLETS, 6 + REDIS_ROUNDS + STOPS)
    yield made
    made.close()


@pytest.fixture
async def hall(house: House) -> AsyncIterator[Hall]:
    made = Hall(house)
    yield made
    await made.room.leave()
    made.chair.close()
