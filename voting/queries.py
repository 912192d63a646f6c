"""Questions about votes that pages ask: counts, progress, my ballot, the roll, the sentence for a conclusion."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.utils.translation import gettext

from meetings.models import Attendance, Attendee, Meeting
from meetings.states import OVER
from people.models import User
from voting.agreement import agreed, decides
from voting.batch import Seat
from voting.counting import counts_of, decided
from voting.kinds import Kind, Sheet, sheet_of
from voting.manifest import persons_of, rule_of, scale_of
from voting.models import Ballot, Elector, Participation, ReservedOpinion, Vote
from voting.opening import prepared
from voting.outcomes import from_plain
from voting.receipts import Receipt, receipt_for
from voting.room_answers import counted_hands, ways_of
from voting.row_words import document_rows, headline
from voting.rules import FIXED, Counts, Outcome, Persons, base_of
from voting.states import Choice, VoteState
from voting.tallies import Tallied, frozen, tallied
from voting.ways import Way
from voting.weighing import amount
from voting.wording import document_sentence

FEW = 20  # people whose own rows are asked for one by one


@dataclass(frozen=True, slots=True)
class Progress:
    """`cast` ballots of `eligible` electors in the room (who voted and left counts as there), `base` in all.

    `grouped` of them stand in groups whose hands were counted; not each of them need have raised one.
    """

    cast: int
    eligible: int
    base: int
    grouped: int = 0

    @property
    def missing(self) -> int:
        return self.eligible - self.cast


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a vote that is open (as they stand) or closed (as they were frozen).

    In a vote with weights they are units, and `persons` says the same in people.
    """

    counts: Counts
    base: int
    threshold: int
    outcome: Outcome | None
    persons: Persons | None = None


class Standing(StrEnum):
    """What an attendee has to do with a vote."""

    MAY = "may"
    ABSENT = "absent"
    RECUSED = "recused"
    NONE = "none"
    COUNTED = "counted"
    OVER = "over"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class MyBallot:
    """Whether the person may answer now, and what is recorded for them; in a secret vote only whether (`voted`).

    `group`: the count of hands that they were counted in; `weight`: how many votes they have in words, ""
    where everybody counts as one.
    """

    standing: Standing
    receipt: Receipt | None
    voted: bool = False
    group: UUID | None = None
    weight: str = ""

    @property
    def answered(self) -> bool:
        """Whether something is recorded, in whichever kind of vote."""
        return self.voted or self.receipt is not None or self.group is not None

    @property
    def revision(self) -> int:
        """What is recorded, for the next change: 0 before the first answer."""
        return self.receipt.revision if self.receipt else 0


@dataclass(frozen=True, slots=True)
class RollLine:
    """One elector: who, whether they were in the room at the opening, and their answer ("" for none).

    `way` says how it came and `entered_by` who of the office entered it, None for what came from a tablet; `counted`:
    their hand was counted in a group, so there is no answer of their own. `weight`: how many votes they have in words,
    "" where everybody counts as one.
    """

    attendee: Attendee
    present: bool
    recused: bool
    choice: str
    label: str
    cast_at: datetime | None
    reserved: str = ""
    way: str = ""
    entered_by: User | None = None
    counted: bool = False
    revision: int = 0
    weight: str = ""

    @property
    def way_label(self) -> str:
        """How the answer came, in words; "" without one."""
        return str(Way(self.way).label) if self.way else ""


def choices(vote: Vote) -> list[tuple[str, str]]:
    """The answers with their words, as frozen at the opening, before it as the book of rules has them."""
    if vote.manifest and ballot_of(vote).kind != Kind.RATING:
        return [(value, gettext(str(label))) for value, label in vote.manifest["choices"]]
    return [(value, str(label)) for value, label in ballot_of(vote).marks]


def ballot_of(vote: Vote) -> Sheet:
    """What a voter fills in, as frozen at the opening, before it as it is prepared."""
    return sheet_of(vote.manifest) if vote.manifest else prepared(vote)


def spoken(vote: Vote, choice: str) -> str:
    """An answer in words, in the reader's language."""
    return shown_sheet(vote).spoken(choice)


def shown_sheet(vote: Vote) -> Sheet:
    """What a voter fills in, its answers in the reader's language."""
    return replace(ballot_of(vote), marks=tuple(choices(vote)))


