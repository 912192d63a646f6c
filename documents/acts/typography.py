"""From typed text to printable text: NFC, no hidden characters, one way to write ủy, and what a line may not part."""

import re
import unicodedata
from typing import Literal

Run = tuple[Literal["free", "kept", "long", "break"], str]
"""A stretch of text: `free` breaks between words, `kept` never, `long` is a word so long that it may break anywhere; a
`break` is a line break somebody typed in a headline."""


class UnprintableText(ValueError):
    """Characters that no font at hand has: `characters` are they, the message is for the person at the screen."""

    def __init__(self, characters: tuple[str, ...]) -> None:
        self.characters = characters
        shown = ", ".join(f"“{char}” (U+{ord(char):04X})" for char in characters)
        super().__init__(f"Văn bản có ký tự không in được: {shown}. Đồng chí xóa hoặc thay ký tự đó rồi thử lại.")


_BULLETS = str.maketrans({"\uf0b7": "•", "\uf02d": "-", "\u2011": "-"})  # Word's Symbol bullets, as they are pasted


def clean(text: str) -> str:
    """One line of printable text in NFC: control and invisible characters are dropped, white space becomes one space.

    Private-use characters and lone surrogates raise UnprintableText.
    """
    text = unicodedata.normalize("NFC", text.translate(_BULLETS))
    odd = tuple(dict.fromkeys(char for char in text if unicodedata.category(char) in ("Co", "Cs", "Cn")))
    if odd:
        raise UnprintableText(odd)
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf")
    return " ".join("".join(" " if unicodedata.category(char) == "Cc" else char for char in visible).split())


_UPPER_WORD = re.compile(r"[^\W\d_]+")
_OPEN = {"o": "òóỏõọ", "u": "ùúủũụ"}
_CLOSED = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ"}


def with_tones(text: str, style: str) -> str:
    """The text with tones written `ủy, hòa` (style "ủy") or `uỷ, hoà` (style "uỷ"); any other style changes nothing.

    Only words in small letters and the word Ủy/ỦY change: a capital may begin somebody's name, which is spelled as
    its bearer spells it.
    """
    if style not in ("ủy", "uỷ"):
        return text
    return _UPPER_WORD.sub(lambda match: _toned(match[0], style), text)


def _toned(word: str, style: str) -> str:
    if not word.islower() and word not in ("Ủy", "ỦY", "Uỷ", "UỶ"):
        return word
    for vowels in ("oa", "oe", "uy"):
        if word.lower().startswith("qu"):
            continue
        for tone in range(5):
            old = _OPEN[vowels[0]][tone] + vowels[1]
            new = vowels[0] + _CLOSED[vowels[1]][tone]
            source, target = (new, old) if style == "ủy" else (old, new)
            if word.lower().endswith(source):
                stem, ending = word[: -len(source)], word[-len(source) :]
                return stem + _cased(target, ending)
    return word


def _cased(letters: str, like: str) -> str:
    return "".join(letter.upper() if model.isupper() else letter for letter, model in zip(letters, like, strict=True))


_KEPT = re.compile(
    r"""
      \S*\d+(?:[.,]\d+)*\ [-–]\ \d\S*                                    # 2023 - 2025
    | (?<!\S)[(“"]?(?:T/M|K/T|T/L|TM\.|KT\.|TL\.)\ \S+                    # T/M BAN
    | (?<!\S)[(“"]?(?:ngày|tháng|năm|quý|số|khóa|khoá|thứ|mục|điểm|khoản|điều|tập|trang)\ [\dIVX]\S*
    | (?<!\S)[(“"]?\d[\d.,]*\ (?:giờ|phút|đồng|triệu|tỷ|phiếu|người|trang|bản)(?!\w)\S*
    | (?<!\S)\S*(?:\d\S*[-/]|[-/]\S*\d)\S*                               # 142-BC/ĐU, 06/11/2026,
    | (?<!\S)\S*[^\W\d_]-[^\W\d_]*/\S*                                   # -TB/ĐU
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMPOUND = re.compile(
    r"(?<!\S)(?:(?:(?:ủy ban|uỷ ban|hội đồng) nhân dân|đảng (?:ủy|uỷ))(?: (?:phường|xã|tỉnh|thành phố|đặc khu))?"
    r"|ban thường vụ|ban chấp hành|(?:tỉnh|thành) (?:ủy|uỷ)|văn phòng|mặt trận tổ quốc|ban xây dựng đảng"
    r"|(?:ủy|uỷ) ban kiểm tra|(?:ngày|tháng|năm|quý|số|khóa|khoá|lần thứ|phiên họp thứ) [\dIVX]\S*)(?!\S)",
    re.IGNORECASE,
)
_LONGEST_WORD = 26
_LONGEST_KEPT = 34


def runs(text: str) -> list[Run]:
    """The text parted into runs, to be set one after another; joined again they are the text."""
    return _parted(text, _KEPT)


def headline(text: str) -> list[Run]:
    """Runs of a title or a body's name: a typed line break is kept, and the words of an institution stay together."""
    parted: list[Run] = []
    for line in filter(None, (clean(line) for line in text.split("\n"))):
        parted += [("break", ""), *_parted(line, _COMPOUND)] if parted else _parted(line, _COMPOUND)
    return parted


def _parted(text: str, pattern: re.Pattern[str]) -> list[Run]:
    parted: list[Run] = []
    start = 0
    for match in pattern.finditer(text):
        if len(match[0]) <= _LONGEST_KEPT and max(map(len, match[0].split())) <= _LONGEST_WORD:
            parted.extend(_free(text[start : match.start()]))
            parted.append(("kept", match[0]))
            start = match.end()
    return [*parted, *_free(text[start:])]


def _free(text: str) -> list[Run]:
    parts = re.split(rf"(\S{{{_LONGEST_WORD + 1},}})", text)
    return [("long" if index % 2 else "free", part) for index, part in enumerate(parts) if part]
