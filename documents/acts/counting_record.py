"""The record of counting (biên bản kiểm phiếu): who counted, how many papers, what each line got, who is elected."""

from dataclasses import dataclass

from documents.acts.minutes import Person
from documents.acts.parts import UNMARKED, Letterhead, Marks, Reference, Signature


@dataclass(frozen=True, kw_only=True)
class CountingRecord:
    """Everything that is printed on the record; it bears no number.

    `sitting`, `electors`, `papers` and `result` are whole sentences of their sections; `head` and `rows` the table of
    lines, with `widths` in parts of the whole; `panel` is everybody who counted, with their seats as `office`, and
    `custody` says how ballots on screens were kept and can be counted again; `teller` signs left for the panel,
    `chair` right.
    """

    letterhead: Letterhead
    abstract: str
    sitting: tuple[str, ...]
    panel: tuple[Person, ...]
    electors: tuple[str, ...]
    papers: tuple[str, ...]
    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    result: tuple[str, ...]
    closing: str
    teller: Signature
    chair: Signature
    custody: tuple[str, ...] = ()
    reference: Reference | None = None
    recipients: tuple[str, ...] = ()
    marks: Marks = UNMARKED
    address: str = "đồng chí"

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows) or len(self.widths) != len(self.head):
            raise ValueError("the rows of the table do not fit its head")