def tally_of(vote: Vote) -> Tallied | None:
    """What came of each answer of a ballot with several: frozen when closed, as it stands in an open vote by name."""
    if vote.kind == Kind.QUESTION:
        return None
    if vote.state == VoteState.CLOSED:
        return frozen(vote.outcome)
    return tallied(vote) if vote.state == VoteState.OPEN and not vote.secret else None


def open_vote_of(meeting: Meeting) -> Vote | None:
    """The vote that is open in the meeting now."""
    found = Vote.objects.filter(item__meeting=meeting, state=VoteState.OPEN).select_related("item").first()
    if found is not None:
        found.item.meeting = meeting
    return found


def outcome(vote: Vote) -> Outcome | None:
    """The frozen outcome of a closed vote with one question; of other ballots see `tally_of`."""
    return from_plain(vote.outcome) if vote.state == VoteState.CLOSED and vote.kind == Kind.QUESTION else None


def tally(vote: Vote) -> Tally:
    """The counts: frozen for a closed vote, as they stand for an open one, nothing otherwise."""
    decision = outcome(vote)
    if decision is not None:
        return Tally(decision.counts, decision.base, decision.threshold, decision, decision.persons)
    if vote.state != VoteState.OPEN or vote.kind != Kind.QUESTION:
        return Tally(Counts(), vote.manifest.get("base", 0), vote.manifest.get("threshold", 0), None)
    if rule_of(vote.manifest).base in FIXED and not scale_of(vote.manifest):
        return Tally(counts_of(vote), vote.manifest["base"], vote.manifest["threshold"], None)
    now = decided(vote)
    return Tally(now.counts, now.base, now.threshold, None, now.persons)


def progress(vote: Vote) -> Progress:
    """How many have answered, of those who can; two counts, cheap enough to be asked twice a second."""
    voters = Elector.objects.filter(vote=vote, recused=False)
    if vote.secret:
        voted = Q(attendee_id__in=Participation.objects.filter(vote=vote).values("attendee_id"))
    else:
        voted = Q(ballot__isnull=False)
    here = Q(attendee_id__in=Attendance.objects.filter(out_at=None).values("attendee_id"))
    grouped = Q(counted_in__isnull=False)
    people = voters.aggregate(
        cast=Count("pk", filter=voted),
        grouped=Count("pk", filter=grouped),
        waiting=Count("pk", filter=here & ~voted & ~grouped),
    )
    raised = counted_hands(vote).aggregate(hands=Sum("total", default=0))["hands"]
    return Progress(
        cast=people["cast"] + raised,
        eligible=people["cast"] + people["grouped"] + people["waiting"],
        base=base_of(rule_of(vote.manifest), persons_of(vote.manifest), Counts()) if vote.manifest else 0,
        grouped=people["grouped"],
    )


def my_ballot(vote: Vote, attendee: Attendee) -> MyBallot:
    """What the attendee may do with this vote and what is recorded for them."""
    return standings(vote, {attendee.pk: attendee.is_member})[attendee.pk]


def standings(vote: Vote, attendees: Mapping[UUID, bool]) -> dict[UUID, MyBallot]:
    """The same for many attendees at once, by their ids; `attendees` says of each whether they are a member.

    Three queries; of one or two attendees their own rows alone are read, of more those of everybody.
    """
    if vote.state == VoteState.READY:
        waiting, none = MyBallot(Standing.NOT_YET, None), MyBallot(Standing.NONE, None)
        return {key: waiting if is_member else none for key, is_member in attendees.items()}
    few = {"attendee__in": list(attendees)} if len(attendees) <= FEW else {}
    electors = Elector.objects.filter(vote=vote, **few)
    seats = (Seat(*row) for row in electors.values_list("pk", "attendee_id", "recused", "counted_in_id", "units"))
    known = {seat.attendee_id: seat for seat in seats}
    of_few = {f"elector__{name}": value for name, value in few.items()}
    ballots = (
        {} if vote.secret else {one.elector_id: one for one in Ballot.objects.filter(elector__vote=vote, **of_few)}
    )
    envelopes = _took_part(vote, few)
    stays = Attendance.objects.filter(attendee__meeting=vote.item.meeting_id, out_at=None, **few)
    here = set(stays.values_list("attendee_id", flat=True))
    found, scale = {}, scale_of(vote.manifest)
    for key in attendees:
        seat = known.get(key)
        mine = _standing(vote, seat, ballots.get(seat.pk) if seat else None, key in here)
        if scale and seat:
            mine = replace(mine, weight=amount(seat.units, scale))
        found[key] = replace(mine, voted=key in envelopes) if envelopes else mine
    return found


