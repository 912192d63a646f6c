"""Everything that people read is Vietnamese or English as they chose, never a mixture."""

import ast
import importlib
import io
import pkgutil
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import django
import polib
import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timesince, timezone, translation
from django.utils.formats import date_format

from config.texts import catalogue
from people.models import User
from tests.repository import tree

# Where Django and its accounts speak to a person, and what is the same in both languages.
SPEAKING = (
    "core/validators.py",
    "forms/",
    "db/models/fields/",
    "utils/timesince.py",
    "core/paginator.py",
)
SPEAKING_AUTH = ("forms.py", "password_validation.py", "validators.py")
SAME = {"IPv4", "IPv6", "URL", "…", ":?.!", ":", ", "}
VIETNAMESE = re.compile("[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)
# Vietnamese that is no text of the interface: official documents and their rules, data of the demo, the
# alphabet, names of languages, help of commands.
OFFICIAL = (
    "documents/acts/",
    "documents/composition/",
    "documents/demo/",
    "documents/pdf/secrecy.py",
    "documents/management/",
    "people/text.py",
    "voting/bands.py",
    "voting/elections/book.py",
    "voting/rulebook.py",
    "voting/weight_words.py",
    "voting/wording.py",
    "agenda/deadlines.py",
    "config/design.py",
    "config/texts/",
)
LANGUAGE_NAMES = {"Tiếng Việt"}
GETTEXT = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}


def test_every_text_has_its_english() -> None:
    call_command("messages", "--check", stdout=io.StringIO(), stderr=io.StringIO())


def django_says(package: str, places: tuple[str, ...]) -> Iterator[polib.POEntry]:
    path = Path(django.__file__).parent / package / "locale/en/LC_MESSAGES/django.po"
    for entry in polib.pofile(str(path)):
        if any(place.removeprefix("contrib/auth/").startswith(places) for place, _line in entry.occurrences):
            yield entry


@pytest.mark.parametrize(("package", "places"), [("conf", SPEAKING), ("contrib/auth", SPEAKING_AUTH)])
def test_django_speaks_vietnamese(package: str, places: tuple[str, ...]) -> None:
    entries = list(django_says(package, places))
    with translation.override("vi"):
        english = [
            entry.msgid
            for entry in entries
            if entry.msgid not in SAME
            and (
                translation.ngettext(entry.msgid, entry.msgid_plural, 2)
                if entry.msgid_plural
                else translation.gettext(entry.msgid)
            )
            in {entry.msgid, entry.msgid_plural}
        ]
    assert len(entries) > 10
    assert english == []


def test_our_vietnamese_of_django_keeps_its_placeholders() -> None:
    entries = catalogue.opened(catalogue.path_of("vi"))
    assert [line for entry in entries for line in catalogue.wrong(entry)] == []


def product_forms() -> list[type[forms.BaseForm]]:
    for app in tree.APPS:
        package = importlib.import_module(app)
        for module in pkgutil.walk_packages(package.__path__, f"{app}."):
            if module.name.split(".")[1] in {"forms", "views"}:
                importlib.import_module(module.name)
    found: list[type[forms.BaseForm]] = []
    waiting: list[type[forms.BaseForm]] = [forms.Form, forms.ModelForm]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.split(".")[0] in tree.APPS:
            found.append(kind)
    return sorted(set(found), key=lambda kind: (kind.__module__, kind.__name__))


def said_by(field: forms.Field) -> list[str]:
    """A field's own words and what it answers to nothing, to nonsense and to too much."""
    said = [str(field.label or ""), str(field.help_text or "")]
    for value in (None, "", "???", ["???"], "9" * 5000):
        try:
            field.clean(value)
        except ValidationError as error:
            said += error.messages
        except (TypeError, AttributeError, ValueError):
            continue  # the widget never hands the field such a value
    return said


