"""The sections of a paper on which members comment."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.models import PaperVersion

WHOLE = 0  # the place of a comment on the paper as a whole
MOST = 60
LENGTH = 300


@dataclass(frozen=True)
class Section:
    """One section: its place among the others (0 is the whole paper), its name, the page on which it begins."""

    place: int
    heading: str
    page: int


def sections_of(version: PaperVersion) -> list[Section]:
    """The whole paper, then its headings of the two highest levels, or its pages when it has no headings."""
    titled = [(level, title, page) for level, title, page in version.outline if title.strip()]
    highest = sorted({level for level, _title, _page in titled})[:2]
    marks = [(title, page) for level, title, page in titled if level in highest]
    if not marks:
        marks = [(_("Trang %s") % page, page) for page in range(1, version.pages + 1)]
    named = [Section(place, title[:LENGTH], page) for place, (title, page) in enumerate(marks[:MOST], start=1)]
    return [Section(WHOLE, _("Toàn văn bản"), 1), *named]
