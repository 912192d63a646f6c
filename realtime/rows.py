"""The open pages of one edition, which are told the same in one go."""

import asyncio
from collections.abc import Iterator, Mapping
from uuid import UUID

from realtime import wire
from realtime.clients import Client
from realtime.told import WINDOW, Told

BATCH = 256  # sockets served before others get a turn


class Row:
    """The clients of one edition, in the order in which they came, in which their objects lie in memory.

    Those for whose sockets nothing waits are told straight: one system call each, and nothing of a client is touched.
    The others, whose sockets are full or of another kind, get each frame delivered. Who belongs to which is looked up
    again when something happened to one of them.
    """

    def __init__(self) -> None:
        self._clients: dict[Client, None] = {}
        self._told = Told()
        self._quick: list[Client] = []
        self._sends: list[wire.Send] = []  # theirs, in the same order
        self._slow: list[Client] = []

    def __len__(self) -> int:
        return len(self._clients)

    def __iter__(self) -> Iterator[Client]:
        return iter(self._clients)

    def add(self, client: Client) -> None:
        """What is told from now on reaches this client as well."""
        self._clients[client] = None
        self._told.unsettle()

    def remove(self, client: Client) -> None:
        self._clients.pop(client, None)
        client.part()
        self._told.unsettle()

    async def tell(self, frame: str, own: Mapping[UUID, str], seq: int) -> None:
        """The frame for everybody, or for a user the one that is their own; news up to `seq` (a hint: 0).

        One call after the other: the room's lock is held. Others get a turn between two batches, in which clients
        may leave, close or stall, but not come.
        """
        self._settle()
        slow = self._slow
        self._told.add(seq)
        await self._straight(_Frames(frame, own))
        for count, client in enumerate(slow, start=1):
            client.deliver(own.get(client.credentials.user_id, frame) if own else frame, seq)
            if count % BATCH == 0:
                await asyncio.sleep(0)
        if any(client.straight for client in slow):
            self._told.unsettle()

    async def _straight(self, frames: "_Frames") -> None:
        quick, sends, common = self._quick, self._sends, frames.common
        for start in range(0, len(quick), BATCH):
            if start:
                await asyncio.sleep(0)
            if not self._told.settled:  # somebody's way may be gone: counted is counted, but each looks for it
                for client in quick[start : start + BATCH]:
                    client.write(frames.of(client))
                continue
            for place, send in enumerate(sends[start : start + BATCH], start):
                data = frames.of(quick[place]) if frames.differ else common
                try:
                    taken = send(data)
                except OSError:  # full, or broken
                    taken = 0
                if taken != len(data):
                    quick[place].rest(data[taken:])

    def _settle(self) -> None:
        """Who is told straight now, and who one by one; and who has left too much without an answer."""
        told = self._told
        if told.settled and told.count >= told.due:
            self._stall()
        while not told.settled:
            self._quick, self._sends, self._slow = [], [], []
            for client in self._clients:
                if send := client.join(told):
                    self._quick.append(client)
                    self._sends.append(send)
                else:
                    self._slow.append(client)
            told.settled = True
            self._stall()

    def _stall(self) -> None:
        told = self._told
        told.due = told.count + WINDOW
        for client in self._quick:
            if client.unanswered >= WINDOW:
                client.stall()
            else:
                told.expect(client.unanswered)


class _Frames:
    """The finished frames of one delivery, each made once."""

    def __init__(self, frame: str, own: Mapping[UUID, str]) -> None:
        self.common = wire.finished(frame)
        self.differ = bool(own)
        self._own = own
        self._made: dict[str, bytes] = {frame: self.common}

    def of(self, client: Client) -> bytes:
        text = self._own.get(client.credentials.user_id)
        if text is None:
            return self.common
        if text not in self._made:
            self._made[text] = wire.finished(text)
        return self._made[text]
