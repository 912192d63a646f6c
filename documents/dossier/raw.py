"""Looks into the parsed `meeting.json` while its shape is still in doubt: what is not as expected is not there."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from documents.dossier.problems import Path

Raw = dict[str, Any]


def part(data: Raw, key: str) -> Raw:
    """The object at `key`, or an empty one."""
    value = data.get(key)
    return value if isinstance(value, dict) else {}


def rows(data: Raw, *keys: str) -> Iterator[tuple[Path, Raw]]:
    """Every object in the list at `keys`, with its path; lists inside lists are walked through."""
    yield from _rows(data, (), keys)


def _rows(data: Raw, path: Path, keys: tuple[str, ...]) -> Iterator[tuple[Path, Raw]]:
    values = data.get(keys[0])
    for number, value in enumerate(values if isinstance(values, list) else []):
        if not isinstance(value, dict):
            continue
        here = (*path, keys[0], number)
        if len(keys) == 1:
            yield here, value
        else:
            yield from _rows(value, here, keys[1:])


def texts(data: Raw, key: str, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in the list at `key`, or the one text there, with its path."""
    value = data.get(key)
    if isinstance(value, str):
        yield (*path, key), value
    for number, word in enumerate(value if isinstance(value, list) else []):
        if isinstance(word, str):
            yield (*path, key, number), word


def text(data: Raw, key: str) -> str:
    value = data.get(key)
    return value if isinstance(value, str) else ""


def day(data: Raw, key: str) -> date | None:
    try:
        return date.fromisoformat(text(data, key))
    except ValueError:
        return None


def moment(data: Raw, key: str) -> datetime | None:
    """The date and time at `key`, in Vietnamese time unless it says otherwise."""
    try:
        value = datetime.fromisoformat(text(data, key))
        return value if value.tzinfo else timezone.make_aware(value)
    except (ValueError, OverflowError):
        return None
