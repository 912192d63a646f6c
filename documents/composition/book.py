"""The first pages of a book: its cover, and the agenda with the page of each paper."""

from typing import Any

from django.utils import timezone

from documents.acts.press import default_press
from documents.acts.profile import Profile
from documents.acts.typography import UnprintableText
from documents.books.contents import Contents
from documents.drafts import form_on
from documents.models import Book
from meetings.models import Meeting
from meetings.models.attendee import Role

ATTEMPTS = 4  # each takes away signs that no typeface has


def title_of(meeting: Meeting) -> str:
    """What the book is called, also as a file."""
    return f"Tập tài liệu {meeting.title}"


def front(book: Book, contents: Contents) -> bytes:
    """PDF, A4. Signs of a title that cannot be printed are left out rather than the whole book."""
    meeting = book.meeting
    organisation = meeting.body.organisation
    profile = form_on(meeting)
    start = timezone.localtime(meeting.starts_at)
    made = timezone.localtime(book.asked_at)
    chair = meeting.attendees.filter(role=Role.CHAIR).select_related("user").first()
    unit = book.user.office.name if book.user.office else book.user.title
    data: dict[str, Any] = {
        "superior": organisation.superior,
        "issuer": organisation.issuer,
        "body": meeting.body.name,
        "title": meeting.title,
        "start": f"{start:%H} giờ {start:%M}, ngày {start:%d/%m/%Y}",
        "place": meeting.place,
        "chair": str(chair.user) if chair else "",
        "reader": ", ".join(part for part in (str(book.user), unit) if part),
        "made": f"{made:%H:%M} ngày {made:%d/%m/%Y}",
        "pages": contents.pages,
        "sections": _sections(contents),
    }
    return _printed(data, profile)


def _sections(contents: Contents) -> list[dict[str, Any]]:
    page, found = 1, []
    for one in contents.sections:
        papers = []
        for version in one.versions:
            kind = version.paper.get_kind_display()
            papers.append({"title": version.paper.title, "kind": kind, "pages": version.pages, "page": page})
            page += version.pages
        found.append({"number": one.number, "title": one.title, "note": one.note, "papers": papers})
    return found


def _printed(data: dict[str, Any], profile: Profile) -> bytes:
    for _attempt in range(ATTEMPTS):
        try:
            return default_press().sheet("book.typ", data, profile)
        except UnprintableText as refused:
            data = _without(data, "".join(refused.characters))
    raise UnprintableText(())


def _without(value: Any, signs: str) -> Any:
    if isinstance(value, str):
        return value.translate(dict.fromkeys(map(ord, signs)))
    if isinstance(value, dict):
        return {name: _without(one, signs) for name, one in value.items()}
    return [_without(one, signs) for one in value] if isinstance(value, list) else value


def outline(contents: Contents) -> list[tuple[int, str, int]]:
    """The outline of the book: items, their papers, and what the papers have themselves (`pdf.binding.Job`)."""
    page, lines = 1, [(1, "Chương trình", 0)]
    for one in contents.sections:
        if not one.versions:
            continue
        lines.append((1, f"{one.number}. {one.title}" if one.number else one.title, page))
        for version in one.versions:
            lines.append((2, version.paper.title, page))
            lines += [(level + 2, title, page + at - 1) for level, title, at in version.outline if at]
            page += version.pages
    return lines
