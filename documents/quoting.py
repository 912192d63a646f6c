"""How a paper is quoted: the version in force at a moment, by its number, day and the first digits of its SHA-256.

A quotation that is written down is a copy: a later version of the paper changes nothing in it. It is Vietnamese, as
everything that stands in official documents is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from agenda.models import Item
from documents.acts import wording
from documents.models import Paper, PaperVersion
from documents.states import PaperState
from people.text import digest_code


@dataclass(frozen=True, kw_only=True)
class Quotation:
    """One version of a paper as it was at the moment of quoting; `sha256` is that of the file."""

    paper: str
    version: str
    title: str
    number: int
    day: date
    sha256: str

    @property
    def code(self) -> str:
        """The first digits of the digest in two groups: "3f9a-01c2"."""
        return digest_code(self.sha256)

    @property
    def mark(self) -> str:
        """Which version: "bản 2, ngày 10/11/2026, mã 3f9a-01c2"."""
        return wording.version_mark(self.number, self.day, self.code)

    def __str__(self) -> str:
        """The whole: "Dự thảo Đề án (bản 2, ngày 10/11/2026, mã 3f9a-01c2)"."""
        return f"{self.title} ({self.mark})"


def quotation(version: PaperVersion) -> Quotation:
    """The version as it is quoted; its day is the one on which the office took the file in."""
    return Quotation(
        paper=str(version.paper_id),
        version=str(version.pk),
        title=version.paper.title,
        number=version.number,
        day=timezone.localdate(version.uploaded_at),
        sha256=version.sha256,
    )


def in_force(paper: Paper, at: datetime | None = None) -> Quotation | None:
    """The version that readers had at that moment, without one the version that they have now."""
    versions = PaperVersion.objects.filter(paper=paper).select_related("paper").order_by("-number")
    if at is not None:
        versions = versions.filter(uploaded_at__lte=at)
    version = versions.first()
    return quotation(version) if version else None


def papers_of(item: Item, at: datetime | None = None) -> tuple[Quotation, ...]:
    """The papers of an item that were sent to the attendees, in order, each in the version that readers had at that
    moment, without one in the version that they have now.

    None of an item whose papers are on paper alone.
    """
    if item.is_secret or item.restricted:
        return ()
    papers = Paper.objects.filter(item=item, state=PaperState.CIRCULATED).prefetch_related("versions")
    if at is not None:
        papers = papers.filter(circulated_at__lte=at)
    found = []
    for paper in papers.order_by("position"):
        versions = [one for one in paper.versions.all() if at is None or one.uploaded_at <= at]
        if newest := max(versions, key=lambda one: one.number, default=None):
            newest.paper = paper
            found.append(quotation(newest))
    return tuple(found)


def cited(item: Item) -> list[dict[str, Any]]:
    """What a vote freezes when it opens, a conclusion when it is approved (`agenda.cited`)."""
    return to_plain(papers_of(item))


def to_plain(quotations: Iterable[Quotation]) -> list[dict[str, Any]]:
    """JSON to be frozen with what quotes: `[{paper, version, title, number, day, sha256}]`, `day` as ISO 8601."""
    return [{**vars(one), "day": one.day.isoformat()} for one in quotations]


def from_plain(rows: Iterable[Mapping[str, Any]]) -> tuple[Quotation, ...]:
    """What `to_plain` wrote down."""
    return tuple(Quotation(**{**row, "day": date.fromisoformat(row["day"])}) for row in rows)
