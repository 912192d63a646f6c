"""A slow tablet: Chromium with its processor slowed down: `python -m tests.bench.glass <path of Chromium>`.

Each line on its input is a visit as JSON; each answer tells milliseconds and bytes. The first page is timed with an
empty cache and nobody watching (`bare`), the pages after it in a visit of its own.
The slowing does not reach workers of a page (PDF.js reads files in one): what is said of PDF.js flatters it.
"""

import json
import re
import sys
from typing import Any

from playwright.sync_api import Browser, Page

from tests.bench.bare import Bare
from tests.bench.opening import SLOWER, TABLET, opened
from tests.browser.chromium import running

PATIENCE = 20_000  # ms
SETTLING = (
    2_500  # ms that the browser needs for a new window: it loads hundreds of modules of its own for its address bar
)
POLLED = 500  # ms; each question costs the slowed page some time

# When pages that were turned to are painted: a frame later than they are there.
WATCH = """
  window.bench = { ready: false, waiting: null };
  const seen = (tell) => requestAnimationFrame(() => setTimeout(() => tell(performance.now())));
  document.addEventListener("reader:page", ({ detail: { page } }) => {
    bench.ready = true;
    if (bench.waiting) seen((at) => bench.waiting(page, at));
  }, true);
  bench.turn = (times) => new Promise((resolve) => {
    const next = document.querySelector("[data-turn=next]");
    const began = performance.now();
    let left = times;
    bench.waiting = (page, at) => {
      left -= 1;
      if (left) return next.click();
      bench.waiting = null;
      resolve(at - began);
    };
    next.click();
  });
"""
READY = "() => bench.ready"


class Visit:
    """One person has opened a paper, reads some pages, and leafs through some more."""

    def __init__(self, browser: Browser, wish: dict[str, Any]) -> None:
        self._wish = wish
        self._counted = re.compile(wish["counted"])
        self._sizes: dict[str, str] = {}
        self.bytes = 0
        self.context = browser.new_context(viewport=TABLET, device_scale_factor=1, locale="vi-VN")  # type: ignore[arg-type]
        self.context.set_default_timeout(PATIENCE)
        self.context.add_cookies(wish.get("cookies", []))
        self.context.add_init_script(WATCH)

    def made(self) -> dict[str, Any]:
        page = self.context.new_page()
        line = self.context.new_cdp_session(page)
        line.on("Network.requestWillBeSent", self._asked)
        line.on("Network.loadingFinished", self._came)
        page.wait_for_timeout(SETTLING)
        line.send("Network.enable")
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(self._wish["url"], wait_until="commit")
        _wait(page)
        turns = []
        for _ in range(self._wish["turns"]):
            page.wait_for_timeout(self._wish["pause"])
            turns.append(page.evaluate("() => bench.turn(1)"))
        page.wait_for_timeout(self._wish["pause"])
        leafed = page.evaluate("(times) => bench.turn(times)", self._wish["leafed"])
        page.wait_for_timeout(self._wish["pause"])
        self.context.close()
        return {"turns": turns, "leafed": leafed, "bytes": self.bytes}

    def _asked(self, event: dict[str, Any]) -> None:
        self._sizes[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict[str, Any]) -> None:
        if self._counted.search(self._sizes.get(event["requestId"], "")):
            self.bytes += int(event["encodedDataLength"])


def _wait(page: Page) -> None:
    """Until the reader can turn pages."""
    for _ in range(PATIENCE // POLLED):
        page.wait_for_timeout(POLLED)
        if page.evaluate(READY):
            return
    raise TimeoutError("no page came")


def main(path: str) -> None:
    with running(path) as browser, Bare(path) as bare:
        for line in sys.stdin:
            wish = json.loads(line)
            try:
                first = [opened(bare, wish["url"], wish.get("cookies", [])) for _ in range(wish["opened"])]
                print(json.dumps({"first": first} | Visit(browser, wish).made()))
            except Exception as failed:
                print(json.dumps({"failed": f"{type(failed).__name__}: {failed}"}))


if __name__ == "__main__":
    main(sys.argv[1])
