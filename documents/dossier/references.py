"""Does every name in the dossier mean something, and only one thing?"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from documents.dossier.known import Known
from documents.dossier.problems import Path, Problems
from documents.dossier.raw import Raw, part, rows, text, texts

NEEDS_ORGANISATION = ("term", "offices", "bodies", "people", "signatories", "register")
ONCE = (
    (("bodies",), "code"),
    (("people",), "username"),
    (("attendees",), "person"),
    (("holidays",), "day"),
    (("register",), "type"),
)


def check(data: Raw, known: Known, problems: Problems) -> None:
    """Adds a problem for every name that is missing, doubled or somebody else's."""
    _organisation(data, known, problems)
    for keys, name in ONCE:
        _once(((path, text(row, name)) for path, row in rows(data, *keys)), name, problems)
    _once(((path, word) for path, word in texts(data, "offices")), "", problems)
    _theirs(data, known, problems)
    _offices(data, known, problems)
    _bodies(data, known, problems)
    _people(data, known, problems)


def _organisation(data: Raw, known: Known, problems: Problems) -> None:
    if known.organisation or "organisation" in data:
        return
    alone = [key for key in NEEDS_ORGANISATION if key in data]
    if alone:
        message = _("thiếu mục này: hồ sơ có “%(key)s” nhưng chưa rõ của cơ quan nào")
        problems.at(("organisation",), message % {"key": alone[0]})
    else:
        message = _("hệ thống chưa có cơ quan họp này và hồ sơ không có mục organisation, bodies")
        problems.at(("meeting", "body"), message)


def _once(found: Iterable[tuple[Path, str]], name: str, problems: Problems) -> None:
    first: dict[str, Path] = {}
    for path, value in found:
        if value and value in first:
            at = (*path, name) if name else path
            problems.at(at, _("“%(value)s” đã ghi một lần ở trên") % {"value": value})
        first.setdefault(value, path)


def _theirs(data: Raw, known: Known, problems: Problems) -> None:
    """Codes and accounts of other organisations are not taken over."""
    for path, person in rows(data, "people"):
        if text(person, "username") in known.strangers:
            message = _("tên đăng nhập “%(name)s” đã thuộc về người khác trên hệ thống; hãy chọn tên khác")
            problems.at((*path, "username"), message % {"name": text(person, "username")})
    for path, body in rows(data, "bodies"):
        if text(body, "code") in known.foreign_bodies:
            message = _("mã “%(code)s” đã thuộc về cơ quan khác trên hệ thống; hãy chọn mã khác")
            problems.at((*path, "code"), message % {"code": text(body, "code")})


def _offices(data: Raw, known: Known, problems: Problems) -> None:
    offices = {word for _path, word in texts(data, "offices")} | known.offices
    for path, word in _office_names(data):
        if word not in offices:
            problems.at(path, _("không có đơn vị “%(name)s” trong mục offices") % {"name": word})


def _office_names(data: Raw) -> Iterator[tuple[Path, str]]:
    for path, row in [*rows(data, "people"), *rows(data, "agenda")]:
        yield from texts(row, "office", path)
    for path, task in rows(data, "agenda", "tasks"):
        yield from texts(task, "lead", path)
        yield from texts(task, "others", path)
    for path, line in rows(data, "recipients"):
        yield from texts(line, "offices", path)


def _bodies(data: Raw, known: Known, problems: Problems) -> None:
    bodies = {text(body, "code") for _path, body in rows(data, "bodies")} | known.bodies
    if not bodies:
        return
    for path, code in _body_codes(data):
        if code not in bodies:
            problems.at(path, _("không có cơ quan “%(code)s” trong mục bodies") % {"code": code})


def _body_codes(data: Raw) -> Iterator[tuple[Path, str]]:
    yield from texts(part(data, "meeting"), "body", ("meeting",))
    seats = [*rows(data, "people", "memberships"), *rows(data, "people", "staff"), *rows(data, "signatories")]
    for path, row in seats:
        yield from texts(row, "body", path)
    for path, line in rows(data, "recipients"):
        yield from texts(line, "bodies", path)


def _people(data: Raw, known: Known, problems: Problems) -> None:
    people = {text(person, "username") for _path, person in rows(data, "people")} | known.people.keys()
    for path, row in [*rows(data, "signatories"), *rows(data, "attendees")]:
        for at, username in texts(row, "person", path):
            if username not in people:
                problems.at(at, _("không có người “%(name)s” trong mục people") % {"name": username})
