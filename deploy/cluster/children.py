"""The processes that a cluster has started, and they alone: kept alive as a service manager would, and ended by id."""

import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

END_SECONDS = 20  # what a process gets to finish its task and close its sockets
PAUSE = 1.0  # seconds before what has died is started again


class Child:
    """One process with a log of its own, started again whenever it dies and `mend` is called."""

    def __init__(self, name: str, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self.name = name
        self._command, self._environment, self._folder = list(command), dict(environment), folder
        self._died_at: float | None = None
        self.process = self._started()

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    @property
    def log(self) -> Path:
        return self._folder / f"{self.name}.log"

    def mend(self) -> bool:
        """Starts the process again if it died at least `PAUSE` ago; whether it did."""
        if self.alive:
            return False
        self._died_at = self._died_at or time.monotonic()
        if time.monotonic() - self._died_at < PAUSE:
            return False
        self.process, self._died_at = self._started(), None
        return True

    def end(self) -> None:
        """Asks the process to end; `wait` must follow."""
        if self.alive:
            self.process.terminate()

    def wait(self) -> None:
        """Waits for the end, and brings it about if the process does not listen."""
        try:
            self.process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def kill(self) -> None:
        """Ends the process at once, as a power cut would."""
        self.process.kill()
        self.process.wait()

    def _started(self) -> "subprocess.Popen[bytes]":
        with self.log.open("ab") as log:
            # A group of its own: Ctrl+C in a terminal reaches the cluster alone, which ends its children in order.
            return subprocess.Popen(  # noqa: S603 - our own commands, no shell
                self._command,
                env=self._environment,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
