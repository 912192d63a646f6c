"""What is in a person's book: the circulated papers that they may read, in the order of the agenda."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from agenda.access import visible_items
from agenda.models import Item
from documents.access import sent_papers
from documents.circulation import rule
from documents.models import Paper, PaperVersion
from documents.states import PaperState
from meetings.access import may_prepare
from meetings.models import Meeting
from people.models import User


@dataclass(frozen=True)
class Section:
    """An item with its papers, newest versions; no item: the papers of the meeting as a whole.

    `left_out` says why its papers are not in the book: "paper", "recused", or nothing. `withheld` are papers that
    nobody takes away: those to be returned or read in the room alone.
    """

    item: Item | None
    left_out: str = ""
    versions: tuple[PaperVersion, ...] = ()
    withheld: tuple[Paper, ...] = ()

    @property
    def number(self) -> int:
        """The number of the item; 0 for the papers of the meeting as a whole."""
        return self.item.position if self.item else 0

    @property
    def title(self) -> str:
        return self.item.shown_title if self.item else _("Tài liệu chung của phiên họp")

    @property
    def note(self) -> str:
        """What stands in place of papers that are left out."""
        if self.left_out == "paper":
            return _("Tài liệu giấy, phát và thu hồi tại hội nghị; không có trong tập này.")
        if self.left_out == "recused":
            return _("Đồng chí không tham gia nội dung này; tài liệu không có trong tập này.")
        if self.withheld:
            titles = "; ".join(paper.title for paper in self.withheld)
            return _("Không in trong tập này, chỉ đọc trên hệ thống: %s.") % titles
        return ""


@dataclass(frozen=True)
class Contents:
    sections: tuple[Section, ...]

    @cached_property
    def versions(self) -> list[PaperVersion]:
        return [version for section in self.sections for version in section.versions]

    @cached_property
    def pages(self) -> int:
        """How many pages the papers have; the first pages of the book are not among them."""
        return sum(version.pages for version in self.versions)

    @cached_property
    def fingerprint(self) -> str:
        """Another one as soon as anything in the book would be different."""
        said = [
            [
                one.number,
                one.item.title if one.item else "",
                one.left_out,
                [[str(each.pk), each.paper.title] for each in one.versions],
                [each.title for each in one.withheld],
            ]
            for one in self.sections
        ]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def contents_of(user: User, meeting: Meeting) -> Contents:
    """The book of this person as it would be now. Whoever may not know of an item finds no word of it."""
    papers = sent_papers(user, meeting).filter(state=PaperState.CIRCULATED).order_by("position")
    found = list(papers.prefetch_related("versions"))
    sections = []
    if any(one.item_id is None for one in found):
        sections.append(_section(None, "", [one for one in found if one.item_id is None]))
    runs = may_prepare(user, meeting)
    for item in visible_items(user, meeting).prefetch_related("recusals__attendee"):
        left_out = _left_out(item, user, runs)
        theirs = [] if left_out else [one for one in found if one.item_id == item.pk]
        sections.append(_section(item, left_out, theirs))
    return Contents(tuple(sections))


def _section(item: Item | None, left_out: str, papers: list[Paper]) -> Section:
    withheld = tuple(one for one in papers if not rule.may_leave(one.circulation))
    return Section(item, left_out, _versions([one for one in papers if one not in withheld]), withheld)


def _versions(papers: list[Paper]) -> tuple[PaperVersion, ...]:
    newest = (max(paper.versions.all(), key=lambda one: one.number, default=None) for paper in papers)
    found = [version for version in newest if version is not None]
    for version, paper in zip(found, [paper for paper in papers if paper.versions.all()], strict=True):
        version.paper = paper
    return tuple(found)


def _left_out(item: Item, user: User, runs: bool) -> str:
    if item.is_secret or item.restricted:
        return "paper"
    return "recused" if not runs and any(one.attendee.user_id == user.pk for one in item.recusals.all()) else ""
