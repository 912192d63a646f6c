"""The schema that is shipped is the schema that holds, and it agrees with the models."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.db import models

from agenda.models import Item, Task
from agenda.models.item import ItemKind
from agenda.states import Precision, Secrecy
from documents.dossier import schema
from documents.dossier.contents import word
from documents.models import Paper, RecipientLine, Signatory
from documents.models.paper import PaperKind
from documents.states import ActKind
from meetings.models import Attendee, Holiday, Meeting
from meetings.models.attendee import Role
from people.models import Body, Membership, Office, Organisation, StaffRole, Term, User
from people.models.body import BodyKind
from voting.states import Display

SCHEMA = json.loads(schema.FILE.read_text(encoding="utf-8"))
ROOT = Path(__file__).resolve().parents[3]


def test_the_schema_in_the_docs_is_the_same() -> None:
    assert (ROOT / "docs" / "dossier.schema.json").read_bytes() == schema.FILE.read_bytes()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def part(name: str, field: str) -> Any:
    row = SCHEMA["$defs"][name]["properties"][field]
    return SCHEMA["$defs"][row["$ref"].rpartition("/")[2]] if "$ref" in row else row


@pytest.mark.parametrize(
    ("name", "field", "choices", "left_out"),
    [
        ("body", "kind", BodyKind, set()),
        ("staff", "role", StaffRole.Role, set()),
        ("signatory", "kind", ActKind, set()),
        ("meeting", "mode", Meeting.Mode, set()),
        ("attendee", "role", Role, set()),
        ("item", "kind", ItemKind, set()),
        ("item", "secrecy", Secrecy, {"none"}),
        ("paper", "kind", PaperKind, set()),
        ("vote", "display", Display, set()),
        ("task", "precision", Precision, set()),
    ],
)
def test_words_are_the_names_of_choices(
    name: str, field: str, choices: type[models.TextChoices], left_out: set[str]
) -> None:
    assert set(part(name, field)["enum"]) == {word(choice) for choice in choices} - left_out


@pytest.mark.parametrize(
    ("name", "field", "model", "column"),
    [
        ("organisation", "code", Organisation, "code"),
        ("organisation", "name", Organisation, "name"),
        ("organisation", "superior", Organisation, "superior"),
        ("organisation", "issuer", Organisation, "issuer"),
        ("organisation", "symbol", Organisation, "symbol"),
        ("organisation", "place", Organisation, "place"),
        ("term", "ordinal", Term, "ordinal"),
        ("term", "name", Term, "name"),
        ("body", "code", Body, "code"),
        ("body", "name", Body, "name"),
        ("body", "short_name", Body, "short_name"),
        ("body", "on_behalf", Body, "on_behalf"),
        ("body", "rules_basis", Body, "rules_basis"),
        ("body", "silence_basis", Body, "silence_basis"),
        ("person", "username", User, "username"),
        ("person", "full_name", User, "full_name"),
        ("person", "title", User, "title"),
        ("person", "office", Office, "name"),
        ("membership", "title", Membership, "title"),
        ("signatory", "authority", Signatory, "authority"),
        ("signatory", "title", Signatory, "title"),
        ("holiday", "name", Holiday, "name"),
        ("meeting", "title", Meeting, "title"),
        ("meeting", "place", Meeting, "place"),
        ("attendee", "title", Attendee, "title"),
        ("item", "title", Item, "title"),
        ("item", "presenter", Item, "presenter"),
        ("paper", "title", Paper, "title"),
        ("task", "action", Task, "action"),
        ("recipient", "text", RecipientLine, "text"),
        ("recipient", "email", RecipientLine, "email"),
        ("recipient", "paper_reason", RecipientLine, "paper_reason"),
    ],
)
def test_lengths_are_those_of_the_columns(name: str, field: str, model: type[models.Model], column: str) -> None:
    found = model._meta.get_field(column)
    assert isinstance(found, models.Field)
    assert part(name, field)["maxLength"] == found.max_length
