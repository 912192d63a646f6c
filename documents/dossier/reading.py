"""Reads `meeting.json`: strict JSON, one Unicode form, no signs that cannot be seen."""

import json
import unicodedata
from typing import Any

from django.utils.translation import gettext as _

from documents.dossier.problems import MEETING_FILE, Path, Problems
from people.text import TURNING, UNSEEN, nfc

LIMIT = 2 * 1024 * 1024
DEPTH = 12


class _Doubled(ValueError):
    """A key stands twice in one object: the first value would be lost without a word."""


def parse(data: bytes, problems: Problems) -> dict[str, Any] | None:
    """The object in `data`, its texts in NFC with outer blanks removed; None when it cannot be read at all."""
    try:
        read = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_object, parse_constant=_no_constant)
        value = _cleaned(read, (), problems)
    except UnicodeDecodeError as error:
        message = _("tệp không phải UTF-8 (byte thứ %(place)d); đồng chí lưu lại với bảng mã UTF-8")
        problems.in_file(MEETING_FILE, message % {"place": error.start + 1})
    except json.JSONDecodeError as error:
        message = _("không phải JSON hợp lệ, sai ở dòng %(line)d, cột %(column)d")
        problems.in_file(MEETING_FILE, message % {"line": error.lineno, "column": error.colno})
    except _Doubled as error:
        problems.in_file(MEETING_FILE, _("trường “%(key)s” ghi hai lần trong cùng một mục") % {"key": error})
    except (ValueError, RecursionError):
        problems.in_file(MEETING_FILE, _("không phải JSON hợp lệ: số không hợp lệ hoặc lồng nhau quá sâu"))
    else:
        if isinstance(value, dict):
            return value
        problems.in_file(MEETING_FILE, _("phải là một đối tượng JSON { … }"))
    return None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = {}
    for key, value in pairs:
        if key in made:
            raise _Doubled(key)
        made[key] = value
    return made


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _cleaned(value: Any, path: Path, problems: Problems) -> Any:
    if len(path) > DEPTH:
        raise RecursionError
    if isinstance(value, str):
        return _text(value, path, problems)
    if isinstance(value, list):
        return [_cleaned(part, (*path, number), problems) for number, part in enumerate(value)]
    if isinstance(value, dict):
        return {nfc(key): _cleaned(part, (*path, key), problems) for key, part in value.items()}
    return value


def _text(value: str, path: Path, problems: Problems) -> str:
    text = value.replace("\r\n", "\n")
    for sign in text:
        if (unicodedata.category(sign) in UNSEEN and sign not in "\n\t") or sign in TURNING:
            message = _("có ký tự ẩn không dùng được (mã U+%(code)04X); đồng chí gõ lại đoạn này")
            problems.at(path, message % {"code": ord(sign)})
            return ""
    return nfc(text)
