"""What the meeting itself needs before it is convened and before it is opened."""

from django.utils.translation import gettext as _

from meetings import checks, seating
from meetings.checks import Check
from meetings.models import Attendee, Meeting
from meetings.models.attendee import Role
from people.models.standing import VOTELESS


@checks.register("convene")
def people_are_named(meeting: Meeting) -> list[Check]:
    """A body that has members on the day of the meeting, and one of them to chair it."""
    members = len(seating.members(meeting))
    return [
        Check(
            "members",
            ok=members > 0,
            blocking=True,
            text=_("Cơ quan họp có %s thành viên.") % members if members else _("Cơ quan họp chưa có thành viên nào."),
        ),
        _chair(meeting),
    ]


@checks.register("open")
def somebody_chairs(meeting: Meeting) -> list[Check]:
    """A chair who is a member on this day."""
    return [_chair(meeting)]


def _chair(meeting: Meeting) -> Check:
    chair = Attendee.objects.filter(meeting=meeting, role=Role.CHAIR).select_related("user").first()
    if chair is None:
        return Check("chair", ok=False, blocking=True, text=_("Chưa chọn chủ trì."))
    ok = chair.user_id in seating.members(meeting) and seating.standings(meeting).get(chair.user_id) not in VOTELESS
    text = (
        _("Chủ trì: đồng chí %s.")
        if ok
        else _("Đồng chí %s không có quyền biểu quyết vào ngày họp nên không chủ trì được. Chọn chủ trì khác.")
    )
    return Check("chair", ok=ok, blocking=True, text=text % chair.user)
