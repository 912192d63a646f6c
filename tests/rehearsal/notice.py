"""Whether the issued notice is the one that the demo's meeting must end in."""

import re
from collections.abc import Iterable

from tests.rehearsal import letters, readers, sheets, words

PAGES = 2  # at the sizes of its format; page 2 is what shows where numbers begin


def faults(pdf: bytes) -> list[str]:
    """Everything that is wrong with the file; an empty list is the aim of the whole rehearsal."""
    found = [*sheets.faults(pdf), *letters.faults(pdf)]
    for reader, pages in readers.texts(pdf).items():
        text = flowing(pages)
        if len(pages) != PAGES:
            found.append(f"{reader} reads {len(pages)} pages and not {PAGES}")
        wanted = (*words.HEAD, *words.BODY, *words.FOOT)
        found += [f"{reader} does not read “{sentence}”" for sentence in missing(text, wanted)]
        found += [f"{reader} reads {pattern}" for pattern in words.FORBIDDEN if re.search(pattern, text)]
    return found


def flowing(pages: list[str]) -> str:
    """The text from page to page, without the numbers on top."""
    return "\n".join(text.lstrip().removeprefix(sheets.number_of(text)) for text in pages)


def missing(text: str, wanted: Iterable[str]) -> list[str]:
    """The sentences that are not in the text, wherever its lines and pages break."""
    bare = squeezed(text)
    return [sentence for sentence in wanted if squeezed(sentence) not in bare]


def squeezed(text: str) -> str:
    return "".join(text.split())
