"""The states of a meeting and the steps between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingState(models.TextChoices):
    DRAFT = "draft", _("Đang chuẩn bị")
    CONVENED = "convened", _("Đã mời họp")
    RUNNING = "running", _("Đang họp")
    RECESS = "recess", _("Tạm nghỉ")
    CLOSED = "closed", _("Đã bế mạc")
    CONCLUDED = "concluded", _("Đã ban hành kết luận")
    CANCELLED = "cancelled", _("Đã hủy")
    # No session at all: the row on which the letters of a body hang (`meetings.chancery`).
    CHANCERY = "chancery", _("Văn thư")


STEPS: dict[str, frozenset[str]] = {
    MeetingState.DRAFT: frozenset({MeetingState.CONVENED, MeetingState.CANCELLED}),
    MeetingState.CONVENED: frozenset({MeetingState.RUNNING, MeetingState.CANCELLED}),
    MeetingState.RUNNING: frozenset({MeetingState.RECESS, MeetingState.CLOSED}),
    MeetingState.RECESS: frozenset({MeetingState.RUNNING}),
    MeetingState.CLOSED: frozenset({MeetingState.CONCLUDED}),
    MeetingState.CONCLUDED: frozenset(),
    MeetingState.CANCELLED: frozenset(),
    MeetingState.CHANCERY: frozenset(),
}

# Not begun: what was prepared can still be changed.
NOT_BEGUN = frozenset({MeetingState.DRAFT, MeetingState.CONVENED})
# In session: presence counts, votes and speakers are possible.
IN_SESSION = frozenset({MeetingState.RUNNING, MeetingState.RECESS})
# Over: nothing that happened in the room changes any more.
HELD = frozenset({MeetingState.CLOSED, MeetingState.CONCLUDED})  # it took place and is over
OVER = HELD | {MeetingState.CANCELLED}
# Announced: the people who were asked to come may see it.
ANNOUNCED = frozenset(MeetingState) - {MeetingState.DRAFT, MeetingState.CHANCERY}


def may_step(current: str, following: str) -> bool:
    """Whether a meeting in state `current` may go to `following`."""
    return following in STEPS.get(current, frozenset())
