"""What is wrong with a dossier: each problem with its file and field, all of them at once."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from people.refusals import BadInput

MEETING_FILE = "meeting.json"
Path = tuple[str | int, ...]


class Problem(NamedTuple):
    """One problem. `field` reads `agenda[2].papers[0].file`, and is empty when the whole file is meant."""

    file: str
    field: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)


class DossierRefused(BadInput):
    """The dossier cannot be taken in; nothing was changed. `problems` are in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__(_("Hồ sơ có %(count)d lỗi, chưa nhập gì.") % {"count": len(self.problems)})


def field(path: Path) -> str:
    """A path of keys and indexes as it is written in a message: `agenda[2].title`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


class Problems:
    """Collects problems in `meeting.json`; `at` names the field, `in_file` another file."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def at(self, path: Path, message: "str | Promise") -> None:
        self.in_file(MEETING_FILE, message, field(path))

    def in_file(self, file: str, message: "str | Promise", field: str = "") -> None:
        problem = Problem(file, field, str(message))
        if problem not in self._found:
            self._found.append(problem)

    @property
    def found(self) -> list[Problem]:
        return list(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def refuse_if_any(self) -> None:
        """Raises `DossierRefused` with what was found, sorted by place."""
        if self._found:
            raise DossierRefused(self._found)
