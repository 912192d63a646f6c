"""The `websockets` library's own server and its own `broadcast()`."""

import asyncio
import sys

from websockets.asyncio.server import ServerConnection, broadcast, serve

from tests.bench.trigger import Trigger


async def main(port: int) -> None:
    tablets: set[ServerConnection] = set()

    async def listen(tablet: ServerConnection) -> None:
        tablets.add(tablet)
        try:
            await tablet.wait_closed()
        finally:
            tablets.discard(tablet)

    async def tell(frame: str) -> None:
        broadcast(tablets, frame)

    async with serve(listen, "127.0.0.1", port, ping_interval=None, compression=None, backlog=4096):
        Trigger(tell)
        print("Ready", flush=True)
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1])))
