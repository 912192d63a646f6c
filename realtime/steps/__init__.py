"""What whoever leads the meeting does next: one obvious step, and what else is possible now."""

from django.utils.translation import gettext as _

from meetings.states import MeetingState
from realtime.scene import Scene
from realtime.steps.issue import closed, concluded
from realtime.steps.session import before, in_recess, running
from realtime.steps.step import Lead, Step, page

__all__ = ["Lead", "Step", "lead"]


def lead(scene: Scene) -> Lead:
    """The next step of a meeting in the scene's edition; the chair alone approves and issues."""
    match scene.meeting.state:
        case MeetingState.CONVENED:
            return before(scene)
        case MeetingState.RUNNING:
            return running(scene)
        case MeetingState.RECESS:
            return in_recess(scene)
        case MeetingState.CLOSED:
            return closed(scene)
        case MeetingState.CONCLUDED:
            return concluded(scene)
        case MeetingState.DRAFT:
            return Lead(_("Chưa mời họp"), step=page(scene, "documents:meeting", _("Chuẩn bị phiên họp"), "send"))
        case _:
            return Lead(_("Phiên họp đã hủy"))
