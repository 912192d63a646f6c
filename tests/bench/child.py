"""A process of the bench: pinned to its cores, told what to do by lines on its input, answering by lines."""

import contextlib
import ctypes
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, Self

from tests.bench import machine

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 600.0  # seconds for one answer
CALM = 0.03  # share of one core below which a process does nothing worth measuring


class Broken(RuntimeError):
    """A process ended or did not answer; the message ends with its last words."""


def _die_with_parent() -> None:
    """The process ends when the bench does, however that came (Linux: PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


class Child:
    """A Python process that runs until `end`; its errors are kept to be shown when it breaks.

    `environment` is the whole of it, without anything of the surroundings, unless it is None.
    """

    def __init__(self, *arguments: str, cores: set[int], environment: dict[str, str] | None = None) -> None:
        self._name = arguments[-1] if arguments[0] == "-m" else arguments[0]
        self._errors = TemporaryFile()  # noqa: SIM115 - closed with the process
        self._process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=(dict(os.environ) if environment is None else environment) | {"PYTHONUNBUFFERED": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            preexec_fn=_die_with_parent,
        )
        self._said = b""
        with contextlib.suppress(OSError):
            os.sched_setaffinity(self._process.pid, cores)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    @property
    def pid(self) -> int:
        return self._process.pid

    def cpu(self) -> float:
        """Seconds of processor time used so far."""
        return machine.cpu(self.pid)

    def memory(self) -> int:
        """Bytes in memory now."""
        return machine.memory(self.pid)

    def tell(self, line: str) -> None:
        """Writes a line to the process."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise self._broken("has ended") from None

    def line(self, patience: float = PATIENCE) -> str:
        """The next line that the process says."""
        assert self._process.stdout is not None
        deadline = time.monotonic() + patience
        while b"\n" not in self._said:
            ready, _, _ = select.select([self._process.stdout], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise self._broken(f"said nothing for {patience:.0f} s")
            chunk = os.read(self._process.stdout.fileno(), 1 << 20)
            if not chunk:
                raise self._broken("has ended")
            self._said += chunk
        line, _, self._said = self._said.partition(b"\n")
        return line.decode()

    def answer(self, patience: float = PATIENCE) -> dict[str, Any]:
        """The next line, which is JSON; raises `Broken` if it tells of a failure."""
        said: dict[str, Any] = json.loads(self.line(patience))
        if "failed" in said:
            raise self._broken(str(said["failed"]))
        return said

    def calm(self, patience: float = 30.0) -> None:
        """Waits until the process has nothing to do: less than a thirtieth of a core for a fifth of a second."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            before = self.cpu()
            time.sleep(0.2)
            if self.cpu() - before < CALM * 0.2:
                return

    def end(self) -> None:
        """Ends the process at once, whatever it is doing: nobody needs its data any more."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()

    def _broken(self, what: str) -> Broken:
        self._errors.seek(0)
        words = self._errors.read().decode(errors="replace")[-3000:]
        return Broken(f"{self._name} {what}\n{words}".strip())
