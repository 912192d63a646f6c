"""Frozen dataclasses to plain data (JSON, TOML) and strictly back: snapshots and profile files share it."""

import base64
import dataclasses
import datetime
import enum
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

T = TypeVar("T")


class PlainError(ValueError):
    """Plain data that does not fit the dataclass: the message names the place, e.g. ``letterhead.date``."""


def to_plain(value: object) -> Any:
    """JSON-able form of a dataclass instance: dates in ISO 8601, bytes in base64, tuples as lists."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [to_plain(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): to_plain(part) for key, part in value.items()}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def from_plain(cls: type[T], data: object, where: str = "") -> T:
    """Build the dataclass `cls` from plain data; a missing, unknown or ill-typed key raises PlainError."""
    if not isinstance(data, Mapping):
        raise PlainError(f"{where or cls.__name__}: expected a table, got {type(data).__name__}")
    hints = typing.get_type_hints(cls)
    fields = {field.name: field for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
    for key in data:
        if key not in fields:
            raise PlainError(f"{_join(where, str(key))}: unknown key")
    values: dict[str, object] = {}
    for name, field in fields.items():
        if name in data:
            values[name] = _value(hints[name], data[name], _join(where, name))
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise PlainError(f"{_join(where, name)}: missing")
    try:
        return cls(**values)
    except PlainError:
        raise
    except ValueError as error:
        raise PlainError(f"{where}: {error}" if where else str(error)) from error


def _value(hint: Any, data: object, where: str) -> object:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        return _optional(hint, data, where)
    if origin is tuple:
        return _tuple(hint, data, where)
    if origin in (dict, Mapping):
        return _mapping(hint, data, where)
    if origin is typing.Literal:
        return _literal(hint, data, where)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return from_plain(hint, data, where)
    return _scalar(hint, data, where)


def _optional(hint: Any, data: object, where: str) -> object:
    if data is None:
        return None
    inner = next(part for part in typing.get_args(hint) if part is not types.NoneType)
    return _value(inner, data, where)


def _tuple(hint: Any, data: object, where: str) -> object:
    if not isinstance(data, list | tuple):
        raise PlainError(f"{where}: expected a list")
    inner = typing.get_args(hint)[0]
    return tuple(_value(inner, part, f"{where}[{index}]") for index, part in enumerate(data))


def _mapping(hint: Any, data: object, where: str) -> object:
    if not isinstance(data, Mapping):
        raise PlainError(f"{where}: expected a table")
    inner = typing.get_args(hint)[1]
    return {str(key): _value(inner, part, _join(where, str(key))) for key, part in data.items()}


def _literal(hint: Any, data: object, where: str) -> object:
    allowed = typing.get_args(hint)
    if data not in allowed:
        raise PlainError(f"{where}: {data!r} is not one of {', '.join(map(repr, allowed))}")
    return data


def _scalar(hint: Any, data: object, where: str) -> object:
    try:
        converted = _convert(hint, data)
    except ValueError as error:
        raise PlainError(f"{where}: {error}") from error
    if not isinstance(converted, hint) or (isinstance(converted, bool) and hint is not bool):
        raise PlainError(f"{where}: expected {hint.__name__}, got {data!r}")
    return converted


def _convert(hint: Any, data: object) -> object:
    if hint is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if isinstance(data, str):
        if hint in (datetime.date, datetime.time):
            return hint.fromisoformat(data)
        if hint is bytes:
            return base64.b64decode(data, validate=True)
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            return hint(data)
    return data


def _join(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
