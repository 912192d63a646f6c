"""Times a secret ballot of thirty lines on a slowed Chromium: `python -m tests.bench.slow_tablet RUNS` prints them.

In a process of its own, because the page is drawn from the product's template and the bench itself knows no settings.
"""

import json
import os
import sys
from contextlib import closing
from typing import Final

import django
from playwright.sync_api import Browser

LINES: Final = 30
SLOWER: Final = 20  # times
# Resolves to the milliseconds from the touch to the request; the request itself goes nowhere.
TOUCHED: Final = """
  () => new Promise((resolve) => {
    const began = performance.now();
    window.fetch = () => { resolve(performance.now() - began); return new Promise(() => {}); };
    document.querySelector("[data-sealed-cast]").click();
  })
"""


def touched(browser: Browser) -> float:
    """Milliseconds from the touch that casts the ballot of a tablet that has nothing yet to its request."""
    from tests.browser.sheet import Sheet
    from tests.voting.test_sealed_ballot_script import LOCAL

    with closing(browser.new_context(bypass_csp=True, reduced_motion="reduce")) as context:
        page = context.new_page()
        page.set_default_timeout(120_000)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        Sheet(page, origin=LOCAL).show(ballot())
        page.locator("[data-sealed-option]").click()
        page.locator("[data-sealed-cast]").wait_for()
        took: float = page.evaluate(TOUCHED)
    return took


def ballot() -> str:
    """The page's part with one ready answer to all lines."""
    from tests.voting.sealed import vectors
    from tests.voting.test_sealed_ballot_script import part
    from voting.manifest import seal

    usual = {key: value for key, value in vectors.manifest().items() if key != "sha256"}
    names = [f"Nguyễn Thị Phương Thảo {number}, Phó Trưởng ban" for number in range(LINES)]
    terms = seal({**usual, "ballot": {"kind": "levels", "lines": names, "least": 0, "most": 0}})
    return part(terms, words={",".join(["high"] * LINES): "Đã điền"})


def main() -> None:
    from tests.browser import chromium

    path = chromium.found()
    assert path is not None
    with chromium.running(path) as browser:
        print(json.dumps([touched(browser) for _run in range(int(sys.argv[1]))]))


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    main()
