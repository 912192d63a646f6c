"""The names of offices in a sentence: full, abbreviated (UBND, VP) or without the committee they belong to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from agenda.wording.letters import WORD, one_spelling, plain

Key = TypeVar("Key")

ABBREVIATIONS = {
    "ubnd": "uy ban nhan dan",
    "ubkt": "uy ban kiem tra",
    "ubmttq": "uy ban mat tran to quoc",
    "mttq": "mat tran to quoc",
    "hdnd": "hoi dong nhan dan",
    "vp": "van phong",
    "du": "dang uy",
    "btv": "ban thuong vu",
    "bch": "ban chap hanh",
    "bxdd": "ban xay dung dang",
    "btc": "ban to chuc",
    "btgdv": "ban tuyen giao va dan van",
    "ca": "cong an",
    "chqs": "chi huy quan su",
    "bchqs": "ban chi huy quan su",
    "ldld": "lien doan lao dong",
    "lhpn": "lien hiep phu nu",
    "ccb": "cuu chien binh",
    "hnd": "hoi nong dan",
    "dtn": "doan thanh nien",
    "tu": "tinh uy",
    "tt": "thuong truc",
}
# Shortened only when written in capitals, so that "tu", "ca" or "du" in a sentence stay words.
TAILS = tuple(
    sorted(
        (
            "dang uy phuong",
            "dang uy xa",
            "dang uy",
            "thanh uy",
            "tinh uy",
            "dang bo phuong",
            "dang bo xa",
            "viet nam phuong",
            "viet nam xa",
            "viet nam",
            "phuong",
            "xa",
            "dac khu",
            "tinh",
            "thanh pho",
        ),
        key=lambda tail: -len(tail),
    )
)


@dataclass(frozen=True)
class Match(Generic[Key]):
    """An office found at `start` to `end`; `sure` unless it goes by a shortened name or without its marks."""

    key: Key
    name: str
    start: int
    end: int
    sure: bool


@dataclass(frozen=True)
class _Token:
    word: str
    start: int
    end: int


def _tokens(text: str) -> list[_Token]:
    """The words in plain letters, abbreviations in capitals written out over the same place."""
    found = []
    for match in WORD.finditer(text):
        word = plain(match[0])
        spelled = ABBREVIATIONS.get(word, word) if match[0].isupper() else word
        found += [_Token(part, match.start(), match.end()) for part in spelled.split()]
    return found


class Directory(Generic[Key]):
    """The offices that a sentence may name."""

    def __init__(self, offices: Sequence[tuple[Key, str]]) -> None:
        self.offices = list(offices)
        self._forms: list[tuple[tuple[str, ...], Key, str, bool]] = []
        full = {tuple(token.word for token in _tokens(name)) for _key, name in offices}
        shortened: dict[tuple[str, ...], list[tuple[Key, str]]] = {}
        for key, name in offices:
            words = tuple(token.word for token in _tokens(name))
            self._forms.append((words, key, name, True))
            for short in _shortened(words):
                if short not in full:
                    shortened.setdefault(short, []).append((key, name))
        for short, owners in shortened.items():
            if len(owners) == 1:
                self._forms.append((short, *owners[0], False))
        self._forms.sort(key=lambda form: -len(form[0]))

    def at(self, text: str, place: int) -> "Match[Key] | None":
        """The office whose name begins at `place` (blanks before it do not count), the longest one."""
        tokens = [token for token in _tokens(text) if token.start >= place]
        if not tokens or text[place : tokens[0].start].strip(' "“(') != "":
            return None
        words = tuple(token.word for token in tokens)
        for form, key, name, whole in self._forms:
            count = len(form)
            if words[:count] != form or (count < len(tokens) and tokens[count].start == tokens[count - 1].start):
                continue
            end = _swallowed(tokens, count, name, whole=whole)
            if end is None:
                continue
            written = text[tokens[0].start : tokens[count - 1].end]
            return Match(key, name, tokens[0].start, end, whole and _alike(written, name))
        return None

    def kinds(self, heads: Sequence[str]) -> list[tuple[Key, str]]:
        """The offices whose names begin with one of the words ("ban", "chi bo"); all of them for "co quan"."""
        if set(heads) & {"co quan", "don vi", "dau moi"}:
            return list(self.offices)
        return [(key, name) for key, name in self.offices if any(plain(name).startswith(f"{head} ") for head in heads)]


def _shortened(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    for tail in TAILS:
        parts = tuple(tail.split())
        if len(words) > len(parts) + 1 and words[-len(parts) :] == parts:
            return [words[: -len(parts)]]
    return []


def _swallowed(tokens: list[_Token], count: int, name: str, *, whole: bool) -> int | None:
    """The end of the name with the place behind it ("Văn phòng Đảng ủy phường"); None if it is another committee's."""
    rest = " ".join(token.word for token in tokens[count : count + 4])
    tail = next((one for one in TAILS if re.match(rf"{one}\b", rest)), None)
    if tail is None or tokens[count].start - tokens[count - 1].end > 1:
        return tokens[count - 1].end
    if (whole and tail in ("phuong", "xa", "dac khu", "tinh", "thanh pho")) or plain(name).endswith(tail):
        return tokens[count + len(tail.split()) - 1].end
    return None


def _alike(written: str, name: str) -> bool:
    """Whether the marks agree, wherever the tone stands; abbreviations of the table always do."""
    if any(word.isupper() and plain(word) in ABBREVIATIONS for word in written.split()):
        return True
    return one_spelling(written) == one_spelling(name)
