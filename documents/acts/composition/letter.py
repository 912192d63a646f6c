"""Sets an official letter."""

from documents.acts.composition.setter import Block, Setter
from documents.acts.official_letter import OfficialLetter

NAME = "Công văn"  # what a file is called that has no type line
SALUTATION = "Kính gửi:"


def body(setter: Setter, letter: OfficialLetter) -> list[Block]:
    """The blocks between letterhead and signature: to whom, then the text."""
    blocks = [setter.addressees(SALUTATION, letter.addressees), *map(setter.paragraph, letter.text)]
    return setter.finished(blocks)


def subject(setter: Setter, letter: OfficialLetter) -> list[list[str]]:
    """What stands under the number: "V/v đôn đốc thực hiện …"."""
    return setter.runs(f"{setter.profile.title.subject_prefix}{letter.abstract}")
