"""Which of the wanted type families this machine can print Vietnamese in: having the name is not enough.

Debian's ``fonts-liberation`` 1.07, for one, has a Liberation Serif without ế, ộ or ủ; a page set in it borrows those
letters from another face, which nobody would sign. So each family is tried before it is used.
"""

import typst

BUNDLED = "Libertinus Serif"
"""Comes inside the typst wheel and has all of Vietnamese, so there always is one."""

ALPHABET = (
    "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
    "AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬBCDĐEÈÉẺẼẸÊỀẾỂỄỆFGHIÌÍỈĨỊJKLMNOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢPQRSTUÙÚỦŨỤƯỪỨỬỮỰVWXYỲÝỶỸỴZ"
    "0123456789.,;:!?()[]/%&*+-=–—…“”‘’•"
)
_PROBE = """
#set text(font: sys.inputs.family, fallback: false)
#sys.inputs.letters #strong(sys.inputs.letters) #emph(sys.inputs.letters) #strong(emph(sys.inputs.letters))
"""


def bold_weight(family: str) -> int:
    """The weight to print bold in: the bundled family's 700 has too high a circumflex in Ộ, Ệ, Ậ, its 600 is right."""
    return 600 if family == BUNDLED else 700


def prints(family: str, fonts: typst.Fonts) -> bool:
    """Whether the family is among these fonts upright, italic, bold and bold italic, with every Vietnamese letter."""
    return _is_whole(family, fonts) and _has_letters(family, fonts)


def _is_whole(family: str, fonts: typst.Fonts) -> bool:
    faces = [font for font in fonts.fonts() if font.family.casefold() == family.casefold()]
    return len({(font.style == "normal", font.weight >= 600) for font in faces}) == 4


def _has_letters(family: str, fonts: typst.Fonts) -> bool:
    """A PDF/A must not show a letter its font lacks: typst refuses, and that is the answer."""
    inputs = {"family": family, "letters": ALPHABET}
    try:
        typst.compile(
            _PROBE.encode(),
            format="pdf",
            pdf_standards="a-2b",
            font_paths=fonts,
            sys_inputs=inputs,
            ignore_system_fonts=True,
        )
    except typst.TypstError:
        return False
    return True
