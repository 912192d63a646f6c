"""Who may answer a vote: the members of the body on the day, frozen when the vote opens."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from meetings.attendance import present
from meetings.models import Attendee, Meeting
from people.models import Membership
from people.queries import members_on
from people.refusals import Refusal
from voting.models import Elector, Vote
from voting.rules import Exclusion, Roll, Rule


class RollIncomplete(Refusal):
    """A member of the body is not on the meeting's list, so the base of the majority would be wrong."""


@dataclass(frozen=True)
class Electorate:
    """The electors of a vote, not yet saved, and how many members have no vote on it."""

    electors: list[Elector]
    suspended: int
    absent: int

    @property
    def voters(self) -> list[Elector]:
        """Who may answer."""
        return [elector for elector in self.electors if not elector.recused]

    @property
    def roll(self) -> Roll:
        """The same in numbers, for the rules."""
        members = len(self.electors) + self.suspended + self.absent
        return Roll(
            members=members,
            summoned=members,
            present=sum(elector.present for elector in self.voters),
            suspended=self.suspended,
            recused=len(self.electors) - len(self.voters),
            absent=self.absent,
        )


def draw_up(vote: Vote, meeting: Meeting, rule: Rule, day: date) -> Electorate:
    """Every member, in the room or not, except the suspended and those whom the rule leaves out as absent throughout.

    Who takes no part in the item is kept on the list but does not vote. Quy định 294-QĐ/TW, Điều 9.3: the base is
    the number of incumbent members; at a congress without those who were excused and never came. Raises
    `RollIncomplete`.
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
    recused = set(vote.item.recusals.values_list("attendee_id", flat=True))
    suspended = _suspended(meeting, day)
    absent = _absent_throughout(meeting) if Exclusion.ABSENT in rule.excluded else set()
    electors = [
        Elector(vote=vote, attendee=attendee, present=attendee.pk in in_room, recused=attendee.pk in recused)
        for attendee in members
        if attendee.user_id not in suspended and attendee.pk not in absent
    ]
    gone = {attendee.pk for attendee in members if attendee.pk in absent and attendee.user_id not in suspended}
    return Electorate(electors, suspended=len(suspended), absent=len(gone))


def _suspended(meeting: Meeting, day: date) -> set[UUID]:
    seats = Membership.objects.filter(body=meeting.body, suspended=True, starts__lte=day)
    return set(seats.filter(Q(ends=None) | Q(ends__gte=day)).values_list("user_id", flat=True))


def _absent_throughout(meeting: Meeting) -> set[UUID]:
    """Who was excused and has not been in the room at all."""
    excused = Attendee.objects.filter(meeting=meeting, absence=Attendee.Absence.EXCUSED, stays=None)
    return set(excused.values_list("pk", flat=True))
