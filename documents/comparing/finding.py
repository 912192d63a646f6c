"""Where words of an older version are in a newer one: the same words first, then the same place among others."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from documents.comparing.book import Book
from people.difference import runs

Certainty = Literal["exact", "unsure"]
AROUND: Final = 6  # words before and after that tell one place from another, the nearest most
PLENTY: Final = 4  # words that are enough to be known again without what is around them
CLOSE: Final = 0.12  # two places that differ by less cannot be told apart
ALIKE: Final = 0.3  # of what is around must fit, where there are several places
KEPT: Final = 0.5  # of the words must be there, or the place is gone
STRAY: Final = 4  # words; what stayed further from the others than their number and this is a coincidence
MANY: Final = 200  # places that are weighed


@dataclass(frozen=True)
class Found:
    """The words of the newer version, as a range, and whether that is certain; the first is the older one's `first`."""

    words: range
    certainty: Certainty
    first: int


@dataclass(frozen=True)
class Comparison:
    """Two versions of one paper."""

    old: Book
    new: Book

    @cached_property
    def _kept(self) -> dict[int, int]:
        """For each word of the older version that stayed where it was, its number in the newer one."""
        return {
            before: after
            for run in runs(self.old.keys, self.new.keys)
            if run.kind == "equal"
            for before, after in zip(run.old, run.new, strict=True)
        }

    def find(self, words: range) -> Found | None:
        """Where these words of the older version are now; None when they are gone."""
        if not words:
            return None
        return self._same(words) or self._between(words)

    def _same(self, words: range) -> Found | None:
        """The same words in the same order, where what is around them fits best."""
        wanted = self.old.keys[words.start : words.stop]
        starts = [at for at in self.new.places.get(wanted[0], []) if self.new.keys[at : at + len(wanted)] == wanted]
        starts = sorted(starts, key=lambda at: abs(at - self._kept.get(words.start, words.start)))[:MANY]
        if not starts:
            return None
        weighed = sorted(((self._fit(words, at), -index, at) for index, at in enumerate(starts)), reverse=True)
        (best, _, at), others = weighed[0], weighed[1:]
        stayed = all(self._kept.get(old) == new for old, new in zip(words, range(at, at + len(words)), strict=True))
        if others:
            clear = best >= ALIKE and (stayed or best - others[0][0] >= CLOSE)
        else:
            clear = best >= ALIKE or len(wanted) >= PLENTY
        return Found(range(at, at + len(words)), "exact" if clear else "unsure", words.start)

    def _fit(self, words: range, at: int) -> float:
        """How much of what is around the words is around this place too, from 0 to 1."""
        fits = most = 0
        for step in range(AROUND):
            weight = 2 ** (AROUND - step)
            for old, new in ((words.start - 1 - step, at - 1 - step), (words.stop + step, at + len(words) + step)):
                one, other = _at(self.old.keys, old), _at(self.new.keys, new)
                if one or other or not step:  # both begin or end here: that fits too
                    most += weight
                    fits += weight * (one == other)
        return fits / most

    def _between(self, words: range) -> Found | None:
        """The same place with some words changed: from the first to the last that stayed together."""
        stayed = [(word, self._kept[word]) for word in words if word in self._kept]
        if not stayed:
            return None
        middle = stayed[len(stayed) // 2][1]
        together = [pair for pair in stayed if abs(pair[1] - middle) <= len(words) + STRAY]
        if len(together) < KEPT * len(words):
            return None
        return Found(range(together[0][1], together[-1][1] + 1), "unsure", together[0][0])


def _at(words: Sequence[str], at: int) -> str:
    """The word of this number; empty before the beginning and behind the end."""
    return words[at] if 0 <= at < len(words) else ""
