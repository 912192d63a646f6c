"""How soon the first page of a paper is on the screen of a slow tablet with an empty cache."""

import time
from typing import Final

from tests.bench.bare import Bare

SLOWER: Final = 6  # times
TABLET: Final = {"width": 1180, "height": 820}
SETTLING: Final = 1.0  # seconds that a new window is given
LOOKED: Final = 2.5  # seconds until the page is asked for the first time; each question costs it some time
PATIENCE: Final = 20.0  # seconds

# When the page was painted, in milliseconds from the beginning of the navigation. An image in the answer: the browser
# itself keeps when it was. A canvas: the viewer notes when a frame with it was made, some milliseconds sooner.
PAINTED: Final = """
  new Promise((tell) => {
    const shown = () => tell(window.shown || 0);
    new PerformanceObserver((list) => {
      const image = list.getEntries().find(({ element }) => element && element.matches("img.reader-page__image"));
      if (image) tell(image.renderTime);
    }).observe({ type: "largest-contentful-paint", buffered: true });
    setTimeout(shown, 200);
  })
"""


def opened(bare: Bare, url: str, cookies: list[dict[str, str]]) -> float:
    """Milliseconds to the first page of the paper at that address. Raises `TimeoutError` if it never comes."""
    with bare.window(TABLET, cookies) as window:
        time.sleep(SETTLING)
        bare.ask("Emulation.setCPUThrottlingRate", window, rate=SLOWER)
        bare.ask("Page.navigate", window, url=url)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            time.sleep(LOOKED)
            said = bare.ask("Runtime.evaluate", window, expression=PAINTED, awaitPromise=True, returnByValue=True)
            if at := float(said["result"]["value"]):
                return at
    raise TimeoutError("no page was painted")
