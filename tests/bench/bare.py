"""A Chromium that is asked nothing while a page comes: what a tool does in a page (contexts of scripts, watchers, a
mouse) would cost a slowed page as much time as the page itself."""

import contextlib
import json
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, Final, Self

from websockets.sync.client import connect

from tests.browser.chromium import FLAGS

PATIENCE: Final = 30.0  # seconds for one answer, and for a page
PORT: Final = "DevToolsActivePort"


class Bare:
    """The browser of the file `path`, until the end of the block, by the Chrome DevTools Protocol alone."""

    def __init__(self, path: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="phienhop-bare-", ignore_cleanup_errors=True)
        own = ["--headless", "--remote-debugging-port=0", f"--user-data-dir={self._folder.name}", "about:blank"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._process = subprocess.Popen([path, *FLAGS, *own], **quiet)  # type: ignore[call-overload]
        self._line = connect(self._address(), max_size=None)
        self._numbers = count(1)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()
        self._process.terminate()
        self._process.wait()
        self._folder.cleanup()

    def ask(self, method: str, session: str = "", **values: Any) -> dict[str, Any]:
        """The answer to one command; `session` is that of a page. Raises `RuntimeError` if Chromium refuses it."""
        number = next(self._numbers)
        asked: dict[str, Any] = {"id": number, "method": method, "params": values}
        self._line.send(json.dumps(asked | ({"sessionId": session} if session else {})))
        while True:
            said = json.loads(self._line.recv(PATIENCE))
            if said.get("id") == number:
                break
        if "error" in said:
            raise RuntimeError(f"{method}: {said['error']['message']}")
        result: dict[str, Any] = said["result"]
        return result

    @contextlib.contextmanager
    def window(self, size: dict[str, int], cookies: list[dict[str, str]]) -> Iterator[str]:
        """The session of an empty page that nobody has used before: no cache, no cookies but these."""
        home = self.ask("Target.createBrowserContext")["browserContextId"]
        if cookies:
            self.ask("Storage.setCookies", cookies=cookies, browserContextId=home)
        target = self.ask("Target.createTarget", url="about:blank", browserContextId=home)["targetId"]
        session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Emulation.setDeviceMetricsOverride", session, **size, deviceScaleFactor=1, mobile=False)
        yield session
        self.ask("Target.disposeBrowserContext", browserContextId=home)

    def _address(self) -> str:
        """Where the browser listens, once it does."""
        told = Path(self._folder.name, PORT)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with contextlib.suppress(FileNotFoundError, ValueError):
                port, path = told.read_text().split()
                return f"ws://127.0.0.1:{port}{path}"
            time.sleep(0.05)
        raise TimeoutError("Chromium does not listen")
