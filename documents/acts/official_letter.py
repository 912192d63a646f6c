"""The official letter (công văn): to named addressees, its subject under the number, without a type line."""

from dataclasses import dataclass

from documents.acts.parts import UNMARKED, Letterhead, Marks, Reference, Signature


@dataclass(frozen=True, kw_only=True)
class OfficialLetter:
    """Everything that is printed on a letter; `addressees` stand behind "Kính gửi:", `recipients` under "Nơi nhận:"."""

    letterhead: Letterhead
    reference: Reference
    abstract: str
    addressees: tuple[str, ...]
    text: tuple[str, ...]
    signature: Signature
    recipients: tuple[str, ...]
    marks: Marks = UNMARKED

    def __post_init__(self) -> None:
        if not self.addressees:
            raise ValueError("a letter goes to somebody")
