"""What the agenda has to say before a meeting is convened or closed."""

from django.db.models import Q
from django.utils.translation import gettext as _

from agenda.models import Item, Turn
from agenda.states import ConclusionState, ItemState, TurnState
from meetings.checks import Check, register
from meetings.models import Meeting


def _numbers(items: list[Item]) -> str:
    return ", ".join(str(item.position) for item in items)


@register("convene")
def agenda_is_ready(meeting: Meeting) -> list[Check]:
    """The agenda has items (blocking); each has minutes and somebody who presents it (warnings)."""
    items = list(Item.objects.filter(meeting=meeting).order_by("position"))
    open_items = [item for item in items if not item.is_secret and item.kind != "general"]
    orphans = [item for item in open_items if item.office_id is None and not item.presenter]
    untimed = [item for item in items if item.minutes == 0]
    return [
        Check(
            key="agenda",
            ok=bool(items),
            blocking=True,
            text=_("Chương trình có %s mục.") % len(items) if items else _("Chương trình họp chưa có mục nào."),
        ),
        Check(
            key="presenters",
            ok=not orphans,
            blocking=False,
            text=_("Mục chưa có cơ quan trình hoặc người trình bày: %s.") % _numbers(orphans)
            if orphans
            else _("Mục nào cũng có cơ quan trình hoặc người trình bày."),
        ),
        Check(
            key="minutes",
            ok=not untimed,
            blocking=False,
            text=_("Mục chưa có thời lượng: %s.") % _numbers(untimed)
            if untimed
            else _("Mục nào cũng có thời lượng, tổng cộng %s phút.") % sum(item.minutes for item in items),
        ),
    ]


@register("close")
def discussion_is_over(meeting: Meeting) -> list[Check]:
    """Warnings only: the open item and the speaker end with the meeting; items left; conclusions not approved."""
    items = list(Item.objects.filter(meeting=meeting).order_by("position"))
    current = [item for item in items if item.state == ItemState.CURRENT]
    planned = [item for item in items if item.state == ItemState.PLANNED]
    speaking = Turn.objects.filter(item__meeting=meeting, state=TurnState.SPEAKING).select_related("attendee__user")
    speakers = ", ".join(str(turn.attendee.user) for turn in speaking)
    return [
        Check(
            key="current_item",
            ok=not current,
            blocking=False,
            text=_("Mục %s còn đang bàn, sẽ kết thúc cùng phiên họp.") % _numbers(current)
            if current
            else _("Không còn mục nào đang bàn."),
        ),
        Check(
            key="speaker",
            ok=not speakers,
            blocking=False,
            text=_("Đồng chí %s đang phát biểu, lượt này sẽ kết thúc cùng phiên họp.") % speakers
            if speakers
            else _("Không còn ai đang phát biểu."),
        ),
        Check(
            key="planned_items",
            ok=not planned,
            blocking=False,
            text=_("Mục chưa bàn: %s.") % _numbers(planned) if planned else _("Đã bàn hết các mục."),
        ),
        _conclusions(meeting),
    ]


def unapproved(meeting: Meeting) -> list[Item]:
    """The items, other than state-secret ones, that have no approved conclusion."""
    approved = Q(conclusion__state=ConclusionState.APPROVED)
    return list(Item.objects.filter(meeting=meeting, secrecy="").exclude(approved).order_by("position"))


def _conclusions(meeting: Meeting) -> Check:
    missing = unapproved(meeting)
    return Check(
        key="conclusions",
        ok=not missing,
        blocking=False,
        text=_("Kết luận chưa duyệt ở mục: %s. Vẫn bế mạc được, duyệt tiếp sau.") % _numbers(missing)
        if missing
        else _("Kết luận các mục đã được duyệt."),
    )
