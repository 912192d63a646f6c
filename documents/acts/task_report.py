"""A report on tasks (báo cáo tình hình thực hiện nhiệm vụ), and the list of tasks laid before a meeting: tables."""

from dataclasses import dataclass

from documents.acts.parts import UNMARKED, Letterhead, Marks, Reference, Signature


@dataclass(frozen=True, kw_only=True)
class TaskTable:
    """A section of the report: `said` are whole sentences, then the table; `widths` in parts of the whole."""

    title: str
    said: tuple[str, ...] = ()
    head: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows) or len(self.widths) != len(self.head):
            raise ValueError("the rows of the table do not fit its head")


@dataclass(frozen=True, kw_only=True)
class TaskReport:
    """Everything that is printed; it bears no number. A section without rows prints its sentences alone.

    `closing` stands between the last table and the signature; of two lines or more, so that a table need not move.
    """

    letterhead: Letterhead
    abstract: str
    sections: tuple[TaskTable, ...]
    closing: str
    signature: Signature
    recipients: tuple[str, ...] = ()
    reference: Reference | None = None
    marks: Marks = UNMARKED
