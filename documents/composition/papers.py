"""The papers of an item as the minutes name them: in the versions that lay before the meeting."""

from agenda.models import Item
from documents import quoting
from documents.acts import wording
from voting.models import Vote


def papers_before(item: Item) -> str:
    """The versions that lay there when the item ended: "tài liệu Tờ trình (bản 1, …)."; "" for none."""
    papers = quoting.papers_of(item, item.ended_at) if item.ended_at else ()
    return wording.ended(f"tài liệu {_listed(papers)}") if papers else ""


def papers_voted_on(vote: Vote) -> tuple[str, ...]:
    """A sentence on the versions that the vote was opened on; none for a vote without papers."""
    papers = quoting.from_plain(vote.manifest.get("papers", []))
    return (wording.ended(f"Biểu quyết về tài liệu: {_listed(papers)}"),) if papers else ()


def _listed(papers: tuple[quoting.Quotation, ...]) -> str:
    return "; ".join(map(str, papers))
