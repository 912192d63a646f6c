"""How long each may speak by the body's working rules; the chair gives more or less, turn by turn."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import access, journal
from meetings.events import SpeakingTimesChanged
from meetings.models import Meeting
from meetings.states import OVER
from people.models import Body, User
from people.refusals import BadInput, Stale

LONGEST = 60  # minutes of one turn


@dataclass(frozen=True, kw_only=True)
class Times:
    """Minutes of a speech, and in question time of a question, an answer and a follow-up."""

    speech: int
    question: int
    answer: int
    follow_up: int

    @property
    def mark(self) -> str:
        """Who changes the times sends back the mark of those they saw."""
        return ".".join(str(minutes) for minutes in asdict(self).values())


def times_of(body: Body) -> Times:
    """The times that hold now."""
    return Times(
        speech=body.speech_minutes,
        question=body.question_minutes,
        answer=body.answer_minutes,
        follow_up=body.follow_up_minutes,
    )


@transaction.atomic
def change_times(*, meeting: Meeting, times: Times, mark: str, by: User, at: datetime) -> None:
    """Sets the times of the meeting's body, told to all its meetings that are not over.

    Turns that run keep their time. Saving the same again changes nothing. Raises `Stale`, `BadInput`, `NotAllowed`.
    """
    others = Meeting.objects.filter(body=meeting.body_id).exclude(state__in=OVER)
    told = [journal.lock(key) for key in others.order_by("pk").values_list("pk", flat=True)]
    body = Body.objects.select_for_update().get(pk=meeting.body_id)
    access.must(
        access.may_prepare(by, meeting), _("Chỉ thư ký hoặc văn thư của cơ quan họp sửa được thời gian phát biểu.")
    )
    if not all(1 <= minutes <= LONGEST for minutes in asdict(times).values()):
        raise BadInput(_("Thời gian phát biểu từ 1 đến 60 phút."))
    before = times_of(body)
    if before == times:
        return
    if mark != before.mark:
        raise Stale(_("Có người vừa sửa thời gian phát biểu. Tải lại trang để xem rồi sửa tiếp."))
    for name, minutes in asdict(times).items():
        setattr(body, f"{name}_minutes", minutes)
    body.save(update_fields=[f"{name}_minutes" for name in asdict(times)])
    for one in told:
        journal.record(one, SpeakingTimesChanged(**asdict(times)), by=by, at=at)
