"""What a service manager is told (sd_notify(3)): that the product serves, and again and again that it is alive.

Nothing is sent where nobody asked, that is without `NOTIFY_SOCKET` and `WATCHDOG_USEC`.
"""

import asyncio
import os
import socket
from collections.abc import Mapping

READY = "READY=1"
ALIVE = "WATCHDOG=1"


def tell(word: str, environment: Mapping[str, str] = os.environ) -> None:
    """Sends one word to the manager; a manager that does not listen any more is no reason to fail."""
    address = environment.get("NOTIFY_SOCKET", "")
    if not address:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
        try:
            out.connect(f"\0{address[1:]}" if address.startswith("@") else address)
            out.send(word.encode())
        except OSError:
            return


def attend(environment: Mapping[str, str] = os.environ) -> None:
    """Says from within the running loop that it runs, twice in the time after which the manager gives it up."""
    limit = int(environment.get("WATCHDOG_USEC", "0")) / 1_000_000  # seconds
    if limit <= 0:
        return
    loop = asyncio.get_running_loop()

    def live() -> None:
        tell(ALIVE, environment)
        loop.call_later(limit / 2, live)

    live()
