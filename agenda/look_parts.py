"""What the fragments of the look through draft conclusions need; pages and live regions call these alike."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from agenda import look_through
from agenda.models import Item, Look, LookThrough, Recusal
from meetings.models import Attendee, Meeting
from meetings.states import IN_SESSION

NAMED: Final = 40  # people who are named one by one


@dataclass(frozen=True)
class Said:
    """A member's last word on one item; `current` unless the text was changed since."""

    item: Item
    look: Look
    current: bool


@dataclass(frozen=True)
class Member:
    """Where one member stands with the drafts of the `items` they take part in: what they `said` on each so far."""

    attendee: Attendee
    items: list[Item] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)

    @property
    def remarks(self) -> list[Said]:
        return [one for one in self.said if one.look.text]

    @property
    def standing(self) -> str:
        """ "remarked", "waiting" (did not answer all), "older" (agreed, with an older text of some), or "agreed"."""
        if self.remarks:
            return "remarked"
        if len(self.said) < len(self.items):
            return "waiting"
        return "agreed" if all(one.current for one in self.said) else "older"


def members(meeting: Meeting, whom: Iterable[Attendee] | None = None) -> list[Member]:
    """Where each of those who are asked stands (or each of `whom`), in a number of queries that they do not raise."""
    people = list(look_through.asked(meeting) if whom is None else whom)
    items = look_through.drafts(meeting)
    marks = {item.pk: look_through.mark(item) for item in items}
    gone: dict[UUID, set[UUID]] = defaultdict(set)
    for item_id, attendee_id in Recusal.objects.filter(item__in=marks).values_list("item_id", "attendee_id"):
        gone[attendee_id].add(item_id)
    last: dict[tuple[UUID, UUID], Look] = {}
    for one in Look.objects.filter(item__in=marks, attendee__in=[person.pk for person in people]).order_by("at"):
        if (known := last.get((one.attendee_id, one.item_id))) is None or known.seen != marks[one.item_id].seen:
            last[one.attendee_id, one.item_id] = one
    found = []
    for person in people:
        theirs = [item for item in items if item.pk not in gone[person.pk]]
        kept = [(item, last[key]) for item in theirs if (key := (person.pk, item.pk)) in last]
        said = [Said(item, one, one.seen == marks[item.pk].seen) for item, one in kept]
        found.append(Member(person, theirs, said))
    return found


def overview(meeting: Meeting) -> dict[str, Any]:
    """For `look_overview.html`: who agreed, who remarked what, who has not answered; and whether one may ask now."""
    kept = LookThrough.objects.filter(meeting=meeting).select_related("asked_by").first()
    people = members(meeting) if kept else []
    groups = {name: [one for one in people if one.standing == name] for name in ("agreed", "older", "waiting")}
    return {
        "look": kept,
        "asks": meeting.state in IN_SESSION
        and (kept is None or kept.ended_at is not None)
        and bool(look_through.drafts(meeting)),
        "ends": meeting.state in IN_SESSION and kept is not None and kept.ended_at is None,
        "remarked": [one for one in people if one.standing == "remarked"],
        **groups,
        "total": len(people),
        "named": NAMED,
    }


def mine(meeting: Meeting, attendee: Attendee | None) -> dict[str, Any]:
    """For `look_mine.html`: the drafts that a member is asked to look through, each with what they said of it."""
    nothing: dict[str, Any] = {"look": None, "rows": []}
    kept = look_through.running(meeting)
    if kept is None or attendee is None or not look_through.asked(meeting).filter(pk=attendee.pk).exists():
        return nothing
    (standing,) = members(meeting, [attendee])
    said = {one.item.pk: one for one in standing.said}
    rows: list[dict[str, Any]] = [
        {
            "item": item,
            "conclusion": getattr(item, "conclusion", None),
            "tasks": sorted(item.tasks.all(), key=lambda one: one.position),
            "mark": look_through.mark(item),
            "said": said.get(item.pk),
        }
        for item in standing.items
    ]
    waiting = [row for row in rows if row["said"] is None or not row["said"].current]
    return {"look": kept, "rows": rows, "waiting": waiting, "standing": standing.standing} if rows else nothing
