"""What votes saw of their meeting's journal: the terms of each hold where it stood when the vote opened."""

from uuid import UUID

from meetings.chain import End
from voting.manifest import is_intact
from voting.models import Vote


def ends(meeting_id: UUID) -> list[End]:
    """Where the journal stood at the opening of each vote; votes of before the journal was chained saw nothing."""
    terms = Vote.objects.filter(item__meeting=meeting_id).values_list("manifest", flat=True)
    return [End(**manifest["journal"]) for manifest in terms if manifest and "journal" in manifest]


def changed(meeting_id: UUID) -> list[str]:
    """The questions of the votes whose frozen terms are not what they were when the vote opened."""
    terms = Vote.objects.filter(item__meeting=meeting_id).order_by("created_at").values_list("question", "manifest")
    return [question for question, manifest in terms if manifest and not is_intact(manifest)]
