"""Marks as devices make them."""

from typing import Any
from uuid import uuid4

from documents.marks.changes import Change

STROKE = [[0.1, 0.2, 0.3], [0.15, 0.22, 0.8], [0.2, 0.2, 0.5]]
SHAPES: dict[str, list[list[float]]] = {
    "ink": STROKE,
    "marker": STROKE,
    "highlight": [[0.1, 0.3, 0.5, 0.02]],
    "note": [[0.4, 0.5]],
}


def change(kind: str = "ink", **more: Any) -> Change:
    """A sound first change of a new mark on page 1."""
    words = {"text": "Hỏi lại số liệu"} if kind == "note" else {"quote": "dự toán"} if kind == "highlight" else {}
    given: dict[str, Any] = {"id": uuid4(), "revision": 1, "page": 1, "kind": kind, "shape": SHAPES[kind], **words}
    return Change(**given | more)


def data(of: str = "ink", **more: Any) -> dict[str, Any]:
    """The same as a page sends it."""
    made = change(of)
    names = ("revision", "page", "kind", "shape", "colour", "width", "text", "quote", "share", "erased")
    return {"id": str(made.id), **{name: getattr(made, name) for name in names}, **more}
