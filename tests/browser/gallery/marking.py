"""Marks on the paper that is read: what one wrote, and what another shares."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

from documents.marks.changes import Change
from documents.marks.saving import save_marks
from documents.models import PaperVersion
from people.models import User

PAGE = 4
CURVE = [[0.62 + 0.012 * step, 0.306 + 0.003 * (step % 3), 0.2 + 0.05 * step] for step in range(16)]
LINE = [[0.13 + 0.025 * step, 0.4605 + 0.001 * (step % 2), 0.4 + 0.02 * step] for step in range(20)]
WORDS = [[0.208, 0.2105, 0.672, 0.02]]
QUOTE = "Người đứng đầu làm gương; việc đã giao rõ thẩm quyền thì không họp."
MINE: tuple[dict[str, Any], ...] = (
    {"kind": "highlight", "shape": WORDS, "colour": "yellow", "quote": QUOTE},
    {"kind": "ink", "shape": CURVE, "colour": "red", "width": 0.0042},
    {"kind": "ink", "shape": LINE, "colour": "blue", "width": 0.0042},
    {"kind": "note", "shape": [[0.92, 0.21]], "colour": "yellow", "text": "Hỏi lại số liệu quý III", "share": "office"},
)
SHARED: dict[str, Any] = {"kind": "note", "shape": [[0.07, 0.47]], "colour": "green", "share": "meeting"}


def mark(version: PaperVersion, person: Callable[[str], User], at: Callable[[int, int], datetime]) -> None:
    """Marks page 4 by the deputy secretary, and by a member who shares a note."""
    changes = [Change(id=uuid4(), revision=1, page=PAGE, **one) for one in MINE]
    save_marks(version=version, changes=changes, by=person("hanh"), at=at(9, 14))
    note = Change(id=uuid4(), revision=1, page=PAGE, text="Đề nghị nêu rõ nguồn kinh phí", **SHARED)
    save_marks(version=version, changes=[note], by=person("giao"), at=at(9, 15))
