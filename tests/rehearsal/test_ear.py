"""An ear follows the news as the page's script does: nothing is skipped, nothing comes twice."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

from tests.rehearsal import ear as module
from tests.rehearsal.ear import Deaf, Ear

Talk = Callable[[ServerConnection], Any]


@asynccontextmanager
async def listening(talk: Talk) -> AsyncIterator[Ear]:
    """An ear at number 4 of the journal, with a server that talks to it."""

    async def handle(socket: ServerConnection) -> None:
        await socket.send(json.dumps({"now": "2026-11-12T08:00:00+07:00"}))
        await talk(socket)
        await socket.wait_closed()

    async with serve(handle, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        ear = Ear(f"ws://127.0.0.1:{port}/live/?page=room", "http://127.0.0.1", "sid=1", 4, "u1")
        await ear.start()
        yield ear
        await ear.stop()


async def say(socket: ServerConnection, **frame: Any) -> None:
    await socket.send(json.dumps({name.rstrip("_"): value for name, value in frame.items()}))


async def test_news_become_parts_of_the_page() -> None:
    async def talk(socket: ServerConnection) -> None:
        await say(socket, seq=5, from_=4, regions={"now": "<p>5</p>", "agenda": "<p>5</p>"})
        await say(socket, seq=6, from_=5, regions={"now": "<p>6</p>"}, refresh={"agenda": None})

    async with listening(talk) as ear:
        await ear.until(lambda frame: frame.get("seq") == 6)
        assert ear.seq == 6
        assert ear.parts == {"now": "<p>6</p>"}


async def test_news_that_begin_later_are_asked_for_again() -> None:
    asked: list[Any] = []

    async def talk(socket: ServerConnection) -> None:
        await say(socket, seq=9, from_=7, regions={"now": "<p>9</p>"})
        asked.append(json.loads(await socket.recv()))
        await say(socket, seq=9, from_=4, regions={"now": "<p>whole</p>"})

    async with listening(talk) as ear:
        await ear.until(lambda frame: frame.get("seq") == 9)
        assert asked == [{"since": 4}]
        assert ear.parts == {"now": "<p>whole</p>"}


async def test_old_news_change_nothing() -> None:
    async def talk(socket: ServerConnection) -> None:
        await say(socket, seq=3, from_=2, regions={"now": "<p>3</p>"})
        await say(socket, regions={"result": "<p>4/10</p>"})

    async with listening(talk) as ear:
        await ear.until(lambda frame: "result" in frame.get("regions", {}))
        assert ear.seq == 4
        assert ear.parts == {"result": "<p>4/10</p>"}


async def test_a_heartbeat_is_answered() -> None:
    answers: list[Any] = []

    async def talk(socket: ServerConnection) -> None:
        await say(socket, ping=4)
        answers.append(json.loads(await socket.recv()))
        await say(socket, seq=5, from_=4)

    async with listening(talk) as ear:
        await ear.until(lambda frame: frame.get("seq") == 5)
    assert answers == [{"ack": 4}]


async def test_whom_a_personal_part_concerns() -> None:
    async def talk(socket: ServerConnection) -> None:
        pass

    async with listening(talk) as ear:
        assert ear.concerns({"refresh": {"ballot": None}}, "ballot")
        assert ear.concerns({"refresh": {"ballot": ["u1", "u2"]}}, "ballot")
        assert not ear.concerns({"refresh": {"ballot": ["u2"]}}, "ballot")
        assert not ear.concerns({"refresh": {"turn": None}}, "ballot")


async def test_silence_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    async def talk(socket: ServerConnection) -> None:
        await say(socket, seq=5, from_=4)

    async with listening(talk) as ear:
        monkeypatch.setattr(module, "PATIENCE", 0.1)
        with pytest.raises(Deaf):
            await ear.until(lambda frame: frame.get("seq") == 6)
