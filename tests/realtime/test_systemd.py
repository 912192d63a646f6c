"""What a service manager is told."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from realtime import systemd


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.settimeout(5)
        yield listening


def surroundings(manager: socket.socket, **more: str) -> dict[str, str]:
    return {"NOTIFY_SOCKET": manager.getsockname(), **more}


def test_it_is_told_that_the_product_serves(manager: socket.socket) -> None:
    systemd.tell(systemd.READY, surroundings(manager))
    assert manager.recv(100) == b"READY=1"


def test_a_manager_in_the_abstract_namespace_is_told(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0{tmp_path}")
        listening.settimeout(5)
        systemd.tell(systemd.READY, {"NOTIFY_SOCKET": f"@{tmp_path}"})
        assert listening.recv(100) == b"READY=1"


def test_nobody_to_tell_is_no_failure(tmp_path: Path) -> None:
    systemd.tell(systemd.READY, {})
    systemd.tell(systemd.READY, {"NOTIFY_SOCKET": str(tmp_path / "gone")})


async def test_it_hears_twice_in_its_patience_that_the_loop_runs(manager: socket.socket) -> None:
    manager.setblocking(False)
    systemd.attend(surroundings(manager, WATCHDOG_USEC="40000"))
    loop = asyncio.get_running_loop()
    heard = [await asyncio.wait_for(loop.sock_recv(manager, 100), 5) for _ in range(4)]
    assert heard == [b"WATCHDOG=1"] * 4


async def test_without_a_watchdog_it_hears_nothing(manager: socket.socket) -> None:
    manager.setblocking(False)
    systemd.attend(surroundings(manager))
    await asyncio.sleep(0.05)
    with pytest.raises(BlockingIOError):
        manager.recv(100)