@pytest.mark.django_db
@pytest.mark.parametrize("kind", product_forms(), ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_form_fields_have_no_english_in_vietnamese(kind: type[forms.BaseForm]) -> None:
    fields: dict[str, forms.Field] = kind.base_fields  # type: ignore[attr-defined]
    for name, field in fields.items():
        with translation.override("vi"):
            vietnamese = said_by(field)
        with translation.override("en"):
            english = said_by(field)
        same = [text for text, other in zip(vietnamese, english, strict=True) if text and text == other]
        assert (kind.__name__, name, same) == (kind.__name__, name, [])


@pytest.mark.parametrize("password", ["ngan", "password1234", "tran minh khoi"])
def test_a_weak_password_is_refused_in_vietnamese(password: str) -> None:
    user = User(username="tran minh khoi", full_name="Trần Minh Khôi")
    with translation.override("vi"), pytest.raises(ValidationError) as refused:
        validate_password(password, user)
    assert [text for text in refused.value.messages if not VIETNAMESE.search(text)] == []


def test_dates_and_lengths_are_vietnamese() -> None:
    day = datetime(2026, 11, 12, 14, 30, tzinfo=timezone.get_default_timezone())
    with translation.override("vi"):
        assert date_format(day, "l, d/m/Y") == "Thứ Năm, 12/11/2026"
        assert date_format(day, "DATETIME_FORMAT") == "14:30 12/11/2026"
        assert timesince.timesince(day, day + timedelta(days=8)) == "1\xa0tuần, 1\xa0ngày"


def bare_vietnamese(source: str) -> list[str]:
    """Vietnamese constants that are neither docstrings nor arguments of gettext."""
    parsed = ast.parse(source)
    marked: set[int] = set()
    for node in ast.walk(parsed):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GETTEXT:
            marked.update(id(inner) for inner in ast.walk(node))
        elif isinstance(node, ast.Expr):
            marked.add(id(node.value))
    return [
        node.value
        for node in ast.walk(parsed)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and VIETNAMESE.search(node.value)
        and id(node) not in marked
    ]


def test_no_text_of_the_interface_is_left_unmarked_in_code() -> None:
    found = {
        tree.name(path): bare
        for path in tree.product()
        if not tree.name(path).startswith(OFFICIAL)
        and (bare := [text for text in bare_vietnamese(tree.read(path)) if text not in LANGUAGE_NAMES])
    }
    assert found == {}


# Terms of docs/glossary.md as the interface uses them.
TERMS = {
    "Phiên họp": "Session",
    "chủ trì": "chair",
    "thư ký": "secretary",
    "văn thư": "records clerk",
    "ủy viên": "member",
    "đại biểu mời": "invited delegate",
    "đại biểu dự thính": "observer",
    "Điểm danh": "Check-in",
    "Túc số": "Quorum",
    "Tạm nghỉ": "Recess",
    "vắng có phép": "excused absence",
    "vắng không phép": "unexcused absence",
    "Mở biểu quyết": "Open voting",
    "Đóng biểu quyết": "Close voting",
    "Tán thành": "Approve",
    "Không tán thành": "Disapprove",
    "Ý kiến khác": "Other opinion",
    "Không biểu quyết": "Not voting",
    "Thông qua": "Adopted",
    "Không thông qua": "Not adopted",
    "Kết quả biểu quyết": "Voting result",
    "Thông báo kết luận": "Conclusion notice",
    "Nơi nhận": "Recipients",
    "Trích yếu": "Abstract",
    "Số và ký hiệu": "Number and symbol",
    "Sổ văn bản đi": "Outgoing register",
    "cơ quan chủ trì": "lead body",
    "cơ quan phối hợp": "co-ordinating bodies",
    "cơ quan trình": "submitting body",
    "quá hạn": "overdue",
    "Tối mật": "Secret",
    "Tuyệt mật": "Top secret",
    "Đăng nhập": "Sign in",
    "Đăng xuất": "Sign out",
    "Lưu": "Save",
    "Hủy": "Cancel",
    "Mất kết nối": "Disconnected",
    "Đang kết nối lại": "Reconnecting",
}


@pytest.mark.parametrize(("vietnamese", "english"), TERMS.items())
def test_english_follows_the_glossary(vietnamese: str, english: str) -> None:
    entry = catalogue.opened(catalogue.path_of("en")).find(vietnamese)
    assert (entry.msgstr if entry else f"nobody says {vietnamese}") == english
