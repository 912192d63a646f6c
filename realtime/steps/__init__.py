"""What whoever leads the meeting does next: one obvious step, and what else is possible now."""

from dataclasses import replace

from django.utils.translation import gettext as _

from meetings.states import HELD, IN_SESSION, MeetingState
from realtime.scene import Scene
from realtime.steps.issue import closed, concluded
from realtime.steps.records import recording
from realtime.steps.session import before, in_recess, running
from realtime.steps.step import Lead, Step, page

__all__ = ["Lead", "Step", "lead"]


def lead(scene: Scene) -> Lead:
    """The next step of a meeting in the scene's edition; the chair alone approves and issues.

    Records of counting that wait stand among what else is possible now, and come first where nothing else is to do.
    """
    found = _lead(scene)
    waiting = recording(scene) if scene.meeting.state in IN_SESSION | HELD and found.vote is None else ()
    if waiting and found.step is None and found.conclusion is None:
        return replace(found, step=waiting[0], others=(*waiting[1:], *found.others))
    return replace(found, others=(*waiting, *found.others))


def _lead(scene: Scene) -> Lead:
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
