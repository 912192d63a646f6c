"""Who may answer a vote: the members of the body on the day, frozen when the vote opens."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from meetings.attendance import present
from meetings.models import Attendee, Meeting
from people.models.standing import VOTELESS, StandingKind
from people.queries import members_on, standings_on
from people.refusals import Refusal
from voting.models import Elector, Vote
from voting.rules import Exclusion, Roll, Rule
from voting.weighing import weigh

# What a standing takes somebody out of the base as.
STANDS = {
    StandingKind.SUSPENDED: Exclusion.SUSPENDED,
    StandingKind.PROSECUTED: Exclusion.SUSPENDED,
    StandingKind.PROBATIONARY: Exclusion.PROBATIONARY,
    StandingKind.AWAY: Exclusion.AWAY,
    StandingKind.EXEMPT: Exclusion.EXEMPT,
}


class RollIncomplete(Refusal):
    """A member of the body is not on the meeting's list, so the base of the majority would be wrong."""


@dataclass(frozen=True)
class Electorate:
    """The electors of a vote, not yet saved, and the members who have no vote on it by the reason, each by their units.

    `scale` units are one vote; where nobody weighs more than another everybody has one unit and it is 1.
    """

    electors: list[Elector]
    out: Mapping[Exclusion, tuple[int, ...]]
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
        out = {reason.value: of(units) for reason, units in self.out.items()}
        everybody = of([one.units for one in self.electors]) + sum(out.values())
        return Roll(
            members=everybody,
            summoned=everybody,
            present=of([one.units for one in self.voters if one.present]),
            recused=of([one.units for one in self.electors if one.recused]),
            **out,
        )


def draw_up(vote: Vote, meeting: Meeting, rule: Rule, day: date) -> Electorate:
    """Every member, in the room or not, except whom their standing on the day or the rule leaves out.

    Who takes no part in the item is kept on the list but does not vote. Quy định 294-QĐ/TW, Điều 9.3: the base is
    the number of incumbent members; in a Party cell the official ones, without those who live elsewhere for a time and
    those who are exempt and did not come; at a congress without those who were excused and never came. Raises
    `RollIncomplete`, `WeightsInSecret` for a secret vote in which persons would have unequal weights.
    """
    members = list(Attendee.objects.filter(meeting=meeting, is_member=True))
    in_room, kinds = present(meeting), standings_on(meeting.body, day)
    _ensure_complete(meeting, members, kinds, day)
    recused = set(vote.item.recusals.values_list("attendee_id", flat=True))
    out = _left_out(
        members, kinds, in_room, _absent_throughout(meeting) if Exclusion.ABSENT in rule.excluded else set()
    )
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
        if attendee.user_id not in out
    ]
    return Electorate(
        electors,
        {reason: tuple(weights.of(user) for user, why in out.items() if why == reason) for reason in set(out.values())},
        scale=weights.scale,
        is_weighted=weights.are_unequal,
    )


def _ensure_complete(meeting: Meeting, members: list[Attendee], kinds: Mapping[UUID, StandingKind], day: date) -> None:
    """Whoever has a vote on the day must be on the meeting's list, else the base would be too small."""
    seated = {attendee.user_id for attendee in members}
    due = [one for one in members_on(meeting.body, day) if kinds.get(one.user_id) not in VOTELESS]
    missing = [str(one.user) for one in due if one.user_id not in seated]
    if missing:
        raise RollIncomplete(
            _("Danh sách dự họp thiếu thành viên: %s. Thêm vào danh sách rồi mở biểu quyết, nếu không tỷ lệ sẽ sai.")
            % ", ".join(missing)
        )


def _left_out(
    members: list[Attendee], kinds: Mapping[UUID, StandingKind], in_room: set[UUID], absent: set[UUID]
) -> dict[UUID, Exclusion]:
    """Why somebody of the body has no vote, by user: their standing goes before an absence."""
    places = {one.user_id: one.pk for one in members}
    gone = {user: Exclusion.ABSENT for user, place in places.items() if place in absent}
    stands = {
        user: STANDS[kind]
        for user, kind in kinds.items()
        if kind != StandingKind.EXEMPT or places.get(user) not in in_room
    }
    return {**gone, **stands}


def _absent_throughout(meeting: Meeting) -> set[UUID]:
    """Who was excused and has not been in the room at all."""
    excused = Attendee.objects.filter(meeting=meeting, absence=Attendee.Absence.EXCUSED, stays=None)
    return set(excused.values_list("pk", flat=True))
