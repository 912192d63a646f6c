"""Personal parts for a whole room at once: one rendering serves everybody whose copies are alike.

When a vote opens a thousand tablets need their ballots in the same second. If each fetched its own, the room would
wait for a thousand requests; but nearly all of these parts are the same text.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from typing import Final
from uuid import UUID

from meetings.attendance import places
from people.models import User
from realtime import regions
from realtime.scene import Scene

logger = logging.getLogger(__name__)

MOST: Final = 32  # renderings of one part; beyond them pages fetch their own, as they do where rendering fails

Own = dict[UUID, dict[str, str]]  # for each user the HTML of their parts by name


def rendered(scene: Scene, wanted: Mapping[str, Collection[UUID]]) -> Own:
    """The HTML of the wanted parts for those who need them; whoever is missing in it fetches their own.

    `scene` is seen by nobody in particular; `wanted` names personal regions of its edition, each with users who have
    it open.
    """
    seats = places(scene.meeting, {user for users in wanted.values() for user in users})
    found: Own = defaultdict(dict)
    seen: dict[UUID, Scene] = {}
    for name, users in wanted.items():
        one = regions.named(scene.edition, name)
        if one is None or one.alike is None:
            continue
        try:
            groups = _groups(one.alike(scene, {user: seats.get(user) for user in users}))
            for group in groups[:MOST]:
                html = regions.render(one, _seen_by(scene, group[0], seen))
                for user in group:
                    found[user][name] = html
        except Exception:
            logger.exception("region %s could not be rendered for a room", name)
    return found


def _groups(values: Mapping[UUID, Hashable]) -> list[list[UUID]]:
    """The people with equal values, the largest groups first."""
    groups: dict[Hashable, list[UUID]] = defaultdict(list)
    for user, value in values.items():
        groups[value].append(user)
    return sorted(groups.values(), key=len, reverse=True)


def _seen_by(scene: Scene, user_id: UUID, seen: dict[UUID, Scene]) -> Scene:
    """The meeting as this person sees it, in `seen` for their other parts; what is the same for all is read once."""
    if user_id not in seen:
        seen[user_id] = Scene(scene.meeting, scene.edition, User.objects.get(pk=user_id))
        seen[user_id].shared = scene
    return seen[user_id]
