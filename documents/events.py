"""What can happen to papers and official documents."""

from meetings.facts import Fact, event


@event
class PaperAdded(Fact):
    """A paper was uploaded; nobody but the office sees it until it is circulated."""

    paper: str


@event
class PaperCirculated(Fact):
    """Attendees may read a paper."""

    paper: str
    late: bool


@event
class PaperChanged(Fact):
    """A paper has another title, kind or item."""

    paper: str


@event
class PaperReplaced(Fact):
    """A paper has a new version; readers get it from now on."""

    paper: str
    version: int


@event
class PaperWithdrawn(Fact):
    """A paper was taken back."""

    paper: str


@event
class ActChecked(Fact):
    """The office checked the draft; its content is frozen and waits for the chair."""

    act: str
    kind: str


@event
class ActReturned(Fact):
    """A checked draft went back to be changed."""

    act: str
    kind: str


@event
class ActIssued(Fact):
    """An act was approved, numbered (`number` is empty for minutes), frozen and issued."""

    act: str
    kind: str
    number: str
    sha256: str


@event
class ActAcknowledged(Fact):
    """A recipient confirmed to have received an act."""

    act: str
    acknowledged: int
    sent: int
