"""The JSON Schema of `meeting.json` and what a text breaks of it."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from documents.dossier import wording
from documents.dossier.problems import Problems

FILE = Path(__file__).with_name("schema.json")


def check(data: dict[str, Any], problems: Problems) -> None:
    """Adds one problem for everything in `data` that breaks the schema."""
    for error in sorted(validator().iter_errors(data), key=lambda error: [str(part).zfill(4) for part in error.path]):
        for path, message in wording.explain(error):
            problems.at(path, message)


@cache
def validator() -> Any:
    """The validator of the shipped schema (draft 2020-12), formats included."""
    draft = jsonschema.Draft202012Validator
    return draft(json.loads(FILE.read_text(encoding="utf-8")), format_checker=draft.FORMAT_CHECKER)
