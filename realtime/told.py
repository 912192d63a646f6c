"""What many pages are told at once, counted once for all of them.

A delivery to thousands is one system call for each; what else of a client is touched adds up. So who is told together
with others does not count frames: it remembers how many of these it has answered.
"""

from collections import deque
from itertools import islice

WINDOW = 32  # frames without an answer; beyond it only the latest state is sent


class Told:
    """The frames that all of a row were told: how many, and up to which event.

    `settled` is False once somebody of the row may not be told with the others any more. `due` is the count at which
    somebody may have left `WINDOW` frames without an answer.
    """

    __slots__ = ("_numbers", "count", "due", "seq", "settled")

    def __init__(self) -> None:
        self.count = 0
        self.seq = 0
        self.due = 0
        self.settled = False
        self._numbers: deque[int] = deque(maxlen=WINDOW)

    def add(self, seq: int) -> None:
        """One more frame, with news up to `seq` (or a hint, with 0)."""
        self.seq = max(self.seq, seq)
        self.count += 1
        self._numbers.append(self.seq)

    def after(self, count: int) -> list[int]:
        """The event numbers of the frames after so many."""
        return list(islice(self._numbers, max(0, len(self._numbers) - (self.count - count)), None))

    def above(self, seq: int) -> int:
        """How many of the last frames an answer to `seq` does not cover."""
        found = 0
        for number in reversed(self._numbers):
            if number <= seq:
                break
            found += 1
        return found

    def expect(self, unanswered: int) -> None:
        """Somebody has left so many frames without an answer."""
        self.due = min(self.due, self.count + WINDOW - unanswered)

    def unsettle(self) -> None:
        self.settled = False
