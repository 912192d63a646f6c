"""A socket that takes finished frames, and does with them what a test says."""

from types import SimpleNamespace
from uuid import UUID, uuid4

from realtime import wire
from realtime.clients import Client


class Tap:
    """An outlet (`realtime.wire.Outlet`). `taken` holds what came out, in order, one text or less for each write.

    While `held` is not 0 that many bytes wait and nothing goes straight; `accepts` is how much of a frame the kernel
    takes at once (None: all of it, -1: it is broken).
    """

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.straights = 0
        self.held = 0
        self.accepts: int | None = None

    def busy(self) -> None:
        """Nobody has the way in."""

    def block(self, held: int) -> None:
        """From now on so many bytes wait."""
        self.held = held
        self.busy()

    def straight(self) -> wire.Send | None:
        return None if self.held else self._send

    def _send(self, frame: bytes) -> int:
        self.straights += 1
        if self.accepts == -1:
            raise BrokenPipeError
        size = len(frame) if self.accepts is None else self.accepts
        self._take(frame[:size])
        return size

    def write(self, frame: bytes) -> int:
        self._take(frame)
        return self.held

    def rest(self, frame: bytes) -> int:
        self.block(len(frame))
        self._take(frame)
        return self.held

    def _take(self, frame: bytes) -> None:
        if frame:
            self.taken.append(frame.decode(errors="replace")[2:] if frame[0] == wire.TEXT else frame.decode())


def client(tap: Tap | None, user: UUID | None = None) -> Client:
    """The client of such a socket; without one, of a socket that gets ordinary sends."""

    async def send(_message: object) -> None:
        assert tap is None, "finished frames do not go through send"

    credentials = SimpleNamespace(user_id=user or uuid4())
    return Client(SimpleNamespace(), credentials, send, tap)  # type: ignore[arg-type]
