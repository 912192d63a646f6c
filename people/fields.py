"""Model fields that keep Vietnamese text in one form."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import models

from people.text import line, prose

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

    CharField = models.CharField[str | Combinable, str]
    TextField = models.TextField[str | Combinable, str]
else:
    CharField = models.CharField
    TextField = models.TextField


class NfcCharField(CharField):
    """A `CharField` whose values, stored and looked up, are one visible line in Unicode form NFC."""

    def get_prep_value(self, value: Any) -> Any:
        return _cleaned(line, super().get_prep_value(value))

    def to_python(self, value: Any) -> Any:
        return _cleaned(line, super().to_python(value))


class NfcTextField(TextField):
    """A `TextField` whose values, stored and looked up, are visible lines in Unicode form NFC."""

    def get_prep_value(self, value: Any) -> Any:
        return _cleaned(prose, super().get_prep_value(value))

    def to_python(self, value: Any) -> Any:
        return _cleaned(prose, super().to_python(value))


def _cleaned(clean: Callable[[str], str], value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value
