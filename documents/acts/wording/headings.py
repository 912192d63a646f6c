"""Headings of items: "Về công tác cán bộ", but "Tổ chức thực hiện"."""

import unicodedata

RESTRICTED_LINE = "Nội dung này thực hiện theo tài liệu riêng."
"""What stands in place of the conclusion of an item dealt with on papers of its own."""

_GENERAL = ("tổ chức thực hiện", "kết luận chung")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def heading_of(title: str, *, general: bool = False) -> str:
    """Heading of an item from its title on the agenda: "Công tác cán bộ" gives "Về công tác cán bộ".

    A general item (`general`, or the title says so: Tổ chức thực hiện) and a title that begins with "Về" stay as
    they are. Final punctuation is dropped.
    """
    title = " ".join(unicodedata.normalize("NFC", title).split()).rstrip(" .;:,")
    if general or title.casefold().startswith(_GENERAL) or title.casefold().startswith("về "):
        return upper_first(title)
    return f"Về {lower_first(title)}"


def lower_first(text: str) -> str:
    """The first letter lowered, but only when the second letter is a small one.

    "Dự thảo" gives "dự thảo", "UBND phường" stays. A proper noun cannot be told from a common one ("Hà Nội"
    would be lowered): the person who approves the text has the last word.
    """
    text = unicodedata.normalize("NFC", text)
    second = next((char for char in text[1:] if char.isalpha()), "")
    if text[:1].isupper() and second.islower():
        return text[0].lower() + text[1:]
    return text


def upper_first(text: str) -> str:
    """The first letter raised."""
    text = unicodedata.normalize("NFC", text)
    return text[:1].upper() + text[1:]


def roman(number: int) -> str:
    """I, II, III, IV … for 1 to 39, as sections are numbered."""
    if not 1 <= number < 40:
        raise ValueError(f"{number} is no section number")
    letters = ""
    for value, letter in _ROMAN:
        while number >= value:
            letters += letter
            number -= value
    return letters
