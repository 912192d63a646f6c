"""Makes one change after another, lists them, and collects every refusal instead of stopping at the first."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from documents.dossier.problems import MEETING_FILE, Problems
from people.models import User
from people.refusals import Refusal

Result = TypeVar("Result")


class Change(NamedTuple):
    """One difference between the dossier and the database. `sign` is + (new), ~ (changed) or - (gone)."""

    sign: str
    text: str

    def __str__(self) -> str:
        return f"{self.sign} {self.text}"


class Writer:
    """What the parts of an import write through. `fixed` says why the meeting cannot change any more."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.by: User | None = None
        self.fixed = ""
        self.changes: list[Change] = []
        self.problems = Problems()

    def operate(
        self, field: str, sign: str, text: object, operation: Callable[..., Result], /, **values: Any
    ) -> Result | None:
        """Like `do` for an operation of the domain: in the name of the actor, at the moment of the import."""
        values = {"by": self.actor, "at": self.at} | values
        return self.do(field, sign, text, operation, **values)

    def do(self, field: str, sign: str, text: object, action: Callable[..., Result], /, **values: Any) -> Result | None:
        """Runs `action` and notes the change; a refusal becomes a problem at `field`, and None comes back."""
        if self.fixed:
            self.problems.in_file(MEETING_FILE, self.fixed, field)
            return None
        try:
            with transaction.atomic():
                result = action(**values)
        except Refusal as refusal:
            self.problems.in_file(MEETING_FILE, str(refusal), field)
            return None
        self.changes.append(Change(sign, str(text)))
        return result

    def update(self, field: str, row: Model, **values: Any) -> None:
        """Brings the columns of a row to `values`, if they are not there yet."""
        changed = [name for name, value in values.items() if getattr(row, name) != value]
        if changed:
            self.do(field, "~", row, _save, row=row, changed=changed, values=values)

    @property
    def actor(self) -> User:
        """In whose name the meeting changes."""
        assert self.by is not None  # noqa: S101 - set before the meeting is touched
        return self.by


def _save(row: Model, changed: list[str], values: dict[str, Any]) -> Model:
    for name in changed:
        setattr(row, name, values[name])
    row.save(update_fields=changed)
    return row


def too_late(state: object) -> str:
    """Why nothing of a meeting in this state changes by import."""
    return _("phiên họp đang ở trạng thái “%(state)s” nên không sửa bằng hồ sơ được nữa") % {"state": state}
