"""What the JSON Schema found, in words an office understands. Never repeats a text of the dossier."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from documents.dossier.problems import Path

Found = Iterator[tuple[Path, str]]
SECRET = gettext_noop("nội dung có độ mật chỉ được ghi number, minutes và secrecy; hãy bỏ trường này")


def explain(error: Any) -> Found:
    """The path and the message of each field that one error of `jsonschema` is about."""
    path: Path = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        yield (
            (*path, error.instance),
            _(SECRET),
        )
    else:
        yield from EXPLAINED.get(error.validator, _other)(error, path)


def _missing(error: Any, path: Path) -> Found:
    for name in error.validator_value:
        if name not in error.instance:
            yield (*path, name), _("thiếu trường bắt buộc này")


def _unknown(error: Any, path: Path) -> Found:
    known = error.schema["properties"]
    for name in error.instance:
        if name in known:
            continue
        near = get_close_matches(name, known, n=1)
        hint = _("; có phải “%(name)s”?") % {"name": near[0]} if near else ""
        yield (*path, name), _("định dạng không có trường này") + hint


def _kind(error: Any, path: Path) -> Found:
    words = {
        "string": _("phải là chuỗi ký tự"),
        "integer": _("phải là số nguyên"),
        "boolean": _("phải là true hoặc false"),
        "array": _("phải là danh sách [ … ]"),
        "object": _("phải là đối tượng { … }"),
    }
    yield path, words[error.validator_value]


def _one_of(error: Any, path: Path) -> Found:
    yield path, _("phải là một trong: %(words)s") % {"words": ", ".join(error.validator_value)}


def _exactly(error: Any, path: Path) -> Found:
    yield path, _("phải là “%(word)s”") % {"word": error.validator_value}


def _pattern(error: Any, path: Path) -> Found:
    if str(error.validator_value).startswith("^[0-9]{4}"):
        yield path, _("phải là ngày giờ dạng 2026-11-12T08:00")
    else:
        yield path, _("chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối")


def _date(error: Any, path: Path) -> Found:
    yield path, _("phải là ngày dạng 2026-11-12")


def _too_short(error: Any, path: Path) -> Found:
    yield path, _("không được để trống")


def _too_long(error: Any, path: Path) -> Found:
    yield (
        path,
        _("dài %(length)d ký tự, tối đa %(limit)d")
        % {
            "length": len(error.instance),
            "limit": error.validator_value,
        },
    )


def _too_small(error: Any, path: Path) -> Found:
    yield path, _("phải từ %(limit)d trở lên") % {"limit": error.validator_value}


def _too_big(error: Any, path: Path) -> Found:
    yield path, _("không được quá %(limit)d") % {"limit": error.validator_value}


def _too_few(error: Any, path: Path) -> Found:
    yield path, _("phải có ít nhất %(limit)d dòng") % {"limit": error.validator_value}


def _too_many(error: Any, path: Path) -> Found:
    yield (
        path,
        _("có %(count)d dòng, tối đa %(limit)d")
        % {
            "count": len(error.instance),
            "limit": error.validator_value,
        },
    )


def _not(error: Any, path: Path) -> Found:
    for name in error.validator_value["required"]:
        yield (*path, name), _("việc thường xuyên không có ngày đến hạn; hãy bỏ trường này")


def _other(error: Any, path: Path) -> Found:
    yield path, _("không đúng định dạng (%(rule)s)") % {"rule": error.validator}


EXPLAINED: dict[str, Callable[[Any, Path], Found]] = {
    "required": _missing,
    "additionalProperties": _unknown,
    "type": _kind,
    "enum": _one_of,
    "const": _exactly,
    "pattern": _pattern,
    "format": _date,
    "minLength": _too_short,
    "maxLength": _too_long,
    "minimum": _too_small,
    "maximum": _too_big,
    "minItems": _too_few,
    "maxItems": _too_many,
    "not": _not,
}
