"""What can happen to papers: added, given out, replaced, returned, presented."""

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
class PaperReturned(Fact):
    """A paper that was to be returned, or was read in the room alone, closed itself with the meeting."""

    paper: str


@event
class PaperWithdrawn(Fact):
    """A paper was taken back."""

    paper: str


@event
class PapersReminded(Fact):
    """So many attendees who had opened none of their papers were reminded, by hand or by itself (`automatic`)."""

    recipients: int
    automatic: bool


@event
class BookTaken(Fact):
    """A person fetched their bound papers to print them; so many pages count as paper."""

    pages: int


@event
class PresenterNamed(Fact):
    """The chair or the office named who presents an item, or nobody any more; who it is stands in the item's row."""

    item: str


@event
class PresentationBegun(Fact):
    """Somebody leads the others through a version of a paper from now on; where they are is no event."""

    item: str
    paper: str
    version: int


@event
class PresentationEnded(Fact):
    """Nobody is led through the paper any more."""

    item: str
    paper: str
