"""What a profile file may say: the measures and spellings of one legal basis, millimetres and points throughout."""

import datetime
from dataclasses import dataclass
from typing import Literal

from documents.acts.styles import (
    DatelineStyle,
    HeadingStyle,
    KindStyle,
    LetterheadStyle,
    NumberStyle,
    RecipientsStyle,
    SignatureStyle,
    TitleStyle,
    require,
)


@dataclass(frozen=True, kw_only=True)
class Page:
    """Sheet and margins; `verso_*` are the left-hand pages' when `two_sided`."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    two_sided: bool
    verso_left_mm: float
    verso_right_mm: float

    def __post_init__(self) -> None:
        require(min(self.top_mm, self.bottom_mm, self.left_mm, self.right_mm) >= 0, "margins cannot be negative")
        require(self.text_width_mm >= 100, "less than 100 mm is left for the text")
        mirrored = (self.verso_left_mm, self.verso_right_mm) == (self.right_mm, self.left_mm)
        require(not self.two_sided or mirrored, "the verso margins must mirror the recto's")

    @property
    def text_width_mm(self) -> float:
        return self.width_mm - self.left_mm - self.right_mm


@dataclass(frozen=True, kw_only=True)
class Text:
    """Body type. `line_pitch_pt` is baseline to baseline; `paragraph_gap_pt` comes on top of it between paragraphs."""

    families: tuple[str, ...]
    size_pt: float
    line_pitch_pt: float
    paragraph_gap_pt: float
    indent_mm: float
    tone_style: Literal["ủy", "uỷ", "as typed"]
    final_mark: Literal[".", "./."]
    bases_italic: bool
    bases_prefix: str

    def __post_init__(self) -> None:
        require(bool(self.families), "name at least one font family")
        require(self.line_pitch_pt >= self.size_pt * 1.12, "the line pitch is too tight for the type size")


@dataclass(frozen=True, kw_only=True)
class PageNumber:
    size_pt: float
    from_top_mm: float
    on_first_page: bool


@dataclass(frozen=True, kw_only=True)
class Profile:
    """A whole profile; `valid_to` is the last day in force, None while it still is."""

    code: str
    family: str
    name: str
    legal_basis: str
    valid_from: datetime.date
    valid_to: datetime.date | None = None
    draft_mark: str
    page: Page
    text: Text
    page_number: PageNumber
    letterhead: LetterheadStyle
    number: NumberStyle
    dateline: DatelineStyle
    title: TitleStyle
    headings: HeadingStyle
    signature: SignatureStyle
    recipients: RecipientsStyle
    kinds: dict[str, KindStyle]

    def __post_init__(self) -> None:
        require(self.valid_to is None or self.valid_from <= self.valid_to, "valid_to is before valid_from")
        columns = self.letterhead.left_mm + self.letterhead.right_mm
        require(columns <= self.page.text_width_mm + 0.01, "letterhead: the columns are wider than the text")

    def in_force_on(self, day: datetime.date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
