"""Ports of this machine on which nobody listens."""

import random
import socket
from typing import Final

LOWEST, HIGHEST = 10_000, 32_000  # below those that the system hands out by itself
TRIES: Final = 1000


def free(count: int = 1) -> int | None:
    """The first of so many free ports in a row; None if there are none.

    By chance, because others may look for ports in the same moment.
    """
    places = range(LOWEST, HIGHEST, count)
    for first in random.sample(places, min(TRIES, len(places))):
        if all(is_free(port) for port in range(first, first + count)):
            return first
    return None


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
