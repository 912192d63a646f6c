"""Speakers and questions as `results.json` gives them, and the schema that says what it looks like."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from agenda import question_time, turns
from agenda.conclusions import save_conclusion
from agenda.history import restore_conclusion
from agenda.models import Inquiry
from agenda.states import InquiryState, ItemState, TurnKind, TurnState
from documents.dossier import schema
from documents.dossier.contents import word
from documents.dossier.exporting.results import results
from meetings.states import MeetingState
from tests.agenda.factories import make_inquiry, make_question_time, make_secret, make_turn
from tests.factories import World

FILE = schema.FILE.with_name("results.schema.json")
SCHEMA = json.loads(FILE.read_text(encoding="utf-8"))
ROOT = Path(__file__).resolve().parents[3]


def exported(here: World) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(results(here.meeting, [], [], all_ballots=False)))
    draft = jsonschema.Draft202012Validator
    assert [error.message for error in draft(SCHEMA, format_checker=draft.FORMAT_CHECKER).iter_errors(made)] == []
    return made


def test_the_schema_in_the_docs_is_the_same_and_is_a_schema() -> None:
    assert (ROOT / "docs" / "results.schema.json").read_bytes() == FILE.read_bytes()
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (SCHEMA["properties"]["state"], [one for one in MeetingState if one != MeetingState.CHANCERY]),
        (SCHEMA["$defs"]["item"]["properties"]["state"], ItemState),
        (SCHEMA["$defs"]["turn"]["properties"]["kind"], TurnKind),
        (SCHEMA["$defs"]["turn"]["properties"]["state"], TurnState),
        (SCHEMA["$defs"]["question"]["properties"]["state"], InquiryState),
    ],
)
def test_words_are_the_names_of_choices(words: dict[str, Any], choices: Any) -> None:
    assert words["enum"] == [word(choice) for choice in choices]


def test_each_turn_says_as_what_and_for_how_long(running: World) -> None:
    turn = make_turn(running, make_question_time(running, 2), "hanh", kind="contra")
    turns.give_floor(turn=turn, by=running.chair, at=running.at(5))
    turns.end_turn(turn=turn, by=running.chair, at=running.at(7.5))
    (told,) = exported(running)["agenda"][1]["speakers"]
    assert [told[name] for name in ("person", "kind", "question", "state", "seconds", "limit_seconds")] == [
        "hanh", "contra", None, "done", 150, 300,
    ]  # fmt: skip


def test_a_question_with_what_was_said_on_it(running: World) -> None:
    item = make_question_time(running, 2)
    asked = make_inquiry(running, item, "nhi", to="an", minute=1)
    office = running.offices["Ban Xây dựng Đảng"]
    Inquiry.objects.create(
        item=item, asker=running.attendee("uoc"), to_office=office, subject="Kinh phí", asked_at=running.at(2)
    )
    for minute, kind in enumerate(("question", "answer", "follow_up"), start=5):
        question_time.call_inquiry(inquiry=asked, kind=kind, by=running.chair, at=running.at(minute))
    question_time.finish_inquiry(inquiry=asked, by=running.chair, at=running.at(9))
    told = exported(running)["agenda"][1]
    first, second = told["questions"]
    assert [first[name] for name in ("asker", "to_person", "to_office", "subject", "state")] == [
        "nhi", "an", None, "Tiến độ đề án", "done",
    ]  # fmt: skip
    assert [second[name] for name in ("asker", "to_person", "to_office", "state", "called_at")] == [
        "uoc", None, "Ban Xây dựng Đảng", "waiting", None,
    ]  # fmt: skip
    assert [(one["kind"], one["person"], one["question"], one["seconds"]) for one in told["speakers"]] == [
        ("question", "nhi", first["id"], 60),
        ("answer", "an", first["id"], 60),
        ("follow_up", "nhi", first["id"], 120),
    ]


def test_a_secret_item_tells_nothing(running: World) -> None:
    make_turn(running, make_secret(running), "hanh")
    assert set(exported(running)["agenda"][4]) == {"id", "number", "state", "started_at", "ended_at"}


def test_a_conclusion_tells_every_text_it_had(running: World) -> None:
    item = running.items[0]
    for revision, text in enumerate(("Một.", "Hai.")):
        save_conclusion(item=item, text=text, revision=revision, by=running.secretary, at=running.at(revision))
    restore_conclusion(item=item, number=1, revision=2, by=running.chair, at=running.at(3))
    told = exported(running)["agenda"][0]["conclusion"]["changes"]
    assert [(one["revision"], one["text"], one["by"], one.get("restores")) for one in told] == [
        (1, "Một.", "thuong", None), (2, "Hai.", "thuong", None), (3, "Một.", "khoi", 1),
    ]  # fmt: skip