def _took_part(vote: Vote, few: Mapping[str, Any]) -> set[UUID]:
    if not vote.secret:
        return set()
    return set(Participation.objects.filter(vote=vote, **few).values_list("attendee_id", flat=True))


def _standing(vote: Vote, seat: Seat | None, ballot: Ballot | None, present: bool) -> MyBallot:
    if seat is None:
        return MyBallot(Standing.NONE, None)
    if seat.recused:
        return MyBallot(Standing.RECUSED, None)
    if seat.counted_in is not None and vote.state in (VoteState.OPEN, VoteState.CLOSED):
        return MyBallot(Standing.COUNTED, None, group=seat.counted_in)
    if vote.state != VoteState.OPEN:
        return MyBallot(Standing.OVER, receipt_for(ballot))
    return MyBallot(Standing.MAY if present else Standing.ABSENT, receipt_for(ballot))


def may_reserve(vote: Vote, mine: MyBallot) -> bool:
    """Whether a member may put an opinion on record: after a vote by name that decided what they did not approve."""
    decided_by_name = vote.state == VoteState.CLOSED and not vote.secret and decides(vote)
    approved = decided_by_name and agreed(vote, mine.receipt.choice if mine.receipt else "")
    after = mine.standing in (Standing.OVER, Standing.COUNTED)
    return decided_by_name and vote.item.meeting.state not in OVER and after and not approved


def reserved_in(vote: Vote) -> dict[UUID, str]:
    """The opinions on record after a vote, by attendee."""
    return dict(ReservedOpinion.objects.filter(vote=vote).values_list("attendee_id", "text"))


def roll(vote: Vote) -> list[RollLine]:
    """Every elector in protocol order with their answer; only for who may see names (`access.shows_names`)."""
    own = ReservedOpinion.objects.filter(vote=vote, attendee=OuterRef("attendee")).values("text")
    electors = Elector.objects.filter(vote=vote).select_related("attendee__user").annotate(reserved_text=Subquery(own))
    ballots = Ballot.objects.filter(elector__vote=vote).select_related("entered_by")
    answers = {ballot.elector_id: ballot for ballot in ballots}
    sheet, lines, scale = shown_sheet(vote), [], scale_of(vote.manifest)
    for elector in electors.order_by("attendee__position", "attendee__user__name_key"):
        ballot = answers.get(elector.pk)
        lines.append(
            RollLine(
                attendee=elector.attendee,
                present=elector.present,
                recused=elector.recused,
                choice=ballot.choice if ballot else "",
                label=sheet.spoken(ballot.choice) if ballot else "",
                cast_at=ballot.cast_at if ballot else None,
                reserved=elector.reserved_text or "",
                way=ballot.way if ballot else "",
                entered_by=ballot.entered_by if ballot else None,
                counted=elector.counted_in_id is not None,
                revision=ballot.revision if ballot else 0,
                weight=amount(elector.units, scale) if scale else "",
            )
        )
    return lines


def result_line(vote: Vote) -> str:
    """The result of a closed ballot with several answers in one line; "" for any other vote."""
    counted = tally_of(vote) if vote.state == VoteState.CLOSED else None
    return headline(vote.kind, counted) if counted else ""


def outcome_sentence(vote: Vote) -> str:
    """The sentence of a closed vote for the conclusion, in Vietnamese; "" while there is no outcome."""
    name = vote.item.meeting.body.short_name
    counted = tally_of(vote) if vote.state == VoteState.CLOSED else None
    if counted is not None:
        return document_rows(name, ballot_of(vote), counted, ways_of(vote))
    decision = outcome(vote)
    if decision is None:
        return ""
    third = dict(vote.manifest["choices"])[Choice.OTHER].lower()
    return document_sentence(name, decision, third, ways_of(vote))
