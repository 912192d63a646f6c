"""Which papers an act is about, in the versions that were decided on: frozen when the act is checked."""

from typing import Any

from agenda.models import Item
from agenda.states import ConclusionState
from documents import quoting
from documents.models import Act
from documents.states import ActKind

Plain = dict[str, Any]


def papers_behind(act: Act) -> list[Plain]:
    """Of a notice what lay before the meeting at each approved conclusion, of a resolution what its vote was on.

    `[{item, paper, version, title, number, day, sha256}]`; nothing of items whose papers are on paper alone.
    """
    if act.kind == ActKind.RESOLUTION and act.vote is not None:
        return _of(act.vote.item, act.vote.manifest.get("papers", []))
    if act.kind != ActKind.CONCLUSION_NOTICE:
        return []
    items = Item.objects.filter(meeting=act.meeting_id, conclusion__state=ConclusionState.APPROVED, secrecy="")
    rows = items.select_related("conclusion").order_by("position")
    return [one for item in rows for one in _of(item, item.conclusion.cited or _then(item))]


def _then(item: Item) -> list[Plain]:
    """For a conclusion that was approved before versions were kept with it."""
    return quoting.to_plain(quoting.papers_of(item, item.conclusion.approved_at))


def _of(item: Item, papers: list[Plain]) -> list[Plain]:
    return [{"item": item.position, **one} for one in papers]
