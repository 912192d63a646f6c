"""Finished frames: what a page hears is whole and in order, however slowly it reads."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.frames import Frame, Opcode

from realtime import wire
from realtime.clients import HELD, Client
from realtime.told import WINDOW
from tests.product.server import free_port
from tests.realtime.speaker import SAID
from tests.realtime.tap import Tap, client

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 200_000])
def test_a_frame_is_what_the_protocol_says(size: int) -> None:
    text = "x" * size
    assert wire.finished(text) == Frame(Opcode.TEXT, text.encode()).serialize(mask=False)


def test_a_text_for_many_is_framed_once() -> None:
    assert wire.shared("phiên họp") is wire.shared("phiên " + "họp")


@pytest.fixture
def speaker() -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    command = [sys.executable, "-m", "tests.realtime.speaker", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    yield process, port
    process.terminate()
    process.communicate(timeout=20)


@pytest.mark.parametrize("pause", [0.0, 0.5])
async def test_finished_frames_and_others_keep_their_order(
    speaker: tuple[subprocess.Popen[str], int], pause: float
) -> None:
    process, port = speaker
    async with connect(f"ws://127.0.0.1:{port}/", max_size=None, compression=None) as page:
        await asyncio.sleep(pause)
        heard = [await asyncio.wait_for(page.recv(), 20) for _ in range(len(SAID) + 2)]
    assert heard == [*SAID, "bảy", "held True"]
    assert process.stdout is not None
    assert await asyncio.to_thread(process.stdout.readline) == f"after the end: {wire.GONE}\n"


@pytest.fixture
async def tapped() -> tuple[Client, Tap]:
    tap = Tap()
    return client(tap), tap


async def test_a_socket_that_holds_back_too_much_gets_nothing_until_it_answers(tapped: tuple[Client, Tap]) -> None:
    client, tap = tapped
    client.deliver("a", 1)
    tap.held = HELD + 1
    client.deliver("b", 2)
    client.deliver("c", 3)
    assert (len(tap.taken), client.stalled, client.seq) == (2, True, 2)
    assert client.answer(2)
    tap.held = 0
    client.deliver("d", 4)
    assert (len(tap.taken), client.stalled, client.seq) == (3, False, 4)


async def test_frames_without_an_answer_are_counted_here_too(tapped: tuple[Client, Tap]) -> None:
    client, tap = tapped
    for seq in range(1, WINDOW + 3):
        client.deliver("a", seq)
    assert (len(tap.taken), client.stalled) == (WINDOW, True)
