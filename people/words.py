"""Text as words that can be looked for: with marks and tones, and without; knows no table.

Both forms are words with single blanks between and around them, so that what follows each other in the text follows
each other here: "142-BC/ĐU" is " 142 bc du ". Either way of writing a tone ("uỷ", "ủy") is the same word.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from people.text import TONES, fold, line, nfc

WORD: Final = re.compile(r"[^\W_]+")
MOST_WORDS: Final = 10
LONGEST: Final = 200


class Token(NamedTuple):
    """One word of a text: as written, without any marks (`plain`), and where it stands in the text."""

    exact: str
    plain: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words of a text in NFC, in order; those without any letter or digit of ASCII are left out."""
    found = [(match, _plain(match.group())) for match in WORD.finditer(text)]
    return [Token(_exact(match.group()), plain, *match.span()) for match, plain in found if plain]


def plain_form(text: str) -> str:
    """The words without marks: " ngan sach "."""
    return _joined([token.plain for token in tokens(nfc(text))])


def exact_form(text: str) -> str:
    """The words with their marks, the tone of each at its end."""
    return _joined([token.exact for token in tokens(nfc(text))])


@dataclass(frozen=True)
class Wanted:
    """What a person looks for. The last word may be the beginning of one, unless it is a number or a single letter."""

    words: tuple[Token, ...]

    def __bool__(self) -> bool:
        return sum(len(word.plain) for word in self.words) > 1

    @cached_property
    def plain(self) -> tuple[str, ...]:
        return tuple(word.plain for word in self.words)

    @cached_property
    def is_open(self) -> bool:
        """Whether the last word may go on."""
        return self.plain[-1].isalpha() and len(self.plain[-1]) > 1

    @property
    def plain_phrase(self) -> str:
        """How the words stand in a plain form where they follow each other."""
        return self._phrase(self.plain)

    @property
    def exact_phrase(self) -> str:
        """The same with marks."""
        return self._phrase(tuple(word.exact for word in self.words))

    def _phrase(self, words: tuple[str, ...]) -> str:
        return f" {' '.join(words)}{'' if self.is_open else ' '}"

    def last_is(self, plain: str) -> bool:
        """Whether a word of a text is the last one that is looked for, or begins with it."""
        return plain == self.plain[-1] or (self.is_open and plain.startswith(self.plain[-1]))


def typed(asked: str) -> str:
    """What a person typed to look for, on one line and not too long."""
    return line(" ".join(asked.split()))[:LONGEST]


def wanted(asked: str) -> Wanted:
    """What is looked for; false if it is less than two letters."""
    return Wanted(tuple(tokens(nfc(asked))[:MOST_WORDS]))


def runs(found: list[Token], sought: Wanted) -> list[range]:
    """Where the words of `sought` follow each other among the words of a text; else each place of each of them."""
    before = len(sought.plain) - 1
    ends = [at for at, one in enumerate(found) if sought.last_is(one.plain)]
    phrases = [range(at - before, at + 1) for at in ends if at >= before and _precede(found, at - before, sought)]
    if phrases:
        return phrases
    whole = set(sought.plain[:-1])
    return [range(at, at + 1) for at, one in enumerate(found) if one.plain in whole or sought.last_is(one.plain)]


def _precede(found: list[Token], at: int, sought: Wanted) -> bool:
    """Whether all words but the last stand from `at` on."""
    return all(found[at + place].plain == word for place, word in enumerate(sought.plain[:-1]))


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    parts = unicodedata.normalize("NFKD", fold(word)).lower()
    return "".join(sign for sign in parts if sign.isascii() and sign.isalnum())


@lru_cache(maxsize=20_000)
def _exact(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.lower())
    tone = next((sign for sign in parts if sign in TONES), "")
    return unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts) + tone


def _joined(words: list[str]) -> str:
    return f" {' '.join(words)} " if words else ""
