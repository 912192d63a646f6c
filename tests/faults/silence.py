"""A tablet that vanishes without a word: when the server and the page notice that nobody is there."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any

from realtime.rehearsal import wire
from realtime.rehearsal.line import Browser
from realtime.rehearsal.marks import mark
from realtime.rehearsal.measures import Measures
from realtime.rehearsal.socket import Socket
from realtime.rehearsal.tablet import Tablet
from tests.faults.gatekeeper import Gatekeeper

LONGEST = 45.0  # seconds


@dataclass(frozen=True)
class Detected:
    """Seconds from the last byte that passed."""

    server: float
    client: float


async def silence(port: int, facts: dict[str, Any]) -> Detected:
    """Opens a live page at the server on `port` through a proxy that then lets nothing pass and closes nothing."""
    keeper = Gatekeeper(port, sockets=True)
    await keeper.open()
    person = facts["people"][0]
    browser = Browser("127.0.0.1", keeper.port, {"sid": person["session"], "csrf": "r" * 32})
    tablet = Tablet(browser, f"/meetings/{facts['meeting']}/", Measures())
    page = (await tablet.get(f"{tablet.meeting}room/")).text
    await tablet.leave()
    heard = asyncio.Event()
    request = wire.upgrade(browser.site, f"{mark(page, 'data-socket')}&since=0", browser.cookie)
    loop = asyncio.get_running_loop()
    await loop.create_connection(lambda: Socket(request, lambda _payload: heard.set()), browser.host, browser.port)
    try:
        async with asyncio.timeout(LONGEST):
            await heard.wait()
            keeper.vanish()
            keeper.ended.clear()
            began = time.monotonic()
            while len(keeper.ended) < 2:
                await asyncio.sleep(0.1)
    finally:
        await keeper.close()
    return Detected(keeper.ended["server"] - began, keeper.ended["client"] - began)
