"""A slow tablet: Chromium with its processor slowed down: `python -m tests.bench.glass <path of Chromium>`.

Each line on its input is a visit as JSON; each answer tells milliseconds and bytes. A visit begins with an empty cache.
The slowing does not reach workers of a page (PDF.js reads files in one): what is said of PDF.js flatters it.
"""

import json
import re
import sys
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.chromium import running

SLOWER = 6
TABLET = {"width": 1180, "height": 820}
PATIENCE = 20_000  # ms
SETTLING = (
    2_500  # ms that the browser needs for a new window: it loads hundreds of modules of its own for its address bar
)
POLLED = 500  # ms; each question costs the slowed page some time

# When pages were painted: a frame later than they are there. The first page of the reader is an image in the answer,
# of which the browser itself says when it was painted; to ask it with `decode()` would decode the image once more.
WATCH = """
  window.bench = { first: 0, ready: false, waiting: null };
  const seen = (tell) => requestAnimationFrame(() => setTimeout(() => tell(performance.now())));
  const first = () => seen((at) => (bench.first = bench.first || at));
  new PerformanceObserver((list) => {
    for (const { element, renderTime } of list.getEntries()) {
      if (element && element.matches("img.reader-page__image")) bench.first = bench.first || renderTime;
    }
  }).observe({ type: "largest-contentful-paint", buffered: true });
  document.addEventListener("reader:page", ({ detail: { page } }) => {
    first();
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
FIRST = "() => (bench.ready && bench.first) || 0"


class Visit:
    """One person opens a paper, reads some pages, and leafs through some more."""

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
        first = _polled(page)
        turns = []
        for _ in range(self._wish["turns"]):
            page.wait_for_timeout(self._wish["pause"])
            turns.append(page.evaluate("() => bench.turn(1)"))
        page.wait_for_timeout(self._wish["pause"])
        leafed = page.evaluate("(times) => bench.turn(times)", self._wish["leafed"])
        page.wait_for_timeout(self._wish["pause"])
        self.context.close()
        return {"first": first, "turns": turns, "leafed": leafed, "bytes": self.bytes}

    def _asked(self, event: dict[str, Any]) -> None:
        self._sizes[event["requestId"]] = event["request"]["url"]

    def _came(self, event: dict[str, Any]) -> None:
        if self._counted.search(self._sizes.get(event["requestId"], "")):
            self.bytes += int(event["encodedDataLength"])


def _polled(page: Page) -> float:
    """Milliseconds from the beginning of the navigation to the first page."""
    for _ in range(PATIENCE // POLLED):
        page.wait_for_timeout(POLLED)
        at = float(page.evaluate(FIRST))
        if at:
            return at
    raise TimeoutError("no page was painted")


def main(path: str) -> None:
    with running(path) as browser:
        for line in sys.stdin:
            try:
                print(json.dumps(Visit(browser, json.loads(line)).made()))
            except Exception as failed:
                print(json.dumps({"failed": f"{type(failed).__name__}: {failed}"}))


if __name__ == "__main__":
    main(sys.argv[1])
