"""What can happen to official documents: checked, approved, signed, issued, sent, confirmed."""

from meetings.facts import Fact, event


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
    """What such an act says was written or changed, who signs it, or which secret items a notice is silent about."""

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
class ExtractsSigned(Fact):
    """The office signed so many extracts of a notice."""

    act: str
    count: int


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
