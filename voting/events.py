"""What can happen to a vote. No event ever says who chose what."""

from meetings.facts import Fact, event


@event
class VotePut(Fact):
    """A question was prepared."""

    vote: str
    item: str


@event
class VoteChanged(Fact):
    """A prepared question was reworded or taken back."""

    vote: str
    item: str


@event
class VoteOpened(Fact):
    """Members may answer; the electorate and the rule are frozen. `base` and `present` are people."""

    vote: str
    item: str
    base: int
    present: int


@event
class VoteClosed(Fact):
    """No answer counts any more; the outcome is known. `yes`, `no` and `other` are people, whatever they weigh."""

    vote: str
    item: str
    yes: int
    no: int
    other: int
    passed: bool


@event
class VoteTallied(Fact):
    """No answer counts any more; what came of each grade, option or person is known, of so many ballots."""

    vote: str
    item: str
    cast: int


@event
class VoteSealed(Fact):
    """A secret vote was closed; so many envelopes are in the box, which is not open yet."""

    vote: str
    item: str
    envelopes: int


@event
class BoxOpened(Fact):
    """The box of a secret vote was opened and emptied, its key destroyed, the result published."""

    vote: str
    item: str
    envelopes: int
    sha256: str


@event
class VoteCancelled(Fact):
    """The vote was broken off; what was answered does not count."""

    vote: str
    item: str


@event
class BallotEntered(Fact):
    """The office entered what a member without a working tablet answered, or corrected it (`revision` above 1)."""

    vote: str
    item: str
    attendee: str
    revision: int


@event
class EntryWithdrawn(Fact):
    """The office took back what it had entered for a member; they may still answer."""

    vote: str
    item: str
    attendee: str


@event
class HandsCounted(Fact):
    """Hands of a group of so many people were counted together, without names; `total` were raised."""

    vote: str
    item: str
    people: int
    total: int


@event
class HandCountWithdrawn(Fact):
    """A count of hands was taken back; who was in it may still answer."""

    vote: str
    item: str
    people: int
    total: int


@event
class OpinionReserved(Fact):
    """A member who did not approve put an opinion on record after the vote, changed it or took it back."""

    vote: str
    item: str


@event
class RepetitionAgreed(Fact):
    """A second person agreed that a counted vote is held again; it may be opened."""

    vote: str
    item: str


@event
class PanelNamed(Fact):
    """The counting panel that keeps the key of a secret vote's box was named, changed or dissolved."""

    vote: str
    item: str


@event
class TellerEnrolled(Fact):
    """A teller's tablet is ready to take a share; with the last one the key of the box was made and shared out."""

    vote: str
    item: str


@event
class TellerConfirmed(Fact):
    """A teller's tablet has proved that it holds its share."""

    vote: str
    item: str


@event
class TellerPressed(Fact):
    """A teller gave their share to open the box."""

    vote: str
    item: str


@event
class BreakingOffAsked(Fact):
    """Somebody asked to break a secret vote off; it takes a second person."""

    vote: str
    item: str


@event
class BreakingOffDropped(Fact):
    """What was asked is dropped: the secret vote goes on."""

    vote: str
    item: str


@event
class ElectionPut(Fact):
    """An election or another secret ballot on paper was prepared."""

    election: str
    item: str


@event
class ElectionChanged(Fact):
    """A prepared election changed: its candidates, its counting panel, or it was taken back."""

    election: str
    item: str


@event
class RoundProposed(Fact):
    """The list of a round is fixed, or open again (`posts` 0)."""

    election: str
    item: str
    number: int
    posts: int
    listed: int


@event
class RoundOpened(Fact):
    """Papers are handed out; the electorate and the rule are frozen."""

    election: str
    item: str
    number: int
    base: int
    present: int


@event
class RoundAdvanced(Fact):
    """A round is at its next step (`state`): voting, counting, or counting again."""

    election: str
    item: str
    number: int
    state: str


@event
class CountEntered(Fact):
    """A teller entered what they counted; so many of the two have."""

    election: str
    item: str
    number: int
    entries: int


@event
class CountAccepted(Fact):
    """Both tellers counted the same and the head of the panel accepted it; nothing is declared yet."""

    election: str
    item: str
    number: int


@event
class ResultDeclared(Fact):
    """The chair declared the result of a round: how many are elected and how many posts are open."""

    election: str
    item: str
    number: int
    elected: int
    left: int


@event
class RoundStepAsked(Fact):
    """Somebody asks to count a round again or to break it off although it is counted; it takes a second person."""

    election: str
    item: str
    number: int
    step: str


@event
class RoundStepDropped(Fact):
    """What was asked of a counted round was dropped; it can be declared."""

    election: str
    item: str
    number: int


@event
class RoundCancelled(Fact):
    """A round was broken off; its papers do not count."""

    election: str
    item: str
    number: int
