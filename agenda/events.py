"""What can happen to an agenda."""

from meetings.facts import Fact, event

SPEECH = "speech"  # the only kind of turn before events told the kind


@event
class ItemAdded(Fact):
    """An item was put on the agenda."""

    item: str


@event
class ItemChanged(Fact):
    """An item's title, office, presenter, minutes or access changed."""

    item: str


@event
class ItemMoved(Fact):
    """An item has another number; others may have moved with it."""

    item: str
    position: int


@event
class ItemRemoved(Fact):
    """An item is off the agenda."""

    item: str


@event
class ItemStarted(Fact):
    """The chair went to this item."""

    item: str


@event
class ItemFinished(Fact):
    """The chair finished this item."""

    item: str


@event
class RecusalDeclared(Fact):
    """A member takes no part in an item."""

    item: str
    attendee: str


@event
class RecusalWithdrawn(Fact):
    """A member takes part in an item again; nothing was voted on meanwhile."""

    item: str
    attendee: str


@event
class ItemReturned(Fact):
    """An item that was taken up by mistake is not discussed yet."""

    item: str


@event
class FloorRequested(Fact):
    """An attendee asked to speak; the subject is in the turn's row."""

    turn: str
    item: str
    kind: str = SPEECH


@event
class FloorWithdrawn(Fact):
    """An attendee does not want to speak any more."""

    turn: str
    item: str
    kind: str = SPEECH


@event
class FloorGiven(Fact):
    """The chair called a speaker."""

    turn: str
    item: str
    kind: str = SPEECH


@event
class FloorEnded(Fact):
    """A speaker finished."""

    turn: str
    item: str
    seconds: int
    kind: str = SPEECH


@event
class FloorExtended(Fact):
    """The chair gave a speaker so many seconds more."""

    turn: str
    item: str
    seconds: int


@event
class FloorReturned(Fact):
    """A speaker who was called by mistake waits again."""

    turn: str
    item: str


@event
class QuestionTimeOpened(Fact):
    """Questions may be put on an item from now on."""

    item: str


@event
class QuestionTimeClosed(Fact):
    """The questions on an item are over."""

    item: str


@event
class InquiryRegistered(Fact):
    """A member wants to put a question; to whom and about what is in the question's row."""

    inquiry: str
    item: str


@event
class InquiryWithdrawn(Fact):
    """A member does not want to put a question any more."""

    inquiry: str
    item: str


@event
class InquiryCalled(Fact):
    """The chair called a question, an answer or a follow-up (`kind`)."""

    inquiry: str
    item: str
    kind: str


@event
class InquiryReturned(Fact):
    """A question went one step back, because somebody was called by mistake."""

    inquiry: str
    item: str


@event
class InquiryFinished(Fact):
    """A question was dealt with."""

    inquiry: str
    item: str


@event
class ConclusionSaved(Fact):
    """The conclusion on an item was written or changed."""

    item: str
    revision: int


@event
class ConclusionApproved(Fact):
    """The chair approved the conclusion on an item with its tasks."""

    item: str
    revision: int


@event
class ConclusionReopened(Fact):
    """An approved conclusion went back to be changed."""

    item: str


@event
class LookThroughAsked(Fact):
    """The members in the room were asked to look through the draft conclusions."""

    asked: int


@event
class LookThroughEnded(Fact):
    """The members are not asked any more; what they said stays."""


@event
class ConclusionsLookedAt(Fact):
    """A member agreed with draft conclusions or left a remark; so many of those asked have answered by now."""

    answered: int
    asked: int


@event
class TaskProposed(Fact):
    """A task was added to a conclusion, changed or taken out of it."""

    item: str


@event
class TaskReported(Fact):
    """An office reported on a task."""

    task: str
    state: str


@event
class TaskExtensionAsked(Fact):
    """The lead office of a task asked for more time; until when and why is in the request's row."""

    task: str


@event
class TaskExtensionDecided(Fact):
    """A request for more time was granted or refused."""

    task: str
    granted: bool


@event
class TaskConfirmed(Fact):
    """A task that was reported as done is done."""

    task: str


@event
class TaskReturned(Fact):
    """A task that was reported as done is to be worked on further."""

    task: str


@event
class TaskStopped(Fact):
    """A task is not to be carried out any more."""

    task: str


@event
class TaskUrged(Fact):
    """The office or the chair urged the lead office of a task; the words are in the task's history."""

    task: str


@event
class TaskReminderReceived(Fact):
    """Somebody of the lead office took note of a reminder or an urging."""

    task: str
