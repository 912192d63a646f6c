"""What the draft conclusions still want before a meeting is closed: warnings, as the law lets it be closed anyway."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from agenda import look_through
from agenda.insertions import mismatches
from agenda.look_parts import members
from agenda.models import Conclusion, Item
from agenda.proposals import differences, proposals
from agenda.queries import tasks_of
from agenda.states import ConclusionState
from meetings.checks import Check, Place, register
from meetings.models import Meeting


def places_of(items: Iterable[Item]) -> tuple[Place, ...]:
    """The conclusions of the items, where they are written."""
    return tuple(
        Place(
            _("Mục %s") % item.position,
            reverse("agenda:conclusions", args=[item.meeting_id]) + f"#conclusion-{item.pk}-title",
        )
        for item in items
    )


@register("close")
def drafts_are_whole(meeting: Meeting) -> list[Check]:
    """Items without a conclusion; tasks in words of drafts, unconfirmed or unclear; texts that differ from the data."""
    items = list(Item.objects.filter(meeting=meeting, secrecy="").select_related("conclusion").order_by("position"))
    bare, unclear, unconfirmed, differing = [], [], [], []
    for item in items:
        item.meeting = meeting
        kept: Conclusion | None = getattr(item, "conclusion", None)
        tasks = tasks_of(item)
        if not tasks and not (kept and kept.text.strip()):
            bare.append(item)
        settled = kept is not None and kept.state == ConclusionState.APPROVED
        found = [] if settled else proposals(item, kept, tasks)
        if any(not one.reading.is_sure for one in found):
            unclear.append(item)
        if any(one.reading.is_sure for one in found):
            unconfirmed.append(item)
        if mismatches(item, kept) or differences(item, kept, tasks):
            differing.append(item)
    return [
        _check("no_conclusion", bare, _("Chưa có kết luận ở mục: %s."), _("Mục nào cũng có kết luận.")),
        _check(
            "unclear_tasks",
            unclear,
            _("Câu giao việc chưa rõ cơ quan chủ trì hoặc thời hạn ở mục: %s."),
            _("Câu giao việc nào cũng rõ cơ quan chủ trì và thời hạn."),
        ),
        _check(
            "unconfirmed_tasks",
            unconfirmed,
            _("Câu giao việc chưa xác nhận thành nhiệm vụ ở mục: %s."),
            _("Không còn câu giao việc nào chờ xác nhận."),
        ),
        _check(
            "differences",
            differing,
            _("Kết luận khác số liệu hoặc nhiệm vụ ở mục: %s."),
            _("Kết luận khớp số liệu và nhiệm vụ."),
        ),
    ]


@register("close")
def members_have_looked(meeting: Meeting) -> list[Check]:
    """How many of the members who were asked agree; nothing while nobody was asked."""
    if look_through.running(meeting) is None:
        return []
    people = members(meeting)
    standings = [one.standing for one in people]
    agreed, waiting = standings.count("agreed"), standings.count("waiting")
    figures = {"agreed": agreed, "total": len(people), "waiting": waiting}
    text = _("Thành viên xem dự thảo kết luận: %(agreed)s/%(total)s đồng ý, %(waiting)s chưa trả lời.") % figures
    return [
        Check(
            "look_through",
            ok=agreed == len(people),
            blocking=False,
            text=text,
            href=reverse("agenda:looks", args=[meeting.pk]),
        )
    ]


def _check(key: str, items: Sequence[Item], missing: str, whole: str) -> Check:
    numbers = ", ".join(str(item.position) for item in items)
    text = missing % numbers if items else whole
    return Check(key, ok=not items, blocking=False, text=text, places=places_of(items))
