"""Vietnamese letters for matching: one plain letter for each letter of the text, so that places stay the same."""

import re
import unicodedata
from functools import cache

D_WITH_STROKE = (chr(0x111), chr(0x110))
WORD = re.compile(r"\w+")


@cache
def _plain(sign: str) -> str:
    if sign in D_WITH_STROKE:
        return "d"
    base = unicodedata.normalize("NFD", sign)[0].lower()
    return base if len(base) == 1 else sign


def plain(text: str) -> str:
    """The text (NFC) in lower case without marks, of the same length."""
    return "".join(map(_plain, text))


def one_spelling(text: str) -> str:
    """Lower case NFC with the tone of "oa, oe, uy" taken off its place: "Ủy" and "Uỷ" become the same."""
    apart = unicodedata.normalize("NFD", text.lower())
    words = []
    for word in apart.split():
        tones = "".join(sign for sign in word if sign in TONES)
        words.append("".join(sign for sign in word if sign not in TONES) + tones)
    return " ".join(words)


TONES = "\u0300\u0301\u0303\u0309\u0323"
