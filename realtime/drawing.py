"""What is drawn of a meeting at once: the parts that a whole edition shares and, of people's own, those that are alike.

The meeting is read once for all of them, so a page never shows two moments of it.
"""

import logging
from collections.abc import Collection, Mapping
from uuid import UUID

from realtime import cohorts, regions
from realtime.editions import Edition
from realtime.scene import Scene, read

logger = logging.getLogger(__name__)


def drawn(
    meeting_id: UUID, edition: Edition, wanted: list[regions.Region], own: Mapping[str, Collection[UUID]]
) -> tuple[dict[str, str], cohorts.Own]:
    """The HTML of the wanted shared regions by name; and of the personal regions named in `own` for these users."""
    scene = Scene(read(meeting_id), edition)
    return shared(scene, wanted), cohorts.rendered(scene, own) if own else {}


def shared(scene: Scene, wanted: list[regions.Region]) -> dict[str, str]:
    """The HTML of the wanted shared regions; one that fails is left out and logged."""
    html: dict[str, str] = {}
    for one in wanted:
        try:
            html[one.name] = regions.render(one, scene)
        except Exception:
            logger.exception("region %s could not be rendered", one.name)
    return html
