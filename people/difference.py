"""What is different between two sequences of words, or two texts word by word."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal, NamedTuple

from diff_match_patch import diff_match_patch  # type: ignore[attr-defined]

PATIENCE: Final = 2.0  # seconds; then the rest is told as taken out and put in
FIRST: Final = 0x100
SURROGATES: Final = range(0xD800, 0xE000)  # no letters of their own
WORD: Final = re.compile(r"\n|[^\s]+")

Kind = Literal["equal", "out", "in"]
KINDS: Final[dict[int, Kind]] = {0: "equal", -1: "out", 1: "in"}


class Run(NamedTuple):
    """Words that stayed, went or came: `old` and `new` say where they are in either sequence (empty where not)."""

    kind: Kind
    old: range
    new: range


class Piece(NamedTuple):
    """Words that stayed, went or came, as a person reads them."""

    kind: Kind
    text: str


def pieces(old: str, new: str) -> list[Piece]:
    """Two texts as one: what stayed, what went out of `old`, what came in `new`; line breaks are kept."""
    before, after = WORD.findall(old), WORD.findall(new)
    found = []
    for run in runs(before, after, readable=True):
        words = before[run.old.start : run.old.stop] if run.kind == "out" else after[run.new.start : run.new.stop]
        found.append(Piece(run.kind, re.sub(r" ?\n ?", "\n", " ".join(words))))
    return found


def runs(old: Sequence[str], new: Sequence[str], readable: bool = False) -> list[Run]:
    """The differences in order; `readable`: single words that stayed between many changes go with the changes."""
    machine: Any = diff_match_patch()  # type: ignore[no-untyped-call]
    machine.Diff_Timeout = PATIENCE
    letters: dict[str, str] = {}
    found = machine.diff_main(_written(old, letters), _written(new, letters), False)
    if readable:
        machine.diff_cleanupSemantic(found)
    return list(_placed(found))


def _written(words: Sequence[str], letters: dict[str, str]) -> str:
    """Each different word as one letter: the comparison then goes word by word."""
    for word in words:
        if word not in letters:
            number = FIRST + len(letters)
            letters[word] = chr(number if number < SURROGATES.start else number + len(SURROGATES))
    return "".join(letters[word] for word in words)


def _placed(found: list[tuple[int, str]]) -> Iterator[Run]:
    old = new = 0
    for sign, text in found:
        kind = KINDS[sign]
        gone, come = len(text) if kind != "in" else 0, len(text) if kind != "out" else 0
        yield Run(kind, range(old, old + gone), range(new, new + come))
        old, new = old + gone, new + come
