"""The draft of a resolution or letter, live: who of the office writes, checks or takes back is seen by the others."""

from typing import Any

from documents import draft_parts
from documents.events import FollowUpDropped, FollowUpWritten
from documents.models import Act
from realtime.boards import alike
from realtime.boards.hearing import ACTS
from realtime.editions import LEADING, Page
from realtime.regions import region
from realtime.scene import Scene

HEARS = (*ACTS, FollowUpWritten, FollowUpDropped)


@region(
    "written-draft",
    Page.DRAFT,
    hears=HEARS,
    audiences=LEADING,
    template="documents/parts/written_draft.html",
    alike=alike.each,
)
def written_draft(scene: Scene) -> dict[str, Any]:
    """The texts to write, what is to be done next, and the document; where it went once it is no draft any more."""
    act = Act.objects.filter(pk=scene.edition.shows, meeting=scene.meeting)
    found = act.select_related("entry", "signatory__user", "about__entry", "vote__item").first()
    if found is None or scene.person is None:
        return {"act": None}
    found.meeting = scene.meeting
    return draft_parts.written(found, scene.person)
