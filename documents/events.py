"""What can happen to papers, official documents and written consultations."""

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


@event
class ActChecked(Fact):
    """The office checked the draft; its content is frozen and waits for the chair."""

    act: str
    kind: str


@event
class CourseTextSaved(Fact):
    """The secretary's text on the course of an item was written or changed for the minutes."""

    item: str
    revision: int


@event
class MinutesShown(Fact):
    """So many members were asked to look through checked minutes."""

    act: str
    asked: int


@event
class MinutesRemarked(Fact):
    """A member agreed with the minutes or left a remark; never what."""

    act: str
    answered: int
    asked: int


@event
class FollowUpBegun(Fact):
    """The office began an act that it writes by hand (`kind`): one `about` an issued act, or a resolution or letter."""

    act: str
    kind: str
    about: str


@event
class FollowUpWritten(Fact):
    """What such an act says was written or changed, or which secret items a notice is silent about."""

    act: str


@event
class FollowUpDropped(Fact):
    """The draft of such an act was given up."""

    act: str


@event
class ActReturned(Fact):
    """A checked draft went back to be changed."""

    act: str
    kind: str


@event
class ActApproved(Fact):
    """The chair approved an act; it is issued as soon as it has its digital signatures."""

    act: str
    kind: str


@event
class ActSigned(Fact):
    """An act has one more digital signature: its signer's (`personal`), the office's (`seal`), or one of minutes."""

    act: str
    role: str


@event
class SignaturesDropped(Fact):
    """Its number went to another document, or a day passed, before an act had all signatures: it is signed anew."""

    act: str


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


@event
class ActDispatched(Fact):
    """The office sent an issued act to one more recipient, by e-mail or on paper (`way`)."""

    act: str
    way: str


@event
class DispatchConfirmed(Fact):
    """The clerk of a body confirmed what lay in its tray, or the office that a paper copy was signed for."""

    act: str
    way: str


@event
class ActReminded(Fact):
    """Those who had not confirmed an act were reminded, by hand or by itself (`automatic`)."""

    act: str
    recipients: int
    automatic: bool


@event
class ConsultationOpened(Fact):
    """The members of the body were asked in writing about one version of a paper."""

    consultation: str
    paper: str
    version: int
    asked: int


@event
class OpinionGiven(Fact):
    """A member answered a written consultation, changed the answer, or answered `late`; never what."""

    consultation: str
    answered: int
    asked: int
    late: bool


@event
class ConsultationClosed(Fact):
    """A written consultation was closed after its deadline; the outcome is frozen."""

    consultation: str
    sent: int
    in_time: int
    late: int
    silent: int
    passed: bool


@event
class ConsultationCancelled(Fact):
    """A written consultation was broken off, by hand or because its paper changed."""

    consultation: str


@event
class ConsultationSettled(Fact):
    """The matter of a closed consultation was decided in writing, or put on a meeting's agenda."""

    consultation: str
    in_writing: bool
