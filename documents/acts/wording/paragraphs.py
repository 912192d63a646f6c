"""Paragraphs from what a secretary typed in a box."""

import re
import unicodedata

_BULLET = re.compile(r"^[-–•*+]\s+")


def paragraphs_of(text: str) -> tuple[str, ...]:
    """One paragraph a line, empty lines dropped, bullets written as "- ", white space single, in NFC."""
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    return tuple(_BULLET.sub("- ", line) for line in lines if line)


def ended(sentence: str, mark: str = ".") -> str:
    """The sentence with this end mark in place of whatever it ends with; a colon or an exclamation is left."""
    sentence = sentence.rstrip()
    if sentence.endswith((":", "!", "?", "…")):
        return sentence
    return sentence.rstrip(" .;,/") + mark
