"""Marks on the paper that is read: what one wrote, and what another shares; and a paper with a new version."""

import io
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

import typst

from documents import papers
from documents.circulation.reading import note_reading
from documents.comparing import versions
from documents.demo import days, printing
from documents.intake import Upload
from documents.marks.changes import Change
from documents.marks.saving import save_marks
from documents.models import Paper, PaperVersion
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


def revise(paper: Paper, person: Callable[[str], User], at: Callable[[int, int], datetime]) -> None:
    """The report was read and marked by the deputy secretary; then the office sent it again with other figures."""
    old = paper.versions.get()
    note_reading(version=old, page=1, seen=[1], by=person("hanh"), at=at(8, 10))
    found = versions.book_of(old)
    words = ["42", "nhiệm", "vụ", "được", "giao,"]
    begin = next(at for at in range(len(found.keys)) if found.keys[at : at + len(words)] == words)
    boxes = [found.words[begin + step].box for step in range(len(words))]
    shape = [[boxes[0][0], boxes[0][1], boxes[-1][0] + boxes[-1][2] - boxes[0][0], boxes[0][3]]]
    page = found.words[begin].page
    more: dict[str, Any] = {"revision": 1, "page": page, "colour": "yellow"}
    changes = [
        Change(id=uuid4(), kind="highlight", shape=shape, quote=" ".join(words), **more),
        Change(id=uuid4(), kind="note", shape=[[0.93, shape[0][1]]], text="Đối chiếu với báo cáo tháng trước", **more),
    ]
    save_marks(version=old, changes=changes, by=person("hanh"), at=at(8, 12))
    source = (printing.ROOT / "tan-hoa-bac/papers/bao-cao-142.typ").read_text(encoding="utf-8")
    source = source.replace("Trong 42 nhiệm vụ được giao", "Tính đến hết tháng, trong 42 nhiệm vụ được giao")
    source = source.replace("hoàn thành 31 nhiệm vụ (73,81%)", "hoàn thành 33 nhiệm vụ (78,57%)")
    source = source.replace("Không có đơn tồn quá hạn.", "")
    dates = json.dumps(days.printed(at(8, 0).date()), ensure_ascii=False)
    root: Any = printing.ROOT
    made: Any = typst.compile(source.encode(), root=root, sys_inputs={"dates": dates})
    papers.replace_paper(
        paper=paper,
        upload=Upload(file=io.BytesIO(bytes(made)), name="bao-cao-142.pdf", declared=True),
        reason="Cập nhật số liệu đến ngày 11/11/2026",
        by=person("thuong"),
        at=at(8, 20),
    )
