"""Who may answer a vote: the members of the body on the day, frozen when the vote opens."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from meetings.attendance import present
from meetings.models import Attendee, Meeting
from people.models import Membership
from people.queries import members_on
from people.refusals import BadInput, Refusal
from voting.models import Elector, Vote


class RollIncomplete(Refusal):
    """A member of the body is not on the meeting's list, so the base of the majority would be wrong."""


def draw_up(vote: Vote, meeting: Meeting, day: date, recused: Collection[UUID]) -> list[Elector]:
    """The electors of a vote, not yet saved: every member, in the room or not, except the suspended.

    `recused` (attendee ids) are kept on the list but neither vote nor count in the base. Quy định 294-QĐ/TW,
    Điều 9.3: the base is the number of incumbent members. Raises `RollIncomplete`, `BadInput` for a recused
    person who is no elector.
    """
    members = list(Attendee.objects.filter(meeting=meeting, is_member=True))
    in_room = present(meeting)
    seated = {attendee.user_id for attendee in members}
    missing = [str(one.user) for one in members_on(meeting.body, day) if one.user_id not in seated]
    if missing:
        raise RollIncomplete(
            _("Danh sách dự họp thiếu ủy viên: %s. Thêm vào danh sách rồi mở biểu quyết, nếu không tỷ lệ sẽ sai.")
            % ", ".join(missing)
        )
    suspended = _suspended(meeting, day)
    electors = [
        Elector(vote=vote, attendee=attendee, present=attendee.pk in in_room, recused=attendee.pk in recused)
        for attendee in members
        if attendee.user_id not in suspended
    ]
    if not set(recused) <= {elector.attendee_id for elector in electors}:
        raise BadInput(_("Có người không tham gia biểu quyết nằm ngoài danh sách ủy viên. Tải lại trang."))
    return electors


def _suspended(meeting: Meeting, day: date) -> set[UUID]:
    seats = Membership.objects.filter(body=meeting.body, suspended=True, starts__lte=day)
    return set(seats.filter(Q(ends=None) | Q(ends__gte=day)).values_list("user_id", flat=True))
