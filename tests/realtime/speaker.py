"""A served application that says fixed things over a socket: `python -m tests.realtime.speaker PORT`.

It mixes finished frames with ordinary sends, small ones with one that no kernel buffer takes at once.
"""

import asyncio
import os
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

LONG = "ế" * 3_000_000  # 9 MB
SAID = ["một", "hai", LONG, "ba", "bốn" * 40, "năm" * 30_000, "sáu"]


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    from realtime import wire

    if scope["type"] != "websocket":
        return
    await receive()
    await send({"type": "websocket.accept"})
    outlet = wire.outlet(scope)
    if outlet is None:
        raise RuntimeError("the server offers no finished frames")
    write = outlet.write
    for number, text in enumerate(SAID):
        if number % 2:
            await send({"type": "websocket.send", "text": text})
        elif number % 4 and (straight := outlet.straight()):
            frame = wire.finished(text)
            outlet.rest(frame[straight(frame) :])
        else:
            write(wire.finished(text))
    write(wire.finished(f"held {write(wire.finished('bảy')) > 0}"))
    while (await receive())["type"] != "websocket.disconnect":
        await asyncio.sleep(0)
    print(f"after the end: {write(wire.finished('tám'))}", flush=True)


def main(port: int) -> None:
    import django

    django.setup()
    from realtime.server import Server

    Server(application, "127.0.0.1", port, lambda: print("ready", flush=True)).run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
