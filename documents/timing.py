"""When which act goes out: an invitation before its meeting, a letter at any time, a record of counting from the
opening on, everything else after it. From a chancery letters go out and nothing else."""

from typing import Final

from django.utils.translation import gettext as _

from documents.states import LETTERS, ActKind
from meetings.models import Meeting
from meetings.states import ANNOUNCED, HELD, IN_SESSION, MeetingState

BEFORE: Final = frozenset({MeetingState.CONVENED})
OPENED: Final = IN_SESSION | HELD
# A supplement is about minutes or a record that is issued, a letter about an act likewise, so that its time has come by
# itself.
TIMES: Final = {
    ActKind.INVITATION: BEFORE,
    **dict.fromkeys(LETTERS, ANNOUNCED | {MeetingState.CHANCERY}),
    ActKind.COUNTING: OPENED,
    ActKind.SUPPLEMENT: OPENED,
}


def is_time_for(kind: str, meeting: Meeting) -> bool:
    """Whether an act of the kind can be checked, approved, signed and issued while the meeting stands as it does."""
    return meeting.state in TIMES.get(ActKind(kind), HELD)


def why_not(kind: str) -> str:
    """What to tell whoever tries at another time."""
    return {
        ActKind.INVITATION: _("Giấy mời chỉ ban hành sau khi mời họp và trước khi khai mạc."),
        ActKind.LETTER: _("Chỉ soạn được công văn sau khi đã mời họp."),
    }.get(ActKind(kind), _("Văn bản này chỉ soạn và ban hành sau khi phiên họp bế mạc."))
