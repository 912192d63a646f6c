"""A Redis server of a test's own, which keeps nothing: killed, started again and emptied at will."""

import shutil
import subprocess
import time
from typing import Final

import redis

from deploy.cluster import ports

READY_SECONDS: Final = 20


def found() -> str | None:
    """Where `redis-server` lies, if it is there."""
    return shutil.which("redis-server")


class RedisServer:
    """Listens on `port` of 127.0.0.1; `kill` ends it without a goodbye."""

    def __init__(self) -> None:
        program = found()
        port = ports.free()
        assert program is not None, "there is no Redis here"
        assert port is not None, "no free port"
        self.port = port
        self.url = f"redis://127.0.0.1:{port}/0"
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        command = [self._program, "--bind", "127.0.0.1", "--port", str(self.port), "--save", "", "--appendonly", "no"]
        self._process = subprocess.Popen(command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + READY_SECONDS
        while not self.answers():
            assert time.monotonic() < deadline, "Redis does not start"
            time.sleep(0.02)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def flush(self) -> None:
        """Empties it while it runs."""
        with redis.Redis.from_url(self.url) as client:
            client.flushall()

    def answers(self) -> bool:
        try:
            with redis.Redis.from_url(self.url, socket_timeout=1) as client:
                return bool(client.ping())
        except redis.RedisError:
            return False
