"""The code on a stamp: eight signs that are read off a photograph and typed in.

Crockford's Base32: digits and capitals without I, L, O, U. 40 random bits, so that nobody guesses a code in use.
"""

import re
import secrets
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 8
ALIKE: Final = str.maketrans("OIL", "011")
CODE: Final = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def new() -> str:
    """A fresh code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    """The code in two groups, as it is printed: "K7M2 P9QX"."""
    return f"{code[:4]} {code[4:]}"


def read(typed: str) -> str:
    """The code that a person typed, whatever its case, its gaps and the signs that look alike; "" if it is none."""
    code = re.sub(r"[\s\-–—.·]+", "", typed).upper().translate(ALIKE)
    return code if CODE.fullmatch(code) else ""
