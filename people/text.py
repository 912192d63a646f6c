"""Vietnamese text: one Unicode form, search without diacritics, order by given name."""

import unicodedata

# Letters in the order of the Vietnamese alphabet (TCVN 6909 letters); tones in dictionary order.
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
FIRST_LETTER, WORD_END = 10, "00"
KEY_LENGTH = 500
# Signs that nobody sees: control signs and halves of pairs, which PostgreSQL does not even take, and marks that turn
# the direction of the text behind them, with which a name can be made to look like another.
UNSEEN = {"Cc", "Cs"}
TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def nfc(text: str) -> str:
    """The text in Unicode form NFC, outer blanks removed."""
    return unicodedata.normalize("NFC", text).strip()


def line(text: str) -> str:
    """Text of one line: NFC, no control signs, nothing that turns the direction of what follows."""
    return nfc("".join(" " if unicodedata.category(sign) in UNSEEN else sign for sign in text if sign not in TURNING))


def prose(text: str) -> str:
    """Text of several lines: as `line`, but line feeds (as the only line ends) and tabs stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (sign for sign in text if sign in "\n\t" or not (unicodedata.category(sign) in UNSEEN or sign in TURNING))
    return nfc("".join(kept))


def fold(text: str) -> str:
    """The text as it is searched: lower case, no tone or vowel marks, đ as d, single blanks, no control signs."""
    plain = unicodedata.normalize("NFD", line(text).lower().replace("đ", "d"))
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def word_key(word: str) -> str:
    """A key that sorts words as a Vietnamese dictionary does: letters first, then tones.

    Digits alone, so that every database sorts it alike: a collation of PostgreSQL takes letters and marks its own way.
    """
    letters: list[str] = []
    tones: list[str] = []
    for sign in unicodedata.normalize("NFC", word.lower()):
        parts = unicodedata.normalize("NFD", sign)
        tone = next((mark for mark in parts if mark in TONES), "")
        letters.append(_place(unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else sign))
        tones.append(str(TONES[tone]))
    return "".join([*letters, WORD_END, *tones])


def _place(letter: str) -> str:
    """The place of a letter in two digits; other signs before all letters, letters of other scripts behind them."""
    place = LETTERS.find(letter)
    if place >= 0:
        return f"{place + FIRST_LETTER}"
    return f"{'01' if letter < 'a' else '99'}{ord(letter[0]):07d}"


def name_key(full_name: str) -> str:
    """The order of a list of people: by given name (the last word), then family and middle names."""
    words = nfc(full_name).split()
    return "".join(word_key(word) for word in [*words[-1:], *words[:-1]])[:KEY_LENGTH]


def digest_code(digest: str, digits: int = 8) -> str:
    """The first digits of a hexadecimal digest in groups of four, to be read aloud: "3f9a-01c2"; "" of nothing."""
    return "-".join(digest[at : at + 4] for at in range(0, min(len(digest), digits), 4))
