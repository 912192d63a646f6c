"""An act under its lock, and whether it is its time for a step."""

from django.utils.translation import gettext_lazy as _

from documents.models import Act
from documents.timing import is_time_for, why_not
from meetings import journal
from meetings.models import Meeting
from people.refusals import Refusal


class WrongStep(Refusal):
    message = _("Văn bản đã chuyển sang bước khác. Đồng chí tải lại trang để xem.")


COUNTED = ("round__election__item", "vote__item")


def locked(act: Act) -> tuple[Meeting, Act]:
    meeting = journal.lock(act.meeting_id)
    rows = Act.objects.select_for_update(of=("self",))
    rows = rows.select_related("signatory__user", "entry", "about__entry", *COUNTED)
    row = rows.get(pk=act.pk)
    row.meeting = meeting
    if row.about is not None:
        row.about.meeting = meeting
    counted = row.round.election if row.round else row.vote
    if counted is not None:
        counted.item.meeting = meeting
    return meeting, row


def ensure_time(meeting: Meeting, act: Act) -> None:
    """Raises `WrongStep` for an act that does not go out while its meeting stands as it does."""
    if not is_time_for(act.kind, meeting):
        raise WrongStep(why_not(act.kind))
