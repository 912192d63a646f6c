"""Questions about votes that pages ask: counts, progress, my ballot, the roll, the sentence for a conclusion."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext

from meetings.models import Attendance, Attendee, Meeting
from meetings.states import OVER
from voting.counting import counts_of, decided
from voting.kinds import Kind, Sheet, sheet_of
from voting.manifest import rule_of
from voting.models import Ballot, Elector, Participation, ReservedOpinion, Vote
from voting.opening import prepared
from voting.outcomes import from_plain
from voting.receipts import Receipt, receipt_for
from voting.row_words import document_rows, headline
from voting.rules import FIXED, Counts, Outcome
from voting.states import Choice, VoteState
from voting.tallies import Tallied, frozen, tallied
from voting.wording import document_sentence

FEW = 20  # people whose own rows are asked for one by one


@dataclass(frozen=True, slots=True)
class Progress:
    """`cast` ballots of `eligible` electors in the room (who voted and left counts as there), `base` in all."""

    cast: int
    eligible: int
    base: int

    @property
    def missing(self) -> int:
        return self.eligible - self.cast


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a vote that is open (as they stand) or closed (as they were frozen)."""

    counts: Counts
    base: int
    threshold: int
    outcome: Outcome | None


class Standing(StrEnum):
    """What an attendee has to do with a vote."""

    MAY = "may"
    ABSENT = "absent"
    RECUSED = "recused"
    NONE = "none"
    OVER = "over"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class MyBallot:
    """Whether the person may answer now, and what is recorded for them; in a secret vote only whether (`voted`)."""

    standing: Standing
    receipt: Receipt | None
    voted: bool = False

    @property
    def answered(self) -> bool:
        """Whether something is recorded, in whichever kind of vote."""
        return self.voted or self.receipt is not None

    @property
    def revision(self) -> int:
        """What is recorded, for the next change: 0 before the first answer."""
        return self.receipt.revision if self.receipt else 0


@dataclass(frozen=True, slots=True)
class RollLine:
    """One elector: who, whether they were in the room at the opening, and their answer ("" for none)."""

    attendee: Attendee
    present: bool
    recused: bool
    choice: str
    label: str
    cast_at: datetime | None
    reserved: str = ""


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
        return Tally(decision.counts, decision.base, decision.threshold, decision)
    if vote.state != VoteState.OPEN or vote.kind != Kind.QUESTION:
        return Tally(Counts(), vote.manifest.get("base", 0), vote.manifest.get("threshold", 0), None)
    if rule_of(vote.manifest).base in FIXED:
        return Tally(counts_of(vote), vote.manifest["base"], vote.manifest["threshold"], None)
    now = decided(vote)
    return Tally(now.counts, now.base, now.threshold, None)


def progress(vote: Vote) -> Progress:
    """How many have answered, of those who can; two counts, cheap enough to be asked twice a second."""
    voters = Elector.objects.filter(vote=vote, recused=False)
    if vote.secret:
        voted = Q(attendee_id__in=Participation.objects.filter(vote=vote).values("attendee_id"))
    else:
        voted = Q(ballot__isnull=False)
    cast = voters.filter(voted).count()
    here = Attendance.objects.filter(out_at=None).values("attendee_id")
    waiting = voters.exclude(voted).filter(attendee_id__in=here).count()
    return Progress(cast=cast, eligible=cast + waiting, base=vote.manifest.get("base", 0))


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
    electors = Elector.objects.filter(vote=vote, **few).values_list("attendee_id", "pk", "recused")
    known = {key: (elector, recused) for key, elector, recused in electors}
    of_few = {f"elector__{name}": value for name, value in few.items()}
    ballots = (
        {} if vote.secret else {one.elector_id: one for one in Ballot.objects.filter(elector__vote=vote, **of_few)}
    )
    envelopes = _took_part(vote, few)
    stays = Attendance.objects.filter(attendee__meeting=vote.item.meeting_id, out_at=None, **few)
    here = set(stays.values_list("attendee_id", flat=True))
    found = {}
    for key in attendees:
        elector, recused = known.get(key, (None, False))
        ballot = ballots.get(elector) if elector is not None else None
        mine = _standing(vote, elector is not None, recused, ballot, key in here)
        found[key] = replace(mine, voted=key in envelopes) if envelopes else mine
    return found


def _took_part(vote: Vote, few: Mapping[str, Any]) -> set[UUID]:
    if not vote.secret:
        return set()
    return set(Participation.objects.filter(vote=vote, **few).values_list("attendee_id", flat=True))


def _standing(vote: Vote, elects: bool, recused: bool, ballot: Ballot | None, present: bool) -> MyBallot:
    if not elects:
        return MyBallot(Standing.NONE, None)
    if recused:
        return MyBallot(Standing.RECUSED, None)
    if vote.state != VoteState.OPEN:
        return MyBallot(Standing.OVER, receipt_for(ballot))
    return MyBallot(Standing.MAY if present else Standing.ABSENT, receipt_for(ballot))


def may_reserve(vote: Vote, mine: MyBallot) -> bool:
    """Whether a member may put an opinion on record: after a vote by name that they did not approve."""
    decided_by_name = vote.state == VoteState.CLOSED and not vote.secret and vote.kind == Kind.QUESTION
    approved = mine.receipt is not None and mine.receipt.choice == Choice.YES
    return decided_by_name and vote.item.meeting.state not in OVER and mine.standing is Standing.OVER and not approved


def reserved_in(vote: Vote) -> dict[UUID, str]:
    """The opinions on record after a vote, by attendee."""
    return dict(ReservedOpinion.objects.filter(vote=vote).values_list("attendee_id", "text"))


def roll(vote: Vote) -> list[RollLine]:
    """Every elector in protocol order with their answer; only for who may see names (`access.shows_names`)."""
    own = ReservedOpinion.objects.filter(vote=vote, attendee=OuterRef("attendee")).values("text")
    electors = Elector.objects.filter(vote=vote).select_related("attendee__user").annotate(reserved_text=Subquery(own))
    answers = {ballot.elector_id: ballot for ballot in Ballot.objects.filter(elector__vote=vote)}
    sheet, lines = shown_sheet(vote), []
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
        return document_rows(name, ballot_of(vote), counted)
    decision = outcome(vote)
    if decision is None:
        return ""
    third = dict(vote.manifest["choices"])[Choice.OTHER].lower()
    return document_sentence(name, decision, third)
