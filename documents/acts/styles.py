"""The parts of a profile that style one component of a document each, in millimetres and points."""

from dataclasses import dataclass
from typing import Literal


def require(condition: bool, message: str) -> None:
    """ValueError with the message unless the condition holds."""
    if not condition:
        raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class Motto:
    """A line of the national or Party title, top right."""

    text: str
    size_pt: float
    shrunk_size_pt: float


@dataclass(frozen=True, kw_only=True)
class LetterheadStyle:
    """The two columns on top of page 1; a name too long for its column drops to `shrunk_size_pt` before it wraps."""

    left_mm: float
    right_mm: float
    line_pitch_pt: float
    size_pt: float
    shrunk_size_pt: float
    separator: Literal["star", "rule"]
    star_bold: bool
    number_size_pt: float
    dateline_size_pt: float
    motto: tuple[Motto, ...]

    def __post_init__(self) -> None:
        require(bool(self.motto), "the letterhead needs a motto")


@dataclass(frozen=True, kw_only=True)
class NumberStyle:
    """`pattern` has {number}, {type}, {symbol}; `untyped` serves a kind without a type symbol.

    `blank` stands for a number that is yet to come.
    """

    pattern: str
    untyped: str
    min_digits: int
    blank: str

    def __post_init__(self) -> None:
        for pattern in (self.pattern, self.untyped):
            pattern.format(number="", type="", symbol="")
            require("{number}" in pattern, f"{pattern!r} lacks {{number}}")


@dataclass(frozen=True, kw_only=True)
class DatelineStyle:
    """`pattern` has {place}, {day}, {month}, {year}; days below 10 and `pad_months` take a leading zero."""

    pattern: str
    pad_months: tuple[int, ...]

    def __post_init__(self) -> None:
        self.pattern.format(place="", day="", month="", year="")


@dataclass(frozen=True, kw_only=True)
class TitleStyle:
    """Type line and abstract; the subject of a letter, which has no type line, stands under the number."""

    size_pt: float
    abstract_size_pt: float
    abstract_initial: Literal["lower", "upper"]
    abstract_width_mm: float
    separator: Literal["hyphens", "rule"]
    subject_prefix: str
    subject_size_pt: float
    subject_italic: bool


@dataclass(frozen=True, kw_only=True)
class HeadingStyle:
    """`section` has {roman} and {title}, `item` has {number} and {title}, `task` has {item} and {number}."""

    section: str
    section_caps: bool
    item: str
    task: str

    def __post_init__(self) -> None:
        self.section.format(roman="", title="")
        self.item.format(number="", title="")
        self.task.format(item="", number="")


@dataclass(frozen=True, kw_only=True)
class SignatureStyle:
    """How T/M (`on_behalf`), K/T (`for_head`), T/L (`by_order`) are spelled; `gap_lines` await the signature."""

    size_pt: float
    title_bold: bool
    gap_lines: float
    on_behalf: str
    for_head: str
    by_order: str
    minutes_secretary: str
    minutes_chair: str


@dataclass(frozen=True, kw_only=True)
class RecipientsStyle:
    label: str
    label_size_pt: float
    label_style: Literal["underline", "bold italic"]
    size_pt: float
    line_pitch_pt: float
    item_end: str
    last_end: str


@dataclass(frozen=True, kw_only=True)
class KindStyle:
    """A kind of document: its type symbol ("" for none), its type line ("" for none), whether place and date are shown.

    `enacting` is a line of its own before what is decided ("QUYẾT NGHỊ:"), "" for none.
    """

    type: str
    title: str
    dateline: bool
    enacting: str = ""
