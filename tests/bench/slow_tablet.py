"""Times a secret ballot of thirty lines on a slowed Chromium: `python -m tests.bench.slow_tablet RUNS` prints them.

In a process of its own, because the page is drawn from the product's template and the bench itself knows no settings.
"""

import json
import os
import sys
from contextlib import closing
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

import django
from playwright.sync_api import Browser

LINES: Final = 30
SLOWER: Final = 20  # times
ORIGIN: Final = "http://localhost"  # where a browser has its cryptography
VOTE: Final = UUID("11111111-1111-4111-8111-111111111111")
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

    with closing(browser.new_context(bypass_csp=True, reduced_motion="reduce")) as context:
        page = context.new_page()
        page.set_default_timeout(120_000)
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        Sheet(page, origin=ORIGIN).show(ballot())
        page.locator("[data-sealed-option]").click()
        page.locator("[data-sealed-cast]").wait_for()
        took: float = page.evaluate(TOUCHED)
    return took


def ballot() -> str:
    """The page's part with one ready answer to all lines."""
    from django.template.loader import render_to_string

    from tests.voting.sealed import vectors
    from voting.manifest import seal
    from voting.queries import MyBallot, Standing

    usual = {key: value for key, value in vectors.manifest().items() if key != "sha256"}
    names = [f"Nguyễn Thị Phương Thảo {number}, Phó Trưởng ban" for number in range(LINES)]
    terms = seal({**usual, "ballot": {"kind": "levels", "lines": names, "least": 0, "most": 0}})
    answer = {"value": ",".join(["high"] * LINES), "label": "Đã điền", "icon": "check"}
    vote: Any = SimpleNamespace(pk=VOTE, question="Tín nhiệm", state="open", secret=True)
    vote.item = SimpleNamespace(position=2)
    mine = MyBallot(Standing.MAY, None, voted=False)
    context = {"vote": vote, "mine": mine, "options": [answer], "terms": json.dumps(terms), "next": "/"}
    script = '<script type="module" src="/static/voting/js/sealed-ballot.js"></script>'
    place = f'<div hidden data-user="7" data-half="{"5a" * 32}"></div>'
    return render_to_string("voting/parts/ballot.html", context) + place + script


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
