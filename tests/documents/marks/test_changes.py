"""What a device may say."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.marks import changes, shapes
from people.refusals import BadInput
from tests.documents.marks.makers import data

PART = st.floats(0, 1, allow_nan=False)


@st.composite
def marks(draw: Any) -> dict[str, Any]:
    kind = draw(st.sampled_from(list(shapes.PARTS)))
    numbers, most = shapes.PARTS[kind]
    least = st.floats(0.001, 1) if kind == "highlight" else PART
    part = st.tuples(PART, PART, least, least).map(lambda found: list(found[:numbers]))
    return data(
        kind,
        shape=draw(st.lists(part, min_size=1, max_size=min(most, 5))),
        page=draw(st.integers(1, 9)),
        text=draw(st.text(max_size=50)) + "a",
        colour=draw(st.sampled_from(["blue", "red", "green", "yellow"])),
        share=draw(st.sampled_from(["", "office", "meeting"])),
    )


@given(marks())
def test_what_was_read_is_read_again_as_the_same(one: dict[str, Any]) -> None:
    first = changes.read(json.loads(json.dumps(one)), 9)
    again = changes.read({**one, "shape": first.shape, "text": first.text}, 9)
    assert again == first
    flat = [
        abs(a - b) for old, new in zip(one["shape"], first.shape, strict=True) for a, b in zip(old, new, strict=True)
    ]
    assert max(flat) <= 0.00001


@pytest.mark.parametrize(
    "more",
    [
        {"id": "x"},
        {"id": None},
        {"revision": 0},
        {"revision": True},
        {"revision": 10**12},
        {"page": 0},
        {"page": 4},
        {"page": "1"},
        {"kind": "drawing"},
        {"colour": "pink"},
        {"share": "everybody"},
        {"width": 1},
        {"width": "1"},
        {"width": float("nan")},
        {"text": None},
        {"text": "a" * 2001},
        {"shape": []},
        {"shape": None},
        {"shape": [[0.1, 0.2]]},
        {"shape": [[0.1, 0.2, "x"]]},
        {"shape": [[0.1, 0.2, float("inf")]]},
        {"shape": [[0.1, 1.2, 0.5]]},
        {"shape": [[0.1, 0.2, 0.5]] * 2001},
    ],
)
def test_what_makes_no_sense_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        changes.read(data(**more), 3)


@pytest.mark.parametrize("thing", [None, [], "x", 1, {}, {"id": []}])
def test_what_is_no_mark_is_refused(thing: Any) -> None:
    with pytest.raises(BadInput):
        changes.read(thing, 3)


@pytest.mark.parametrize("shape", [[[0.1, 0.2, 0, 0.1]], [[0.1, 0.2, 0.3, -0.1]]])
def test_a_highlight_has_an_extent(shape: list[list[float]]) -> None:
    with pytest.raises(BadInput):
        changes.read(data("highlight", shape=shape), 3)


def test_a_note_has_words() -> None:
    with pytest.raises(BadInput, match="chưa có chữ"):
        changes.read(data("note", text=" \u202e "), 3)


def test_one_senseless_change_does_not_hold_up_the_others() -> None:
    found, refused = changes.read_all({"changes": [data(), data(page=99), data()]}, 3)
    assert (len(found), len(refused)) == (2, 1)


@pytest.mark.parametrize("message", [None, [], {}, {"changes": {}}, {"changes": [{}] * 101}])
def test_what_is_no_message_is_refused(message: Any) -> None:
    with pytest.raises(BadInput):
        changes.read_all(message, 3)


@given(st.sampled_from(list(shapes.PARTS)), st.floats(-2, 2), st.floats(-2, 2))
def test_a_moved_mark_stays_on_the_page(kind: str, across: float, down: float) -> None:
    from tests.documents.marks.makers import SHAPES

    left, top, right, bottom = shapes.bounds(kind, shapes.moved(kind, SHAPES[kind], across, down))
    assert min(left, top) >= 0
    assert max(right, bottom) <= 1.00001
