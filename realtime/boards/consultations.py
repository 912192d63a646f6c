"""A written consultation, live: answers as they come in, the deadline, what the office makes of them."""

from collections.abc import Callable
from typing import Any

from documents import events
from documents.consultations import page_parts
from documents.consultations.access import visible_consultations
from documents.models import Consultation
from meetings.access import Audience
from people.models import User
from realtime.boards import alike
from realtime.boards.hearing import COURSE, RECUSALS, ROLL
from realtime.editions import Page
from realtime.regions import DUE, region
from realtime.scene import Scene

TABLE = (Audience.CHAIR, Audience.SECRETARY, Audience.MEMBER, Audience.GUEST)
HEARS = (
    events.ConsultationOpened,
    events.OpinionGiven,
    events.OpinionsReminded,
    events.CommentsAnswered,
    events.ConsultationClosed,
    events.ConsultationCancelled,
    events.ConsultationSettled,
    *COURSE,
    *ROLL,
    *RECUSALS,
)
Part = Callable[[Consultation, User], dict[str, Any]]


def _part(name: str, template: str, part: Part) -> None:
    """Who takes no part in the item, or was taken off the meeting, sees nothing of its rounds."""

    def context(scene: Scene) -> dict[str, Any]:
        if scene.person is None:
            return page_parts.NOBODYS
        found = visible_consultations(scene.person).filter(pk=scene.edition.shows).first()
        return part(found, scene.person) if found is not None else page_parts.NOBODYS

    path = f"documents/parts/{template}.html"
    add = region(name, Page.CONSULTATION, hears=HEARS, audiences=TABLE, template=path, alike=alike.each, follows=DUE)
    add(context)


_part("round-state", "consultation_state", page_parts.standing)
_part("round-result", "consultation_result", page_parts.result)
_part("round-mine", "opinion", page_parts.own)
_part("round-answers", "consultation_answers", page_parts.answers)
_part("round-comments", "consultation_comments", page_parts.comments)
_part("round-steps", "consultation_steps", page_parts.steps)
