"""What the fragments of an act in `templates/documents/parts/` need; pages and live regions call these alike."""

from collections.abc import Collection
from typing import Any

from agenda.cited import shown
from documents import drafts
from documents.acts import to_json
from documents.composition.tasks import sentences
from documents.models import Act
from meetings.models import Meeting
from voting.states import VoteState


def drawn(act: Act) -> tuple[range, str]:
    """The numbers of a draft's pages, or none of them and why it cannot be printed as it stands."""
    try:
        return range(1, drafts.page_count(drafts.pdf_of(act)) + 1), ""
    except drafts.Unprintable as problem:
        return range(0), str(problem)


def sheets(act: Act) -> dict[str, Any]:
    """For `sheets.html`: a draft page by page; its images are asked for anew when it says something else."""
    pages, problem = drawn(act)
    stamp = drafts.fingerprint({"content": to_json(drafts.content_of(act)), "style": act.style})[:16]
    return {"act": act, "pages": pages, "problem": problem, "stamp": stamp}


def sources(meeting: Meeting, left_out: Collection[str] = ()) -> list[dict[str, Any]]:
    """What the notice is made from: each item with its conclusion, tasks as sentences and votes; `out`: left out."""
    items = meeting.items.select_related("conclusion").prefetch_related("votes").order_by("position")
    return [
        {
            "item": item,
            "out": str(item.pk) in left_out,
            "conclusion": getattr(item, "conclusion", None),
            "cited": shown(item.conclusion.cited) if hasattr(item, "conclusion") else [],
            "tasks": () if item.is_secret else sentences(item),
            "votes": [vote for vote in item.votes.all() if vote.state == VoteState.CLOSED],
        }
        for item in items
    ]
