"""Who may answer a vote: the members of the body on the day, frozen when the vote opens."""

from collections.abc import Callable, Collection
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
from voting.weighing import weigh


class RollIncomplete(Refusal):
    """A member of the body is not on the meeting's list, so the base of the majority would be wrong."""


@dataclass(frozen=True)
class Electorate:
    """The electors of a vote, not yet saved, and the members who have no vote on it, each by their units.

    `scale` units are one vote; where nobody weighs more than another everybody has one unit and it is 1.
    """

    electors: list[Elector]
    suspended: tuple[int, ...]
    absent: tuple[int, ...]
    scale: int = 1
    is_weighted: bool = False

    @property
    def voters(self) -> list[Elector]:
        """Who may answer."""
        return [elector for elector in self.electors if not elector.recused]

    @property
    def roll(self) -> Roll:
        """The same in numbers, for the rules: in units of weight, which are people where everybody counts as one."""
        return self._in_numbers(sum)

    @property
    def persons(self) -> Roll:
        """The same in people."""
        return self._in_numbers(len)

    def _in_numbers(self, of: Callable[[Collection[int]], int]) -> Roll:
        everybody = of([one.units for one in self.electors]) + of(self.suspended) + of(self.absent)
        return Roll(
            members=everybody,
            summoned=everybody,
            present=of([one.units for one in self.voters if one.present]),
            suspended=of(self.suspended),
            recused=of([one.units for one in self.electors if one.recused]),
            absent=of(self.absent),
        )


def draw_up(vote: Vote, meeting: Meeting, rule: Rule, day: date) -> Electorate:
    """Every member, in the room or not, except the suspended and those whom the rule leaves out as absent throughout.

    Who takes no part in the item is kept on the list but does not vote. Quy định 294-QĐ/TW, Điều 9.3: the base is
    the number of incumbent members; at a congress without those who were excused and never came. Raises
    `RollIncomplete`, `WeightsInSecret` for a secret vote in which persons would have unequal weights.
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
    weights = weigh(members, secret=vote.secret)
    electors = [
        Elector(
            vote=vote,
            attendee=attendee,
            present=attendee.pk in in_room,
            recused=attendee.pk in recused,
            units=weights.of(attendee.user_id),
        )
        for attendee in members
        if attendee.user_id not in suspended and attendee.pk not in absent
    ]
    gone = [one.user_id for one in members if one.pk in absent and one.user_id not in suspended]
    return Electorate(
        electors,
        suspended=tuple(weights.of(user) for user in suspended),
        absent=tuple(weights.of(user) for user in gone),
        scale=weights.scale,
        is_weighted=weights.are_unequal,
    )


def _suspended(meeting: Meeting, day: date) -> set[UUID]:
    seats = Membership.objects.filter(body=meeting.body, suspended=True, starts__lte=day)
    return set(seats.filter(Q(ends=None) | Q(ends__gte=day)).values_list("user_id", flat=True))


def _absent_throughout(meeting: Meeting) -> set[UUID]:
    """Who was excused and has not been in the room at all."""
    excused = Attendee.objects.filter(meeting=meeting, absence=Attendee.Absence.EXCUSED, stays=None)
    return set(excused.values_list("pk", flat=True))
