"""Snapshots: every kind as JSON and back, and the step from draft to issued."""

import dataclasses
import datetime
import json

import pytest

from documents.acts import Act, Letterhead, Marks, PlainError, Reference, from_json, kind_of, numbered, to_json
from tests.documents.acts import contents

ACTS = {
    "conclusion_notice": contents.NOTICE,
    "minutes": contents.MINUTES,
    "invitation": contents.INVITATION,
    "opinion_summary": contents.SUMMARY,
    "counting_record": contents.RECORD,
    "task_report": contents.TASKS,
    "notice_extract": contents.EXTRACT,
    "resolution": contents.RESOLUTION,
    "official_letter": contents.LETTER,
    "opinion_form": contents.FORM,
}


@pytest.mark.parametrize(("kind", "act"), ACTS.items())
def test_snapshot_is_equal(kind: str, act: Act) -> None:
    stored = json.loads(json.dumps(to_json(act)))
    assert stored["kind"] == kind_of(act) == kind
    assert from_json(stored) == act


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"kind": "decree"}, "kind: 'decree' is not one of"),
        ({"letterhead": {"place": "A"}}, "letterhead.issuer: missing"),
        ({"recipients": ["A", 3]}, "recipients[1]: expected str, got 3"),
        ({"marks": {"secret": "MẬT"}}, "marks.secret: unknown key"),
        ({"reference": {"symbol": "ĐU", "number": 0}}, "reference: 0 is no document number"),
    ],
)
def test_a_snapshot_that_does_not_fit(change: dict[str, object], complaint: str) -> None:
    with pytest.raises(PlainError) as refusal:
        from_json(to_json(contents.NOTICE) | change)
    assert complaint in str(refusal.value)


def test_a_card_must_be_a_png() -> None:
    stored = to_json(contents.INVITATION)
    stored["card"]["qr_png"] = "PHN2Zz4="
    with pytest.raises(PlainError, match="must be a PNG"):
        from_json(stored)


def test_numbered() -> None:
    draft = dataclasses.replace(
        contents.NOTICE,
        reference=Reference(symbol="ĐU"),
        letterhead=dataclasses.replace(contents.HEAD, date=None),
        marks=Marks(draft="Dự thảo lần 2", circulation="Lưu hành nội bộ"),
    )
    issued = numbered(draft, number=87, day=datetime.date(2026, 11, 12))
    assert issued == dataclasses.replace(contents.NOTICE, marks=Marks(circulation="Lưu hành nội bộ"))


def test_a_document_without_a_number_is_not_numbered() -> None:
    with pytest.raises(ValueError, match="bears no number"):
        numbered(dataclasses.replace(contents.MINUTES, reference=None), number=1, day=contents.DAY)


def test_content_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Letterhead(issuer="A", place="B").issuer = "C"  # type: ignore[misc]
