"""Does the first page carry a state-secret stamp, or the file's name speak of one?

The three levels are stamped in capitals on a line of their own under the number of the document
(Law on the protection of state secrets; format rules for Party documents). A hit is a warning for
the person who uploads, not a proof: such papers must not be on this system at all.
"""

import re
import unicodedata

STAMP = re.compile(r"(?:ĐỘ MẬT ?: ?)?(?:TUYỆT MẬT|TỐI MẬT|MẬT)[.!]?")
SPACED = re.compile(r"(?<=\b\w) (?=\w\b)")
SEPARATORS = re.compile(r"[\W_]+")
LEVEL = re.compile(r"\b(?:tuyệt|tối|độ) mật\b", re.IGNORECASE)
# The bare word is a stamp in capitals, unless it belongs to another word: bảo mật, bí mật, mật khẩu, mật độ.
LOWEST = re.compile(r"(?<!BẢO )(?<!BÍ )\bMẬT\b(?! (?:KHẨU|MÃ|ĐỘ|THIẾT|ONG)\b)")
PLAIN_LEVEL = re.compile(r"\b(?:tuyet|toi) mat\b", re.IGNORECASE)  # only in names written without marks at all


def looks_secret(first_page_text: str) -> bool:
    """Whether one line of the text is nothing but a stamp word (also letter-spaced: `M Ậ T`)."""
    lines = unicodedata.normalize("NFC", first_page_text).splitlines()
    return any(STAMP.fullmatch(reading) for line in lines for reading in _readings(line))


def _readings(line: str) -> tuple[str, str]:
    """The line with single blanks, and the same with the blanks between lone letters taken out."""
    words = [SPACED.sub("", group) for group in re.split(r"\s{2,}", line.strip())]
    return " ".join(line.split()), " ".join(words)


def name_looks_secret(name: str) -> bool:
    """Whether a file name speaks of a level of secrecy: "To-trinh_TỐI MẬT.pdf", "bao cao tuyet mat.pdf"."""
    words = SEPARATORS.sub(" ", unicodedata.normalize("NFC", name))
    if LEVEL.search(words) or LOWEST.search(words):
        return True
    return words.isascii() and PLAIN_LEVEL.search(words) is not None
