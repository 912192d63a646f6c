"""The screens in the hall: which there are, and what each shows."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from meetings import journal
from meetings.access import may_prepare, must
from meetings.models import Meeting
from people.models import User
from people.refusals import BadInput, Refusal
from realtime.events import ScreenSet
from realtime.models import MOST, Screen, Show


class NoScreen(Refusal):
    """There is no screen of this number, or no more may be added."""


def screens_of(meeting: Meeting) -> list[Screen]:
    """The meeting's screens by number, the first always among them."""
    found = {screen.number: screen for screen in Screen.objects.filter(meeting=meeting)}
    found.setdefault(1, Screen(meeting=meeting, number=1))
    return [found[number] for number in sorted(found)]


def screen_of(meeting: Meeting, number: int) -> Screen | None:
    """The screen of that number, or None."""
    return next((one for one in screens_of(meeting) if one.number == number), None)


def stage_of(shows: str) -> str:
    """The name of the region that a screen has on its stage."""
    return "stage" if shows == Show.MEETING else f"stage-{shows}"


@transaction.atomic
def add_screen(*, meeting: Meeting, by: User, at: datetime) -> Screen:
    """One more screen, with the lowest free number; it follows the meeting. Raises `NoScreen`, `NotAllowed`."""
    meeting = _lock(meeting, by)
    taken = {screen.number for screen in screens_of(meeting)}
    number = next((number for number in range(1, MOST + 1) if number not in taken), None)
    if number is None:
        raise NoScreen(_("Mỗi phiên họp có nhiều nhất %d màn hình.") % MOST)
    screen = Screen.objects.create(meeting=meeting, number=number)
    journal.record(meeting, ScreenSet(screen=number, shows=screen.shows), by=by, at=at)
    return screen


@transaction.atomic
def set_screen(*, meeting: Meeting, number: int, shows: str, text: str = "", by: User, at: datetime) -> Screen:
    """Puts something on a screen; `text` is kept only where a text is shown. The same again changes nothing.

    Raises `NoScreen`, `BadInput` for an unknown content or an empty text, `NotAllowed`.
    """
    meeting = _lock(meeting, by)
    screen = screen_of(meeting, number)
    if screen is None:
        raise NoScreen(_("Màn hình %d đã được bỏ. Tải lại trang để xem.") % number)
    if shows not in Show:
        raise BadInput(_("Chọn một nội dung có trong danh sách."))
    text = text if shows == Show.TEXT else ""
    if shows == Show.TEXT and not text.strip():
        raise BadInput(_("Ghi dòng thông báo sẽ hiện trên màn hình."))
    if (screen.shows, screen.text) != (shows, text):
        screen.shows, screen.text = shows, text
        screen.save()
        journal.record(meeting, ScreenSet(screen=number, shows=shows), by=by, at=at)
    return screen


@transaction.atomic
def remove_screen(*, meeting: Meeting, number: int, by: User, at: datetime) -> None:
    """Takes a screen away; the first one stays and follows the meeting again. Gone already is fine."""
    meeting = _lock(meeting, by)
    gone, _rows = Screen.objects.filter(meeting=meeting, number=number).delete()
    if gone:
        journal.record(meeting, ScreenSet(screen=number, shows=""), by=by, at=at)


def _lock(meeting: Meeting, by: User) -> Meeting:
    meeting = journal.lock(meeting.pk)
    must(may_prepare(by, meeting), _("Chỉ văn phòng điều khiển màn hình hội trường."))
    return meeting
